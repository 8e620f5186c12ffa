package io.crease.report.measured;

import io.crease.measure.Row;
import java.util.List;
import java.util.Optional;

/**
 * A network and the rows that were measured of it.
 *
 * @param name what it is called beside others; plain text, from wherever
 * @param places the input, activations, output and nodes in between, in the order of the network
 * @param rows all rows, those of repetitions and their aggregates
 */
public record MeasuredNetwork(String name, List<Place> places, List<Row> rows) {
    /** Copies the lists. */
    public MeasuredNetwork {
        places = List.copyOf(places);
        rows = List.copyOf(rows);
    }

    /**
     * A place in a network.
     *
     * @param layer number from 1, the output last; 0 for the input
     * @param site {@code input}, {@code post}, {@code output} or {@code node:NAME}
     * @param kind {@code relu}, {@code conv2d} …
     * @param width number of neurons, at least 1
     */
    public record Place(int layer, String site, String kind, int width) {
        /** Whether this is the input, an activation or the output, and not a node in between. */
        boolean numbered() {
            return !site.startsWith("node:");
        }

        /** {@code in}, {@code 3}, {@code out}. */
        String number() {
            return site.equals("input") ? "in" : site.equals("output") ? "out" : String.valueOf(layer);
        }

        /** {@code 3 max-pool}. */
        String text() {
            return site.equals("input") || site.equals("output") ? number() : layer + " " + kind;
        }
    }

    /** Whether rows are repeated over seeds. */
    boolean repeated() {
        return rows.stream().anyMatch(row -> row.statistic().equals(Row.MEDIAN));
    }

    /** Number of repetitions behind aggregates; 1 where there are none. */
    int repetitions() {
        return rows.stream()
                .filter(row -> row.statistic().equals(Row.MEDIAN))
                .mapToInt(Row::n)
                .max()
                .orElse(1);
    }

    /** What a figure shows of a measure at a place: the median over seeds, or the only value. */
    Optional<Row> shown(String measure, Place place) {
        return row(measure, place, repeated() ? Row.MEDIAN : Row.VALUE);
    }

    /** The row on which predictions stand: the mean over seeds, or the only value. */
    Optional<Row> predicted(String measure, Place place) {
        return row(measure, place, repeated() ? Row.MEAN : Row.VALUE);
    }

    private Optional<Row> row(String measure, Place place, String statistic) {
        return rows.stream()
                .filter(row -> row.layer() == place.layer() && row.is(measure, place.site(), statistic))
                .filter(row -> row.value() != null)
                .findFirst();
    }

    /** The word for the weakest certainty among rows of a measure; empty if there are none. */
    Optional<String> certainty(String measure) {
        return rows.stream()
                .filter(row -> row.measure().equals(measure) && row.value() != null)
                .map(Row::certainty)
                .reduce(io.crease.measure.Certainty::and)
                .map(io.crease.measure.Certainty::text);
    }
}
