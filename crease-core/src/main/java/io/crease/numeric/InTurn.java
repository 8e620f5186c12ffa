package io.crease.numeric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs pieces of work side by side and hands on their results in the order in which the work was added. Only a few pieces for each
 * thread are begun ahead of the one whose result is next, so that results do not pile up; while that one is in other hands the
 * caller takes the next that is in none. Used by one thread, inside a fork-join pool.
 *
 * @param <R> result of a piece
 */
public final class InTurn<R> {
    /** Pieces begun for each thread beyond the one whose result is next. */
    public static final int AHEAD = 2;

    private final Consumer<R> results;
    private final int threads;
    private final Deque<Task<R>> begun = new ArrayDeque<>();

    /**
     * @param threads that work; with one, each piece is done when its turn comes
     * @param results hears every result, in order
     */
    public InTurn(int threads, Consumer<R> results) {
        this.threads = threads;
        this.results = results;
    }

    /** Adds a piece of work; waits, working, while too many are under way. What a piece throws is thrown here or later. */
    public void add(Supplier<R> work) {
        Task<R> task = new Task<>(work);
        begun.add(task);
        if (threads > 1) {
            task.fork();
        }
        while (begun.size() > AHEAD * threads || (!begun.isEmpty() && begun.element().over)) {
            takeFirst();
        }
    }

    /** Waits, working, until all is done. */
    public void drain() {
        while (!begun.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Task<R> first = begun.element();
        while (!first.over) {
            if (!runOne()) {
                first.join();
            }
        }
        begun.remove();
        R result = first.result;
        if (result == null) {
            throw new IllegalStateException("a piece of work has no result");
        }
        results.accept(result);
    }

    /** Runs the first piece that nobody has taken; false if there is none. */
    private boolean runOne() {
        for (Task<R> task : begun) {
            if (task.runIfFree()) {
                return true;
            }
        }
        return false;
    }

    /** One piece. Offered to other threads; whoever takes it first does it. */
    private static final class Task<R> extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private transient @Nullable Supplier<R> work;
        private transient @Nullable R result;
        private final AtomicBoolean taken = new AtomicBoolean();
        private volatile boolean over;

        Task(Supplier<R> work) {
            this.work = work;
        }

        boolean runIfFree() {
            if (!taken.compareAndSet(false, true)) {
                return false;
            }
            Supplier<R> what = work;
            if (what != null) {
                result = what.get();
            }
            work = null;
            over = true;
            return true;
        }

        @Override
        protected void compute() {
            runIfFree();
        }
    }

    /** The pool of the calling thread's number of threads, 1 outside a pool. */
    public static int threadsHere() {
        return ForkJoinTask.inForkJoinPool() ? ForkJoinTask.getPool().getParallelism() : 1;
    }
}
