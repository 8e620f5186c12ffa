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
            sentences.add(interrupted(result));
        }
        sentences.addAll(Findings.of(result));
        sentences.addAll(result.provenance().notes().stream().map(n -> n + ".").toList());
        if (verbose) {
            PaperFinding.of(result).ifPresent(sentences::add);
            sentences.add(provenance(result.provenance()));
        }
        return new Page(
                List.of(networkLine(result), trajectoryLine(result)),
                new LayerTable(result).grids(chosen, bars),
                sentences);
    }

    private static String networkLine(Result result) {
        Subject.OfNetwork network = result.subject().network();
        return network.source() + " · " + Words.count(network.parameters(), "parameter");
    }

    private static String trajectoryLine(Result result) {
        Subject.OfTrajectory trajectory = result.subject().trajectory();
        if (trajectory == null) {
            return "";
        }
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
        List<Long> seeds = result.provenance().seeds();
        if (seeds.size() == 1) {
            parts.add("seed " + seeds.get(0));
        } else if (seeds.size() > 1) {
            parts.add(seeds.size() + " seeds");
        }
        parts.add(trace(result));
        return String.join(" · ", parts);
    }

    private static String ends(Subject.OfTrajectory trajectory) {
        boolean random = trajectory.from().equals("random") && trajectory.to().equals("random");
        String via = trajectory.via().isEmpty() ? "" : " via " + String.join(", ", trajectory.via());
        return (random ? "between random orthogonal points" : "from " + trajectory.from() + " to " + trajectory.to())
                + via;
    }

    private static String trace(Result result) {
        Map<Long, Long> pointsOfSeed = new HashMap<>();
        for (Row row : result.rows()) {
            if (row.statistic().equals(Row.VALUE)) {
                Long seed = row.seed();
                pointsOfSeed.put(seed == null ? 0 : seed, row.points());
            }
        }
        long points = pointsOfSeed.values().stream().mapToLong(Long::longValue).sum();
        boolean sampled = result.provenance().tolerance() != null;
        return Words.count(points, sampled ? "sample" : "exact piece") + " in "
                + Progress.duration(result.provenance().seconds());
    }

    private static String interrupted(Result result) {
        String what = result.rows().stream()
                .map(Row::reason)
                .filter(reason -> reason != null && reason.startsWith("interrupted"))
                .findFirst()
                .orElse("interrupted: "
                        + Words.count(result.provenance().seeds().size(), "seed") + " done");
        return "I" + what.substring(1) + ".";
    }

    private static String provenance(Provenance provenance) {
        Long memory = provenance.memory();
        return "Crease " + Version.crease() + ", Java " + Version.java() + ", " + Version.system() + ", "
                + io.crease.numeric.Blas.version() + ", " + provenance.threads() + " thread(s), memory budget "
                + Bytes.text(memory == null ? 0 : memory.doubleValue()) + ", pieces in a batch " + provenance.batch()
                + ".";
    }
}
