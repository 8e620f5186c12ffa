package io.crease.study;

import io.crease.figure.Figure;
import io.crease.figure.Panel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One figure made from rows, its panels as far as there are rows. Mutable. */
final class FigureOfRows {
    private final String name;
    private final String title;
    private final String subject;
    private final List<Panel> panels = new ArrayList<>();
    private final List<Integer> seeds = new ArrayList<>();
    private Figure.Colours colours = Figure.Colours.CATEGORIES;
    private String legend = "";
    private String lead = "";

    /**
     * @param name by which it is asked for
     * @param title what is shown
     * @param subject of which networks; the number of seeds is added to it
     */
    FigureOfRows(String name, String title, String subject) {
        this.name = name;
        this.title = title;
        this.subject = subject;
    }

    /**
     * Figures made from rows; those that miss rows are left out.
     *
     * @param makers what makes each, or throws {@link MissingRowException}
     */
    static List<Figure> those(StudyRows rows, String source, List<Function<StudyRows, FigureOfRows>> makers) {
        return makers.stream()
                .flatMap(maker -> made(rows, source, maker).stream())
                .toList();
    }

    /** A figure; none where a run was stopped or a training diverged, so that its rows are missing. */
    private static Optional<Figure> made(StudyRows rows, String source, Function<StudyRows, FigureOfRows> maker) {
        try {
            return Optional.of(maker.apply(rows).figure(source));
        } catch (MissingRowException e) {
            return Optional.empty();
        }
    }

    /** Groups have this order. */
    FigureOfRows ordered(String legend) {
        colours = Figure.Colours.ORDERED;
        this.legend = legend;
        return this;
    }

    /** What groups without an order are. */
    FigureOfRows grouped(String legend) {
        this.legend = legend;
        return this;
    }

    /** A panel, unless it is empty. */
    FigureOfRows panel(PanelOfRows panel) {
        panel.panel().ifPresent(made -> {
            panels.add(made);
            seeds.addAll(panel.seeds());
        });
        return this;
    }

    /** A sentence that the text for those who cannot see the figure begins with. */
    FigureOfRows saying(String sentence) {
        lead += sentence + " ";
        return this;
    }

    private Figure figure(String source) {
        if (panels.isEmpty()) {
            throw new MissingRowException("no rows for the figure " + name);
        }
        int columns = panels.size() == 4 ? 2 : Math.min(3, panels.size());
        return new Figure(
                name,
                title,
                subtitle(),
                colours,
                legend,
                panels,
                columns,
                lead + FigureWords.of(panels, colours == Figure.Colours.ORDERED ? legend : ""),
                source);
    }

    private String subtitle() {
        if (seeds.isEmpty()) {
            return subject;
        }
        int least = Collections.min(seeds);
        int most = Collections.max(seeds);
        String repeated = most == 1
                ? "one seed"
                : "median and 5–95 % over " + (least < most ? least + " to " : "") + most + " seeds";
        return subject + "; " + repeated;
    }
}
