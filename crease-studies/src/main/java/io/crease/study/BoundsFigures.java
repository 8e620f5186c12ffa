package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Series;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of {@link BoundsStudy}: regions and pieces against the upper bounds (paper, Theorem 1). */
final class BoundsFigures {
    private static final String LINES = "ReLU networks of 20 inputs, lines between two random points";

    private BoundsFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows, source, List.of(BoundsFigures::regions, BoundsFigures::byDepth, BoundsFigures::byNeurons));
    }

    private static FigureOfRows regions(StudyRows rows) {
        StudyRows counts = rows.measure(BoundsStudy.REGIONS);
        List<String> stacks = counts.every("widths");
        FigureOfRows figure = new FigureOfRows(
                "regions-by-network",
                "Activation regions of small networks, and the most that there can be",
                "Counted exactly: random networks on all of input space, the folding construction on the unit cube");
        for (String kind : List.of("relu", "hard-tanh")) {
            if (stacks.isEmpty()) {
                break;
            }
            PanelOfRows panel = new PanelOfRows(
                    FigureWords.name(kind),
                    Axis.names("inputs-width × layers", stacks),
                    Axis.log("activation regions"));
            ToDoubleFunction<StudyRow> stack =
                    row -> stacks.indexOf(row.conditions().get("widths").orElseThrow());
            StudyRows random = counts.where("network", "random " + kind);
            panel.dots("random", random, stack);
            if (kind.equals("relu")) {
                panel.dots("folding construction", counts.where("network", "fold"), stack);
            }
            panel.theory("tightest bound known", Series.Mark.DOTS, random, BoundsStudy.TIGHTEST, stack)
                    .theory("bound of Theorem 1", Series.Mark.DOTS, random, BoundsStudy.PAPER, stack);
            figure.panel(panel);
        }
        return figure.saying(reached(counts));
    }

    /** How near counts come to the paper's bound. */
    private static String reached(StudyRows counts) {
        double most = 0;
        for (StudyRow row : counts.list()) {
            if (row.row().value() != null && !row.row().predictions().isEmpty()) {
                most = Math.max(most, StudyNumbers.of(row) / StudyNumbers.predicted(row, BoundsStudy.PAPER));
            }
        }
        return "The most that a count reaches is " + FigureWords.number(100 * most) + " % of the bound of Theorem 1.";
    }

    private static FigureOfRows byDepth(StudyRows rows) {
        StudyRows pieces = rows.measure(BoundsStudy.PIECES);
        PanelOfRows panel = new PanelOfRows("", Axis.linear("layers n"), Axis.log("pieces"));
        for (double width : PanelOfRows.numbers(pieces, "width")) {
            StudyRows line = pieces.where("width", width);
            panel.line(FigureWords.number(width), line, PanelOfRows.condition("depth"))
                    .theory(FigureWords.number(width), line, BoundsStudy.PAPER, PanelOfRows.condition("depth"));
        }
        return new FigureOfRows(
                        "pieces-by-depth",
                        "Linear pieces along a line, by depth",
                        LINES + ", dashed: the bound (k + 1)ⁿ of Theorem 1")
                .ordered("k")
                .panel(panel);
    }

    private static FigureOfRows byNeurons(StudyRows rows) {
        StudyRows pieces = rows.measure(BoundsStudy.PIECES);
        PanelOfRows panel = new PanelOfRows("", Axis.log("neurons nk"), Axis.log("pieces"));
        for (double width : PanelOfRows.numbers(pieces, "width")) {
            panel.line(
                    FigureWords.number(width),
                    pieces.where("width", width),
                    row -> width * StudyNumbers.condition(row, "depth"));
        }
        return new FigureOfRows("pieces-by-neurons", "Linear pieces along a line, by the number of neurons", LINES)
                .ordered("k")
                .panel(panel);
    }
}
