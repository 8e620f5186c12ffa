package io.crease.cli;

import io.crease.measure.Row;
import java.util.List;
import java.util.Optional;

/**
 * What a command has found: the one thing that every output format is made from.
 *
 * @param command {@code measure}; the schema is {@code crease.COMMAND/1}
 * @param provenance where it comes from
 * @param subject what it is about
 * @param complete false when it was interrupted
 * @param rows all numbers
 */
record Result(String command, Provenance provenance, Subject subject, boolean complete, List<Row> rows) {
    Result {
        rows = List.copyOf(rows);
    }

    /** How far an interrupted run came, in a sentence. */
    String interruption() {
        String what = rows.stream()
                .map(Row::reason)
                .filter(reason -> reason != null && reason.startsWith("interrupted"))
                .findFirst()
                .orElse("interrupted: " + Words.count(provenance.seeds().size(), "seed") + " done");
        return "I" + what.substring(1) + ".";
    }

    /** Whether rows are aggregated over seeds. */
    boolean aggregated() {
        return rows.stream().anyMatch(row -> row.statistic().equals(Row.MEAN));
    }

    /** The row of a measure at a place: of that statistic, or the mean in an aggregated result when it is the value. */
    Optional<Row> row(String measure, int layer, String site, String statistic) {
        return rows.stream()
                .filter(row -> row.layer() == layer && row.is(measure, site, statistic))
                .findFirst();
    }

    /** The row that stands for a measure at a place: the mean over seeds, or the only value. */
    Optional<Row> main(String measure, int layer, String site) {
        return row(measure, layer, site, aggregated() ? Row.MEAN : Row.VALUE);
    }
}
