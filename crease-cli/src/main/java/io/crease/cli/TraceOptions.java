package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a trace is made that may have to sample. */
final class TraceOptions {
    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Relative error of lengths at which sampling stops (default: 1e-4); exact traces need none.")
    private double tolerance = Tracer.Options.DEFAULT.tolerance();

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    /** The threads, to be closed. */
    Workers workers() {
        return work.workers();
    }

    /** Whether and how to sample. */
    Sampling sampling() {
        return sampling.sampling();
    }

    Tracer.Options options() {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new UsageException("--tolerance is " + tolerance + "; expected a number between 0 and 1");
        }
        Tracer.Options exact = work.options();
        return new Tracer.Options(exact.memoryBudget(), tolerance, exact.mostPoints());
    }
}
