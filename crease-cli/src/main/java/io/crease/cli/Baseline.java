package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier run, as its JSON has it.
 *
 * @param file where it was read
 * @param seeds of its repetitions
 * @param trajectory its curve
 * @param values of its rows, in order; null where there was none
 */
record Baseline(
        Path file, List<Long> seeds, Subject.OfTrajectory trajectory, Map<Verdict.Place, @Nullable Double> values) {
    private static final double SAME = 1e-9;

    Baseline {
        seeds = List.copyOf(seeds);
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What it measured. @throws InputException if this version has no such measure */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (String name :
                values.keySet().stream().map(Verdict.Place::measure).distinct().toList()) {
            try {
                measures.addAll(Measures.named(name));
            } catch (IllegalArgumentException e) {
                throw new InputException(
                        file + ": " + e.getMessage() + "; expected the JSON of this version: make it anew", e);
            }
        }
        return measures;
    }

    /** @throws InputException if a result is of another curve or of other seeds, so that there is nothing to compare */
    void requireSameCurve(Result result) {
        Subject.OfTrajectory own = result.subject().trajectory();
        if (own == null || !same(own)) {
            throw new InputException(file + ": its curve is " + text(trajectory) + "; this run's is "
                    + (own == null ? "none" : text(own))
                    + "; expected the same: give the options of the baseline's command");
        }
        List<Long> used = result.provenance().seeds();
        if (result.complete() && !seeds.equals(used)) {
            throw new InputException(file + ": its seeds are " + text(seeds) + "; this run's are " + text(used)
                    + "; expected the same: give the options of the baseline's command");
        }
    }

    private boolean same(Subject.OfTrajectory own) {
        return trajectory.kind().equals(own.kind())
                && trajectory.from().equals(own.from())
                && trajectory.to().equals(own.to())
                && trajectory.via().equals(own.via())
                && near(trajectory.low(), own.low())
                && near(trajectory.high(), own.high())
                && near(trajectory.radius(), own.radius());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }

    private static String text(Subject.OfTrajectory curve) {
        return curve.kind() + " from " + curve.from() + " to " + curve.to()
                + (curve.via().isEmpty() ? "" : " via " + String.join(", ", curve.via())) + ", t from " + curve.low()
                + " to " + curve.high() + ", radius " + Figures.rounded(curve.radius(), 8);
    }

    private static String text(List<Long> seeds) {
        return seeds.isEmpty()
                ? "none"
                : seeds.size() == 1
                        ? String.valueOf(seeds.get(0))
                        : seeds.size() + " from " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1);
    }
}
