package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of {@code crease dichotomies}. */
final class DichotomiesPage {
    private DichotomiesPage() {}

    /** @param verbose with the provenance */
    static Page of(Result result, boolean verbose) {
        List<String> sentences = new ArrayList<>();
        if (!result.complete()) {
            sentences.add(result.interruption());
        }
        sentences.addAll(DichotomiesFinding.of(result));
        if (verbose) {
            sentences.add(result.provenance().sentence());
        }
        return new Page(
                List.of(result.subject().network().line(), sweepLine(result)), List.of(grid(result)), sentences);
    }

    private static String sweepLine(Result result) {
        Subject.OfSweep sweep = Objects.requireNonNull(result.subject().sweep());
        long pieces = result.rows().stream()
                .filter(row -> row.measure().equals(DichotomiesRun.DICHOTOMIES)
                        && row.statistic().equals(Row.VALUE))
                .mapToLong(Row::points)
                .sum();
        return Stream.of(
                        Stream.of(
                                "weights of layer" + (sweep.layers().size() == 1 ? " " : "s ")
                                        + Words.numbers(sweep.layers()) + " swept",
                                Words.count(sweep.points(), "standard normal point")),
                        result.provenance().repetitions().stream(),
                        Stream.of(Words.count(pieces, "exact piece") + " in "
                                + Progress.duration(result.provenance().seconds())))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" · "));
    }

    private static Grid grid(Result result) {
        List<String> measures = List.of(DichotomiesRun.DICHOTOMIES, DichotomiesRun.SIGN_CHANGES);
        LayerTable table = new LayerTable(result, result.subject().sweptLayers());
        Grid.Builder grid = new Grid.Builder();
        table.placeColumns(grid);
        grid.column(
                "layers behind",
                Grid.Align.RIGHT,
                table.cells(l -> "" + result.subject().hiddenBehind(l.layer())));
        measures.forEach(measure -> table.measureColumns(grid, measure, true));
        grid.column("ceiling", Grid.Align.RIGHT, table.cells(l -> ceiling(result, l)));
        table.certaintyColumn(grid, measures);
        return grid.build();
    }

    private static String ceiling(Result result, Subject.Layer layer) {
        return result.main(DichotomiesRun.DICHOTOMIES, layer.layer(), layer.site()).stream()
                .flatMap(row -> row.predictions().stream())
                .map(predicted -> Figures.text(predicted.value()))
                .findFirst()
                .orElse("");
    }
}
