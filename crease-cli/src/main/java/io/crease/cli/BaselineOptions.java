package io.crease.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An earlier run that the measured rows are compared with. */
final class BaselineOptions {
    private static final double DEFAULT = 0.1;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "JSON of an earlier 'crease measure --json' or 'crease check --json' on the same curve: each of its"
                            + " values may differ by the tolerance.")
    private @Nullable Path file;

    @Option(
            names = "--tolerance",
            paramLabel = "P%",
            converter = Percentage.class,
            description =
                    "How far from the baseline a value may be, up or down (default: 10%%); counts may always differ by 1.")
    private @Nullable Double tolerance;

    /** The baseline, or null when there is none. */
    @Nullable
    Baseline baseline() {
        Path named = file;
        if (named == null) {
            if (tolerance != null) {
                throw new UsageException("--tolerance is given without --baseline; expected both or neither");
            }
            return null;
        }
        return BaselineFile.read(named);
    }

    /** The share by which a value may differ. */
    double tolerance() {
        return tolerance == null ? DEFAULT : tolerance;
    }
}
