package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows with a baseline's: a value v may differ from its baseline b by the tolerance's share of |b|, a count by 1 even if
 * that is more. A row that the baseline has and the run lacks is broken; a row that only the run has is not judged.
 */
final class BaselineVerdicts {
    private static final String NAME = "baseline";
    /** Relative to the largest number of a measure, what rounding may make of a number that is zero. */
    private static final double ROUNDING = 1e-12;

    private final Baseline baseline;
    private final double tolerance;
    private final Set<String> counts = new HashSet<>();
    private final Map<String, Double> largest = new HashMap<>();

    BaselineVerdicts(Baseline baseline, double tolerance) {
        this.baseline = baseline;
        this.tolerance = tolerance;
        for (Measure measure : baseline.measures()) {
            if (measure.counts() || measure.unit().equals("neurons")) {
                counts.add(measure.name());
            }
        }
        baseline.values().forEach((place, value) -> {
            if (value != null) {
                largest.merge(place.measure(), Math.abs(value), Math::max);
            }
        });
    }

    /** A verdict for each of the baseline's rows; of an interrupted run for those rows that it has. */
    List<Verdict> of(Result result) {
        baseline.requireSameCurve(result);
        Map<Verdict.Place, Row> rows = new HashMap<>();
        for (Row row : result.rows()) {
            rows.put(Verdict.Place.of(row), row);
        }
        List<Verdict> verdicts = new ArrayList<>();
        baseline.values().forEach((place, value) -> {
            Row row = rows.get(place);
            if (row != null) {
                verdicts.add(verdict(place, value, row));
            } else if (result.complete()) {
                verdicts.add(new Verdict(
                        NAME,
                        value,
                        place,
                        null,
                        "none",
                        Outcome.BROKEN,
                        place.textOfRow() + " is in the baseline but not in this run: the network has changed there"));
            }
        });
        return verdicts;
    }

    private Verdict verdict(Verdict.Place place, @Nullable Double before, Row row) {
        Double now = row.value();
        String reason = row.reason();
        boolean held = near(place, before, now);
        boolean interrupted = reason != null && reason.startsWith("interrupted");
        Outcome outcome = interrupted ? Outcome.NOT_SHOWN : held ? Outcome.HELD : Outcome.BROKEN;
        String certainty = row.certainty().text();
        String text = place.textOfRow() + " is " + figure(now) + ", baseline " + figure(before) + change(before, now)
                + " (" + certainty + (interrupted ? "; " + reason : "") + ")";
        return new Verdict(NAME, before, place, now, certainty, outcome, text);
    }

    private boolean near(Verdict.Place place, @Nullable Double before, @Nullable Double now) {
        if (before == null || now == null) {
            return Objects.equals(before, now);
        }
        double slack = counts.contains(place.measure()) ? 1 : ROUNDING * largest.getOrDefault(place.measure(), 0.0);
        return Math.abs(now - before) <= Math.max(tolerance * Math.abs(before), slack);
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "undefined" : Figures.text(value);
    }

    private String change(@Nullable Double before, @Nullable Double now) {
        String allowed = ", tolerance " + Figures.percent(tolerance);
        return before == null || now == null || before == 0
                ? allowed
                : String.format(Locale.ROOT, ", %+.3g %%", 100 * (now - before) / Math.abs(before)) + allowed;
    }
}
