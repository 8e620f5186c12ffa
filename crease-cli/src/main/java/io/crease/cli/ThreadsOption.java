package io.crease.cli;

import io.crease.numeric.Workers;
import picocli.CommandLine.Option;

/** On how many threads the work is done, which changes no result. */
final class ThreadsOption {
    /** As many as are taken at most. */
    static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: one a processor). Results are the same for any number.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The threads, to be closed. @throws UsageException if they are too few or too many */
    Workers workers() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new UsageException("--threads is " + threads + "; expected 1 to " + MOST_THREADS);
        }
        return new Workers(threads);
    }
}
