package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.theory.LengthTheory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The table of a measurement: a line for each layer, columns made from its rows. */
final class LayerTable {
    private static final List<String> STANDARD = List.of("length", "growth", "transitions", "patterns");
    private static final int MOST_MEASURES = 5;

    private final Result result;
    private final List<Subject.Layer> layers;

    /** @param layers those that have a line */
    LayerTable(Result result, List<Subject.Layer> layers) {
        this.result = result;
        this.layers = layers;
    }

    /**
     * The tables: of the chosen measures, a few to a table.
     *
     * @param chosen names, or empty for the standard table
     * @param bars whether a bar chart of the length stands beside the first
     */
    List<Grid> grids(List<String> chosen, boolean bars) {
        List<String> present = (chosen.isEmpty() ? STANDARD : chosen)
                .stream()
                        .filter(name -> result.rows().stream()
                                .anyMatch(row -> row.measure().equals(name)))
                        .toList();
        int most = result.aggregated() ? MOST_MEASURES / 2 : MOST_MEASURES;
        List<Grid> grids = new ArrayList<>();
        for (int from = 0; from < Math.max(1, present.size()); from += chosen.isEmpty() ? MOST_MEASURES : most) {
            int to = Math.min(present.size(), from + (chosen.isEmpty() ? MOST_MEASURES : most));
            grids.add(grid(present.subList(from, to), chosen.isEmpty(), bars && from == 0));
        }
        return grids;
    }

    private Grid grid(List<String> measures, boolean standard, boolean bars) {
        Grid.Builder grid = new Grid.Builder();
        placeColumns(grid);
        for (String measure : measures) {
            measureColumns(grid, measure, !standard || measure.equals("length"));
            if (measure.equals("growth")) {
                grid.column("predicted", Grid.Align.POINT, cells(this::predicted));
            }
        }
        certaintyColumn(grid, measures);
        if (bars && measures.contains("length")) {
            List<OptionalDouble> lengths = layers.stream()
                    .map(l -> result.main("length", l.layer(), l.site())
                            .map(LayerTable::valueOf)
                            .orElse(OptionalDouble.empty()))
                    .toList();
            grid.column("length, log scale", Grid.Align.LEFT, Bars.of(lengths));
        }
        return grid.build();
    }

    /** What a line is about: number, kind and width of its layer. */
    void placeColumns(Grid.Builder grid) {
        grid.column("layer", Grid.Align.RIGHT, cells(l -> l.layer() == 0 || isNode(l) ? "" : "" + l.layer()));
        grid.column("kind", Grid.Align.LEFT, cells(Subject.Layer::kind));
        grid.column("width", Grid.Align.RIGHT, cells(l -> "" + l.width()));
    }

    /** The values of a measure, or their aggregates over seeds. */
    void measureColumns(Grid.Builder grid, String measure, boolean withMedian) {
        if (!result.aggregated()) {
            grid.column(measure, Grid.Align.POINT, cells(l -> cell(measure, l, Row.VALUE)));
            return;
        }
        grid.column(measure + " ± s.e.", Grid.Align.POINT, cells(l -> cell(measure, l, Row.MEAN)));
        if (withMedian) {
            grid.column("median [90 %]", Grid.Align.POINT, cells(l -> cell(measure, l, Row.MEDIAN)));
        }
    }

    /** What the numbers of those measures are. */
    void certaintyColumn(Grid.Builder grid, List<String> measures) {
        grid.column("", Grid.Align.LEFT, cells(l -> certainty(l, measures)));
    }

    /** A cell for each line. */
    List<String> cells(Function<Subject.Layer, String> cell) {
        return layers.stream().map(cell).toList();
    }

    private static boolean isNode(Subject.Layer layer) {
        return layer.site().startsWith("node:");
    }

    private String cell(String measure, Subject.Layer layer, String statistic) {
        Optional<Row> found = result.row(measure, layer.layer(), layer.site(), statistic);
        if (found.isEmpty()) {
            return "";
        }
        Row row = found.get();
        Double value = row.value();
        if (value == null) {
            return "–";
        }
        Double low = row.low();
        Double high = row.high();
        String text = low == null || high == null
                ? Figures.text(value)
                : statistic.equals(Row.MEAN)
                        ? Figures.withError(value, (high - low) / 2)
                        : Figures.withInterval(value, low, high);
        return row.certainty() == Certainty.LOWER_BOUND ? "≥ " + text : text;
    }

    /** The prediction of the growth: exact mean before mean field; in parentheses when it does not hold here. */
    private String predicted(Subject.Layer layer) {
        return result.main("growth", layer.layer(), layer.site())
                .flatMap(LayerTable::best)
                .map(p -> p.valid() ? Figures.rounded(p.value(), 5) : "(" + Figures.rounded(p.value(), 5) + ")")
                .orElse("");
    }

    /** The prediction to compare a row with: the exact mean where there is one, else the mean field. */
    static Optional<Row.Predicted> best(Row row) {
        for (String name : List.of(LengthTheory.EXACT, LengthTheory.WIDE)) {
            for (Row.Predicted p : row.predictions()) {
                if (p.name().equals(name)) {
                    return Optional.of(p);
                }
            }
        }
        return Optional.empty();
    }

    private String certainty(Subject.Layer layer, List<String> measures) {
        return measures.stream()
                .flatMap(m -> result.main(m, layer.layer(), layer.site()).stream())
                .map(Row::certainty)
                .filter(c -> c != Certainty.LOWER_BOUND)
                .reduce(Certainty::and)
                .map(Certainty::text)
                .orElse("");
    }

    private static OptionalDouble valueOf(Row row) {
        Double value = row.value();
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
