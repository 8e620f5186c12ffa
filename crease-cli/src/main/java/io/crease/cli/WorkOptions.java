package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an exact trace may use; none of these (but the memory, where sets outgrow it) changes a result. */
final class WorkOptions {
    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "Memory for batches and sets of patterns, beyond weights (default: 512M).")
    private long memory = Tracer.Options.DEFAULT.memoryBudget();

    /** The threads, to be closed. */
    Workers workers() {
        return threads.workers();
    }

    Tracer.Options options() {
        return new Tracer.Options(memory, Tracer.Options.DEFAULT.tolerance(), Tracer.Options.DEFAULT.mostPoints());
    }
}
