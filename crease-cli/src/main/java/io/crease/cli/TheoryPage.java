package io.crease.cli;

import io.crease.measure.Row;
import io.crease.theory.LengthTheory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of {@code crease theory}. */
final class TheoryPage {
    private TheoryPage() {}

    static Page of(Result result) {
        Subject.OfNetwork network = result.subject().network();
        List<Grid> grids = new ArrayList<>();
        grids.add(growth(result));
        Grid bounds = bounds(result);
        if (!bounds.cells().isEmpty()) {
            grids.add(bounds);
        }
        return new Page(List.of(network.line()), grids, sentences(result));
    }

    private static Grid growth(Result result) {
        List<Subject.Layer> layers = result.subject().network().layers().stream()
                .filter(l -> l.layer() > 0)
                .toList();
        Grid.Builder grid = new Grid.Builder();
        grid.column(
                "layer",
                Grid.Align.RIGHT,
                layers.stream().map(l -> "" + l.layer()).toList());
        grid.column(
                "kind",
                Grid.Align.LEFT,
                layers.stream().map(Subject.Layer::kind).toList());
        grid.column(
                "width",
                Grid.Align.RIGHT,
                layers.stream().map(l -> "" + l.width()).toList());
        for (String name : List.of(
                LengthTheory.EXACT, LengthTheory.WIDE, LengthTheory.UPPER, LengthTheory.LOWER, LengthTheory.PRINTED)) {
            List<String> cells =
                    layers.stream().map(l -> cell(result, "growth", l, name)).toList();
            if (cells.stream().anyMatch(c -> !c.isEmpty())) {
                grid.column(name.startsWith("lower") ? "lower factor" : name, Grid.Align.POINT, cells);
            }
        }
        grid.column(
                "length / input's",
                Grid.Align.POINT,
                layers.stream()
                        .map(l -> result.row(TheoryRows.RATIO, l.layer(), l.site(), "prediction")
                                .map(Row::value)
                                .map(v -> Figures.rounded(v, 5))
                                .orElse(""))
                        .toList());
        return grid.build();
    }

    private static String cell(Result result, String measure, Subject.Layer layer, String name) {
        return result.row(measure, layer.layer(), layer.site(), "prediction").stream()
                .flatMap(row -> row.predictions().stream())
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(p -> p.valid() ? Figures.rounded(p.value(), 5) : "(" + Figures.rounded(p.value(), 5) + ")")
                .orElse("");
    }

    private static Grid bounds(Result result) {
        List<Row> rows = result.rows().stream()
                .filter(row -> row.measure().equals(TheoryRows.REGIONS) && row.value() != null)
                .toList();
        Grid.Builder grid = new Grid.Builder();
        grid.column(
                "linear regions",
                Grid.Align.LEFT,
                rows.stream().map(Row::statistic).toList());
        grid.column(
                "number",
                Grid.Align.RIGHT,
                rows.stream().map(TheoryPage::number).toList());
        return grid.build();
    }

    /** The number whose decimal logarithm a row has: in full when small, else as a power of ten. */
    private static String number(Row row) {
        Double log = row.value();
        double power = log == null ? 0 : log;
        if (power < 15) {
            return String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
        }
        double exponent = Math.floor(power);
        return String.format(Locale.ROOT, "%.2fe%.0f", Math.pow(10, power - exponent), exponent);
    }

    private static List<String> sentences(Result result) {
        List<String> sentences = new ArrayList<>();
        Double q = value(result, "mean-field-q", "fixed point");
        Double chi = value(result, "chi1", "prediction");
        Double critical = value(result, "critical-weight-variance", "prediction");
        if (chi != null) {
            String become = Math.abs(chi - 1) < 1e-6
                    ? "neither grow nor shrink"
                    : String.format(Locale.ROOT, "%s by ×%.4g a layer", chi > 1 ? "grow" : "shrink", Math.sqrt(chi));
            sentences.add(String.format(
                    Locale.ROOT,
                    "Mean field: %s; χ1 = %.4g, so deep in the network lengths %s.",
                    q == null ? "q grows without end" : "q approaches " + Figures.rounded(q, 4),
                    chi,
                    become));
        }
        if (critical != null) {
            sentences.add(
                    "The critical weight variance at this bias variance is " + Figures.rounded(critical, 4) + ".");
        }
        PaperFinding.of(result).ifPresent(sentences::add);
        sentences.add("Numbers in parentheses are no valid bounds; --json has the reasons and sources.");
        return sentences;
    }

    private static @org.jspecify.annotations.Nullable Double value(Result result, String measure, String statistic) {
        return result.row(measure, 0, "network", statistic).map(Row::value).orElse(null);
    }
}
