package io.crease.trace;

import java.util.concurrent.RecursiveTask;
import org.jspecify.annotations.Nullable;

/** Follows the parts of a stretch side by side, each seen by a fork of the observer; the forks are appended in order. */
final class InOrder {
    private InOrder() {}

    /** What is done with one part; false when it was cut short. */
    interface Part {
        boolean follow(int part, Observer observer);
    }

    /** Follows all parts; whatever comes behind the first that was cut short is dropped. Called inside a fork-join pool. */
    static boolean follow(int parts, Observer observer, Part part) {
        if (parts == 1) {
            return part.follow(0, observer);
        }
        @Nullable Task[] tasks = new Task[parts];
        for (int i = parts - 1; i >= 0; i--) {
            Task task = new Task(part, i, observer.fork());
            tasks[i] = task;
            if (i > 0) {
                task.fork();
            }
        }
        boolean whole = true;
        for (int i = 0; i < parts; i++) {
            Task task = tasks[i];
            if (task != null) {
                boolean done = i == 0 ? task.invoke() : task.join();
                if (whole) {
                    observer.append(task.own);
                    whole = done;
                }
                tasks[i] = null;
            }
        }
        return whole;
    }

    private static final class Task extends RecursiveTask<Boolean> {
        private static final long serialVersionUID = 1;

        private final transient Part part;
        private final int index;
        private final transient Observer own;

        Task(Part part, int index, Observer own) {
            this.part = part;
            this.index = index;
            this.own = own;
        }

        @Override
        protected Boolean compute() {
            return part.follow(index, own);
        }
    }
}
