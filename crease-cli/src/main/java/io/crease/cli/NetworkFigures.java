package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a network as a whole, read off the rows of one repetition: {@code length-ratio}, the length at the end of the network
 * over the curve's own; {@code fitted-growth}, the factor by which the length changes a layer, fitted over the hidden layers;
 * {@code pieces} behind the last layer; and {@code transitions}, which has its row already.
 */
final class NetworkFigures {
    static final String NETWORK = ReadingRows.NETWORK;
    static final String FITTED_GROWTH = "fitted-growth";

    private NetworkFigures() {}

    /** What has to be measured for them. */
    static List<Measure> measures() {
        return Measures.named("length,length-ratio,growth,transitions,pieces");
    }

    /** The figures as rows, those that the network has; of a repetition that is complete. */
    static List<Row> of(List<Row> rows, List<Subject.Layer> layers) {
        List<Row> figures = new ArrayList<>();
        last(rows, "length-ratio")
                .map(row -> network(row, "length-ratio", row.value()))
                .ifPresent(figures::add);
        fitted(rows, layers).ifPresent(figures::add);
        last(rows, "pieces").map(row -> network(row, "pieces", row.value())).ifPresent(figures::add);
        return figures;
    }

    /** The row of a measure that is deepest in the network. */
    private static Optional<Row> last(List<Row> rows, String measure) {
        return rows.stream()
                .filter(row -> row.measure().equals(measure) && row.layer() > 0)
                .reduce((a, b) -> b);
    }

    private static Optional<Row> fitted(List<Row> rows, List<Subject.Layer> layers) {
        List<Row> lengths = rows.stream()
                .filter(row -> row.is("length", "post", Row.VALUE) && row.value() != null && row.value() > 0)
                .toList();
        long hidden = layers.stream().filter(l -> l.site().equals("post")).count();
        if (lengths.size() < 2 || lengths.size() < hidden) {
            return Optional.empty();
        }
        double factor = FittedFactor.of(
                lengths.stream().mapToDouble(Row::layer).toArray(),
                lengths.stream().mapToDouble(NetworkFigures::valueOf).toArray());
        return Double.isFinite(factor) ? Optional.of(network(lengths.get(0), FITTED_GROWTH, factor)) : Optional.empty();
    }

    private static double valueOf(Row row) {
        Double value = row.value();
        return value == null ? Double.NaN : value;
    }

    private static Row network(Row row, String measure, @Nullable Double value) {
        String unit = measure.equals(FITTED_GROWTH) ? "1" : row.unit();
        Certainty certainty = row.certainty();
        String reason = value == null ? row.reason() : null;
        return new Row(
                measure,
                0,
                NETWORK,
                row.seed(),
                Row.VALUE,
                value,
                null,
                null,
                1,
                unit,
                certainty,
                row.points(),
                reason,
                List.of());
    }
}
