package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * A loss with the terms of trajectory regularisation: base + scale·Σ terms, where the terms are those of the pass that made the
 * predictions. They come with predictions of a {@link TrajectoryRegularized} or a {@link TrajectoryPenalty}. Passes that are not for
 * training carry none: there the loss is the base alone, and can be compared with a model that is not regularised.
 */
public final class TrajectoryLoss extends Loss {
    /** The paper's factor of the terms. */
    public static final double SCALE = 0.01;

    private final Loss base;
    private final double scale;

    /** The base loss and 0.01·Σ terms. */
    public TrajectoryLoss(Loss base) {
        this(base, SCALE);
    }

    /**
     * The base loss and scale·Σ terms.
     *
     * @throws IllegalArgumentException if the scale is negative or not finite
     */
    public TrajectoryLoss(Loss base, double scale) {
        super("TrajectoryLoss");
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("trajectory loss: scale is " + scale + "; expected 0 or more");
        }
        this.base = base;
        this.scale = scale;
    }

    /** The loss without the terms; it can be added to a training configuration as an evaluator of its own. */
    public Loss base() {
        return base;
    }

    /** What the sum of the terms is multiplied by. */
    public double scale() {
        return scale;
    }

    /** @throws IllegalStateException if the predictions are not those of a model prepared for this loss */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        if (!(predictions instanceof Predictions carried)) {
            throw new IllegalStateException(
                    "trajectory loss: these predictions carry no terms; wrap the model's outermost block in "
                            + "TrajectoryRegularized or TrajectoryPenalty");
        }
        NDArray loss = base.evaluate(labels, predictions);
        NDArray terms = carried.terms();
        if (terms == null) {
            return loss;
        }
        try (loss;
                NDArray scaled = PolylineLength.times(terms, scale)) {
            return loss.add(scaled);
        }
    }
}
