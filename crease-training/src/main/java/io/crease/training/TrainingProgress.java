package io.crease.training;

/** Is told how training goes. */
@FunctionalInterface
public interface TrainingProgress {
    /** Says nothing. */
    TrainingProgress NONE = (recipe, step, steps, secondsLeft, loss) -> {};

    /**
     * A step is done.
     *
     * @param step steps done, of {@code steps}
     * @param secondsLeft estimated from the speed so far
     * @param loss of the batch
     */
    void step(Recipe recipe, int step, int steps, double secondsLeft, double loss);
}
