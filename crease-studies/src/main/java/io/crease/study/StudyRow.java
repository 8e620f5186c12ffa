package io.crease.study;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a study and the conditions under which it was measured.
 *
 * @param conditions in the study's order
 * @param row the number with its place, seed, interval and unit
 */
public record StudyRow(Conditions conditions, Row row) {

    /**
     * The value of one repetition.
     *
     * @param layer from 1, the output last; 0 for the input and for the whole network
     * @param site {@code post}, {@code node:NAME}, {@code network} …
     * @param seed of the repetition; null where nothing is random
     * @param value the number; NaN and infinities become null with the reason {@code not finite}
     */
    public static StudyRow value(
            Conditions conditions,
            String measure,
            int layer,
            String site,
            @Nullable Long seed,
            double value,
            String unit,
            Certainty certainty) {
        boolean finite = Double.isFinite(value);
        return new StudyRow(
                conditions,
                new Row(
                        measure,
                        layer,
                        site,
                        seed,
                        Row.VALUE,
                        finite ? Double.valueOf(value) : null,
                        null,
                        null,
                        1,
                        unit,
                        certainty,
                        0,
                        finite ? null : "not finite",
                        List.of()));
    }

    /** The value of one repetition for a whole network: layer 0, site {@code network}. */
    public static StudyRow ofNetwork(
            Conditions conditions,
            String measure,
            @Nullable Long seed,
            double value,
            String unit,
            Certainty certainty) {
        return value(conditions, measure, 0, "network", seed, value, unit, certainty);
    }

    /** This row with what theory says of it. */
    public StudyRow predicted(List<Row.Predicted> predictions) {
        return with(row.reason(), predictions);
    }

    /** This row with what should be known of its value. */
    public StudyRow because(String reason) {
        return with(reason, row.predictions());
    }

    private StudyRow with(@Nullable String reason, List<Row.Predicted> predictions) {
        return new StudyRow(
                conditions,
                new Row(
                        row.measure(),
                        row.layer(),
                        row.site(),
                        row.seed(),
                        row.statistic(),
                        row.value(),
                        row.low(),
                        row.high(),
                        row.n(),
                        row.unit(),
                        row.certainty(),
                        row.points(),
                        reason,
                        predictions));
    }
}
