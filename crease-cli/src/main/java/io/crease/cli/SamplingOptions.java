package io.crease.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how a trace samples. */
final class SamplingOptions {
    @Option(names = "--sampled", description = "Sample although the trace could be exact.")
    private boolean sampled;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Sample at N evenly spaced points instead of refining to the tolerance; implies --sampled.")
    private @Nullable Integer points;

    Sampling sampling() {
        return new Sampling(sampled, points);
    }
}
