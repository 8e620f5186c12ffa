package io.crease.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from.
 *
 * @param command the arguments as they would be typed
 * @param seeds of the repetitions that are in the result
 * @param threads number of threads; null where nothing is traced
 * @param memory memory budget in bytes; null where nothing is traced
 * @param batch number of pieces in a full batch of an exact trace, which follows from the budget; null otherwise
 * @param tolerance of a sampled trace; null otherwise
 * @param seconds wall time
 * @param notes what was done to points on the way
 */
record Provenance(
        String command,
        List<Long> seeds,
        @Nullable Integer threads,
        @Nullable Long memory,
        @Nullable Integer batch,
        @Nullable Double tolerance,
        double seconds,
        List<String> notes) {
    Provenance {
        seeds = List.copyOf(seeds);
        notes = List.copyOf(notes);
    }

    /** Of a command that traces nothing. */
    static Provenance of(String command, double seconds) {
        return of(command, seconds, List.of());
    }

    /** The same, with what was done to its input on the way. */
    static Provenance of(String command, double seconds, List<String> notes) {
        return new Provenance(command, List.of(), null, null, null, null, seconds, notes);
    }

    /** {@code seed 7}, {@code 20 seeds}, or nothing where nothing is random. */
    Optional<String> repetitions() {
        return switch (seeds.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("seed " + seeds.get(0));
            default -> Optional.of(seeds.size() + " seeds");
        };
    }

    /** Versions, threads and memory of a run that traced, in a sentence. */
    String sentence() {
        return "Crease " + Version.crease() + ", Java " + Version.java() + ", " + Version.system() + ", "
                + io.crease.numeric.Blas.version() + ", " + threads + " thread(s)"
                + (memory == null ? "" : ", memory budget " + Bytes.text(memory.doubleValue()))
                + (batch == null ? "" : ", pieces in a batch " + batch) + ".";
    }
}
