package io.crease.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows over the repetitions of a measurement: for each measure and site the mean with low and high one standard error away, and
 * the median with the 5th and 95th percentile. Length is about log-normal over networks, so the two differ; what theory predicts
 * is the mean, and only the mean's row carries predictions.
 */
public final class SeedAggregates {
    private SeedAggregates() {}

    private record Place(String measure, int layer, String site) {}

    /** The aggregates of all rows of single repetitions, in the order in which a measure and site first occur. */
    public static List<Row> of(List<Row> rows) {
        Map<Place, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.statistic().equals(Row.VALUE)) {
                groups.computeIfAbsent(new Place(row.measure(), row.layer(), row.site()), p -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Row> aggregates = new ArrayList<>();
        for (List<Row> group : groups.values()) {
            double[] values = group.stream()
                    .map(Row::value)
                    .filter(value -> value != null)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            aggregates.add(mean(group, values));
            aggregates.add(median(group, values));
        }
        return List.copyOf(aggregates);
    }

    private static Row mean(List<Row> group, double[] sorted) {
        if (sorted.length == 0) {
            return row(group, Row.MEAN, null, null, null, 0, List.of());
        }
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        List<Row.Predicted> predictions = predictions(group);
        if (sorted.length < 2) {
            return row(group, Row.MEAN, mean, null, null, sorted.length, predictions);
        }
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / (sorted.length - 1) / sorted.length);
        return row(group, Row.MEAN, mean, mean - error, mean + error, sorted.length, predictions);
    }

    private static Row median(List<Row> group, double[] sorted) {
        return sorted.length == 0
                ? row(group, Row.MEDIAN, null, null, null, 0, List.of())
                : row(
                        group,
                        Row.MEDIAN,
                        quantile(sorted, 0.5),
                        quantile(sorted, 0.05),
                        quantile(sorted, 0.95),
                        sorted.length,
                        List.of());
    }

    /** The quantile between order statistics by linear interpolation (type 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        double share = at - below;
        return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
    }

    private static Row row(
            List<Row> group,
            String statistic,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            int n,
            List<Row.Predicted> predictions) {
        Row first = group.get(0);
        Certainty certainty = first.certainty();
        long points = 0;
        String reason = null;
        for (Row row : group) {
            certainty = certainty.and(row.certainty());
            points += row.points();
            reason = reason == null ? row.reason() : reason;
        }
        return new Row(
                first.measure(),
                first.layer(),
                first.site(),
                null,
                statistic,
                value,
                low,
                high,
                n,
                first.unit(),
                certainty,
                points,
                reason,
                predictions);
    }

    /** The mean prediction of each name that all repetitions have; valid where it is in all. */
    private static List<Row.Predicted> predictions(List<Row> group) {
        List<Row.Predicted> result = new ArrayList<>();
        for (Row.Predicted first : group.get(0).predictions()) {
            List<Row.Predicted> same = group.stream()
                    .flatMap(row -> row.predictions().stream())
                    .filter(p -> p.name().equals(first.name()))
                    .toList();
            if (same.size() == group.size()) {
                Row.Predicted weakest =
                        same.stream().filter(p -> !p.valid()).findFirst().orElse(first);
                double mean = same.stream().mapToDouble(Row.Predicted::value).sum() / same.size();
                result.add(new Row.Predicted(first.name(), mean, weakest.valid(), weakest.source()));
            }
        }
        return result;
    }
}
