package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.measure.Measures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured. */
final class MeasuresOption {
    @Option(
            names = "--measures",
            paramLabel = "A,B",
            description = "What to measure, or 'all' (default: the standard set; see 'crease list measures').")
    private @Nullable String measures;

    /** The measures asked for, or the standard set. */
    List<Measure> chosen() {
        try {
            return measures == null ? Measures.standard() : Measures.named(measures);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--measures: " + e.getMessage(), e);
        }
    }

    /** The names of those asked for; empty for the standard set. */
    List<String> columns() {
        return measures == null
                ? List.of()
                : chosen().stream().map(Measure::name).toList();
    }
}
