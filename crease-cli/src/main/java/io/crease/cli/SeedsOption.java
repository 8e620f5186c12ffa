package io.crease.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run is repeated, and over which seeds. */
final class SeedsOption {
    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = Seeds.Converter.class,
            description =
                    "Repeat over seeds, such as 0..19 or 0,3,7: each makes its own network and random points. Reports mean"
                            + " and standard error, median and 90 %% interval.")
    private @Nullable Seeds seeds;

    /** The seeds in the order given, or null for one run with its own. */
    @Nullable
    List<Long> all() {
        return seeds == null ? null : seeds.all();
    }
}
