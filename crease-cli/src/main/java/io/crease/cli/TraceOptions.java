package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import picocli.CommandLine.Option;

/** How a trace is made; none of these but the tolerance (and, where sets outgrow it, the memory) changes a result. */
final class TraceOptions {
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
            description = "Memory for batches and sets of patterns, beyond weights (default: 192M).")
    private long memory = Tracer.Options.DEFAULT.memoryBudget();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Relative error of lengths at which sampling stops (default: 1e-4); exact traces need none.")
    private double tolerance = Tracer.Options.DEFAULT.tolerance();

    int threads() {
        return threads;
    }

    /** The threads, to be closed. */
    Workers workers() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new UsageException("--threads is " + threads + "; expected 1 to " + MOST_THREADS);
        }
        return new Workers(threads);
    }

    Tracer.Options options() {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new UsageException("--tolerance is " + tolerance + "; expected a number between 0 and 1");
        }
        return new Tracer.Options(memory, tolerance, Tracer.Options.DEFAULT.mostPoints());
    }
}
