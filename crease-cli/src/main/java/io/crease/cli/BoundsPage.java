package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of {@code crease bounds}: one table of bounds and counts. */
final class BoundsPage {
    private BoundsPage() {}

    /** A line of the table. */
    private record Line(String what, String number, String share, String where, String source) {}

    static Page of(BoundsResult found) {
        Result result = found.result();
        DenseStack stack = found.stack();
        List<Line> lines = new ArrayList<>();
        for (Bound bound : found.bounds()) {
            lines.add(new Line(
                    bound.statistic(),
                    Bound.figure(bound.value()),
                    share(result, bound.statistic()),
                    bound.holds(),
                    bound.source()));
        }
        counts(found, lines);
        Grid.Builder grid = new Grid.Builder()
                .column("", Grid.Align.LEFT, lines.stream().map(Line::what).toList())
                .column(
                        "regions",
                        Grid.Align.RIGHT,
                        lines.stream().map(Line::number).toList())
                .column(
                        "of best",
                        Grid.Align.RIGHT,
                        lines.stream().map(Line::share).toList())
                .column(
                        "for / on",
                        Grid.Align.LEFT,
                        lines.stream().map(Line::where).toList())
                .column(
                        "source",
                        Grid.Align.LEFT,
                        lines.stream().map(Line::source).toList());
        List<String> sentences = new ArrayList<>();
        if (!result.complete()) {
            sentences.add(result.interruption());
        }
        if (result.rows().stream()
                .anyMatch(row -> row.value() == null && row.measure().equals(BoundsRun.SHARE))) {
            sentences.add("Not certified (–): the volumes or the faces of the regions do not add up.");
        }
        sentences.addAll(BoundsFinding.of(found));
        result.provenance().notes().forEach(note -> sentences.add(note + "."));
        String title = stack.text() + " · " + stack.activation() + " · " + Words.count(stack.neurons(), "hidden neuron")
                + ", N";
        return new Page(List.of(result.subject().network().line(), title), List.of(grid.build()), sentences);
    }

    private static void counts(BoundsResult found, List<Line> lines) {
        Result result = found.result();
        String domain = domain(found);
        List<Row> counts = result.rows().stream()
                .filter(row -> row.measure().equals(Bound.REGIONS))
                .toList();
        boolean several = result.aggregated();
        for (Row row : counts) {
            boolean random = row.seed() != null || row.statistic().equals(Row.MEAN);
            if (row.statistic().startsWith(BoundsRun.CONSTRUCTION)) {
                lines.add(line(
                        result, row, row.statistic(), "[0, 1]^" + found.stack().inputs(), "counted"));
            } else if (row.statistic().startsWith(BoundsRun.TRAINED)) {
                lines.add(line(result, row, row.statistic(), domain, "counted"));
            } else if (row.statistic().equals(Row.VALUE) && !several) {
                lines.add(line(result, row, random ? "random, seed " + row.seed() : "this network", domain, "counted"));
            } else if (row.statistic().equals(Row.MEAN)) {
                lines.add(line(result, row, "random, mean ± s.e.", domain, "counted, " + row.n() + " seeds"));
            } else if (row.statistic().equals(BoundsRun.SMALLEST)
                    || row.statistic().equals(BoundsRun.LARGEST)) {
                lines.add(line(result, row, "random, " + row.statistic(), domain, "counted, seed " + row.seed()));
            }
        }
    }

    private static String domain(BoundsResult found) {
        double[] low = found.domain().low();
        double[] high = found.domain().high();
        return low == null || high == null
                ? "R^" + found.stack().inputs()
                : "[" + Figures.text(low[0]) + ", " + Figures.text(high[0]) + "]^"
                        + found.stack().inputs();
    }

    private static Line line(Result result, Row row, String what, String where, String source) {
        return new Line(what, number(row), share(result, row.statistic()), where, source);
    }

    private static String number(Row row) {
        Double value = row.value();
        Double low = row.low();
        Double high = row.high();
        if (value == null) {
            return "–";
        }
        String text = low != null && high != null
                ? Figures.withError(value, (high - low) / 2)
                : value == Math.rint(value)
                        ? Bound.figure(BigInteger.valueOf(value.longValue()))
                        : Figures.rounded(value, 4);
        return (row.certainty() == Certainty.LOWER_BOUND ? "≥ " : "") + text;
    }

    private static String share(Result result, String statistic) {
        Optional<Row> row = result.rows().stream()
                .filter(r -> r.is(BoundsRun.SHARE, NetworkFigures.NETWORK, statistic))
                .findFirst();
        return row.map(Row::value).map(Figures::percent).orElse("");
    }
}
