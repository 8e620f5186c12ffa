package io.crease.study;

import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.util.List;
import java.util.function.Consumer;

/**
 * One independent part of a study, as a rule one condition and one seed. Its rows are stored when it is done, and are never
 * computed again.
 *
 * @param key everything that determines its rows: conditions, sizes, seed, data; the study's name and version are added to it
 * @param cost how long it takes in comparison with the other cells of the study, for the time left
 * @param work what computes its rows
 */
public record Cell(String key, double cost, Work work) {

    /** @throws IllegalArgumentException if the cost is not positive */
    public Cell {
        if (!(cost > 0)) {
            throw new IllegalArgumentException(key + ": cost is " + cost + "; expected a positive number");
        }
    }

    /** Computes the rows of a cell. */
    @FunctionalInterface
    public interface Work {
        /**
         * The rows. When {@code bench.monitor()} is cancelled it returns early with whatever it has, which is dropped, or throws
         * {@link java.util.concurrent.CancellationException}.
         */
        List<StudyRow> rows(Bench bench);
    }

    /**
     * What a cell works with.
     *
     * @param settings of the run
     * @param workers the threads
     * @param monitor hears of the share of this cell that is done, and tells when to stop
     * @param say says in a few words what is being done, beside the time left
     */
    public record Bench(StudySettings settings, Workers workers, Monitor monitor, Consumer<String> say) {}
}
