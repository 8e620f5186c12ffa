package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of {@code crease measure}. */
final class MeasurePage {
    private MeasurePage() {}

    /**
     * @param chosen names of the measures asked for, or empty for the standard table
     * @param verbose with the paper's printed base and the provenance
     */
    static Page of(Result result, List<String> chosen, boolean bars, boolean verbose) {
        List<String> sentences = new ArrayList<>();
        if (!result.complete()) {
            sentences.add(result.interruption());
        }
        sentences.addAll(Findings.of(result));
        sentences.addAll(result.provenance().notes().stream().map(n -> n + ".").toList());
        if (verbose) {
            PaperFinding.of(result).ifPresent(sentences::add);
            sentences.add(result.provenance().sentence());
        }
        return new Page(
                title(result),
                new LayerTable(result, result.subject().network().layers()).grids(chosen, bars),
                sentences);
    }

    /** The network in a line and the curve in a line. */
    static List<String> title(Result result) {
        return List.of(result.subject().network().line(), trajectoryLine(result));
    }

    private static String trajectoryLine(Result result) {
        Subject.OfTrajectory trajectory = result.subject().trajectory();
        return trajectory == null ? "" : trajectoryLine(trajectory, result.provenance(), points(result));
    }

    /** The curve in a line, with the number of pieces or samples that were traced. */
    static String trajectoryLine(Subject.OfTrajectory trajectory, Provenance provenance, long points) {
        List<String> parts = new ArrayList<>();
        parts.add(trajectory.kind() + " " + ends(trajectory));
        if (trajectory.low() != 0 || trajectory.high() != 1) {
            parts.add(String.format(Locale.ROOT, "t from %s to %s", trajectory.low(), trajectory.high()));
        }
        parts.add("radius " + Figures.text(trajectory.radius()));
        @Nullable Double length = trajectory.length();
        if (length != null) {
            parts.add("length " + Figures.text(length));
        }
        provenance.repetitions().ifPresent(parts::add);
        boolean sampled = provenance.tolerance() != null;
        parts.add(Words.count(points, sampled ? "sample" : "exact piece") + " in "
                + Progress.duration(provenance.seconds()));
        return String.join(" · ", parts);
    }

    private static String ends(Subject.OfTrajectory trajectory) {
        boolean random = trajectory.from().equals("random") && trajectory.to().equals("random");
        String via = trajectory.via().isEmpty() ? "" : " via " + String.join(", ", trajectory.via());
        return (random ? "between random orthogonal points" : "from " + trajectory.from() + " to " + trajectory.to())
                + via;
    }

    private static long points(Result result) {
        Map<Long, Long> pointsOfSeed = new HashMap<>();
        for (Row row : result.rows()) {
            if (row.statistic().equals(Row.VALUE)) {
                Long seed = row.seed();
                pointsOfSeed.put(seed == null ? 0 : seed, row.points());
            }
        }
        return pointsOfSeed.values().stream().mapToLong(Long::longValue).sum();
    }
}
