package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import picocli.CommandLine.Option;

/** What an exact trace may use; none of these (but the memory, where sets outgrow it) changes a result. */
final class WorkOptions {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: one a processor). Results are the same for any number.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "Memory for batches and sets of patterns, beyond weights (default: 512M).")
    private long memory = Tracer.Options.DEFAULT.memoryBudget();

    /** The threads, to be closed. */
    Workers workers() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new UsageException("--threads is " + threads + "; expected 1 to " + MOST_THREADS);
        }
        return new Workers(threads);
    }

    Tracer.Options options() {
        return new Tracer.Options(memory, Tracer.Options.DEFAULT.tolerance(), Tracer.Options.DEFAULT.mostPoints());
    }
}
