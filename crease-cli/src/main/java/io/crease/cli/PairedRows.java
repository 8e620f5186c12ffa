package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Paired;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that compare two networks: for each measure and place they have in common the difference and the ratio, over all pairs of
 * repetitions of one seed. A repetition without a seed, of a network and a curve that are not random, goes with every other.
 */
final class PairedRows {
    private final int other;
    private final List<Row> first;
    private final List<Row> second;
    private final boolean aggregated;

    /**
     * @param other number of the second network
     * @param first values of A
     * @param second values of the other
     */
    PairedRows(int other, List<Row> first, List<Row> second, boolean aggregated) {
        this.other = other;
        this.first = first;
        this.second = second;
        this.aggregated = aggregated;
    }

    /** Rows for all places in common and for the networks as a whole. */
    List<NetworkRow> of(List<AlignedPlace> places) {
        List<NetworkRow> rows = new ArrayList<>();
        for (AlignedPlace place : places) {
            Subject.Layer a = place.in(0);
            Subject.Layer b = place.in(other);
            if (a != null && b != null) {
                at(rows, a.layer(), a.site(), b.layer(), b.site());
                if (a.site().equals("post")) {
                    at(rows, a.layer(), "pre", b.layer(), "pre");
                }
            }
        }
        at(rows, 0, NetworkFigures.NETWORK, 0, NetworkFigures.NETWORK);
        return rows;
    }

    private void at(List<NetworkRow> rows, int layerA, String siteA, int layerB, String siteB) {
        List<Row> here = in(second, layerB, siteB);
        List<Row> there = in(first, layerA, siteA);
        for (String measure : here.stream().map(Row::measure).distinct().toList()) {
            List<Row> a = new ArrayList<>();
            List<Row> b = new ArrayList<>();
            for (Row row : here) {
                if (row.measure().equals(measure)) {
                    partners(there, row).forEach(partner -> {
                        a.add(partner);
                        b.add(row);
                    });
                }
            }
            if (!a.isEmpty()) {
                add(rows, a, b);
            }
        }
    }

    private static List<Row> in(List<Row> rows, int layer, String site) {
        return rows.stream()
                .filter(row -> row.layer() == layer && row.site().equals(site))
                .toList();
    }

    private List<Row> partners(List<Row> rows, Row row) {
        return rows.stream()
                .filter(r -> r.measure().equals(row.measure()))
                .filter(r ->
                        !aggregated || r.seed() == null || row.seed() == null || Objects.equals(r.seed(), row.seed()))
                .toList();
    }

    private void add(List<NetworkRow> rows, List<Row> a, List<Row> b) {
        List<Double> valuesA = new ArrayList<>();
        List<Double> valuesB = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Double valueA = a.get(i).value();
            Double valueB = b.get(i).value();
            if (valueA != null && valueB != null) {
                valuesA.add(valueA);
                valuesB.add(valueB);
            }
        }
        double[] arrayA = valuesA.stream().mapToDouble(v -> v).toArray();
        double[] arrayB = valuesB.stream().mapToDouble(v -> v).toArray();
        String mean = aggregated ? NetworkRow.PAIRED_MEAN : Row.VALUE;
        String geometric = aggregated ? NetworkRow.PAIRED_GEOMETRIC_MEAN : Row.VALUE;
        String unit = b.get(0).unit();
        String none = arrayA.length == 0 ? "undefined: no pair has both values" : "undefined: the difference overflows";
        Optional<Paired> difference = Paired.difference(arrayA, arrayB);
        rows.add(new NetworkRow(Comparison.difference(other), row(a, b, mean, unit, difference, none)));
        String why = arrayA.length == 0 ? none : "undefined: a value is not positive, or the ratio overflows";
        Optional<Paired> ratio = Paired.ratio(arrayA, arrayB);
        rows.add(new NetworkRow(Comparison.ratio(other), row(a, b, geometric, "1", ratio, why)));
    }

    private static Row row(
            List<Row> a, List<Row> b, String statistic, String unit, Optional<Paired> paired, String none) {
        Row first = b.get(0);
        long points = 0;
        Certainty certainty = Certainty.EXACT;
        for (int i = 0; i < a.size(); i++) {
            points += a.get(i).points() + b.get(i).points();
            certainty = certainty.and(a.get(i).certainty()).and(b.get(i).certainty());
        }
        @Nullable Paired found = paired.orElse(null);
        return new Row(
                first.measure(),
                first.layer(),
                first.site(),
                null,
                statistic,
                found == null ? null : Double.valueOf(found.value()),
                found == null ? null : found.low(),
                found == null ? null : found.high(),
                found == null ? 0 : found.n(),
                unit,
                certainty == Certainty.LOWER_BOUND ? Certainty.ESTIMATE : certainty, // bounds do not subtract
                points,
                found == null ? none : null,
                List.of());
    }
}
