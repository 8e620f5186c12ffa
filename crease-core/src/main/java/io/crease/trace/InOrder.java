package io.crease.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Follows the parts of a stretch side by side, each seen by a fork of the observer; the forks are appended in order. */
final class InOrder {
    /** Parts begun for each thread beyond the one that is appended next. */
    static final int AHEAD = 2;

    private InOrder() {}

    /** What is done with one part; false when it was cut short. */
    interface Part {
        boolean follow(int part, Observer observer);
    }

    /**
     * Follows all parts; whatever comes behind the first that was cut short is dropped. Only a few parts for each thread are begun
     * ahead of the one that is appended next, so that what they have seen does not pile up; while that one is in other hands the
     * caller takes the next that is in none. Called inside a fork-join pool.
     */
    static boolean follow(int parts, Observer observer, Part part) {
        if (parts == 1) {
            return part.follow(0, observer);
        }
        int threads = ForkJoinTask.getPool().getParallelism();
        Deque<Task> begun = new ArrayDeque<>();
        boolean whole = true;
        int next = 0;
        while (next < parts || !begun.isEmpty()) {
            if (next < parts && begun.size() <= AHEAD * threads) {
                Task task = new Task(part, next++, observer.fork());
                begun.add(task);
                if (threads > 1) {
                    task.fork();
                }
                continue;
            }
            Task first = begun.element();
            if (!first.isOver() && !runOne(begun)) {
                first.join();
            }
            if (!first.isOver()) {
                continue;
            }
            begun.remove();
            whole = first.appendTo(observer, whole);
            if (!whole) {
                next = parts;
            }
        }
        return whole;
    }

    /** Runs the first task that nobody has taken; false if there is none. */
    private static boolean runOne(Deque<Task> begun) {
        for (Task task : begun) {
            if (task.invokeIfFree()) {
                return true;
            }
        }
        return false;
    }

    /** One part. Offered to other threads; whoever takes it first follows it. */
    private static final class Task extends RecursiveAction {
        private static final long serialVersionUID = 1;

        /** Null once it is over: threads may still hold a task that was taken elsewhere. */
        private transient @Nullable Part part;

        private final int index;
        private transient @Nullable Observer own;
        private final AtomicBoolean taken = new AtomicBoolean();
        private volatile boolean over;
        private boolean done;

        Task(Part part, int index, Observer own) {
            this.part = part;
            this.index = index;
            this.own = own;
        }

        boolean isOver() {
            return over;
        }

        boolean invokeIfFree() {
            if (!taken.compareAndSet(false, true)) {
                return false;
            }
            Part what = part;
            Observer seen = own;
            if (what != null && seen != null) {
                done = what.follow(index, seen);
            }
            part = null;
            over = true;
            return true;
        }

        /** Appends what was seen, if all before it was whole; returns whether all up to here was. */
        boolean appendTo(Observer observer, boolean whole) {
            Observer seen = own;
            own = null;
            if (whole && seen != null) {
                observer.append(seen);
            }
            return whole && done;
        }

        @Override
        protected void compute() {
            invokeIfFree();
        }
    }
}
