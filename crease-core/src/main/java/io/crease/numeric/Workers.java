package io.crease.numeric;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** A fixed number of threads that share one piece of work. Results never depend on how many there are. */
public final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    /**
     * @param threads at least 1
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; expected at least 1");
        }
        pool = new ForkJoinPool(threads);
    }

    /** As many threads as the machine has processors. */
    public static Workers perProcessor() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /** Number of threads. */
    public int threads() {
        return pool.getParallelism();
    }

    /** Runs a task, and all that it forks, on these threads and returns its result. */
    public <T> T run(ForkJoinTask<T> task) {
        return ForkJoinTask.getPool() == pool ? task.invoke() : pool.invoke(task);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
