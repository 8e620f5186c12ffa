package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.jspecify.annotations.Nullable;

/**
 * A network's predictions with the sum of the trajectory terms of the pass that made them. To everything that does not ask for the
 * terms (evaluators, translators) it is the list of predictions. The terms are freed with the list, or with the batch's manager.
 */
final class Predictions extends NDList {
    private static final long serialVersionUID = 1;

    private final transient @Nullable NDArray terms;

    Predictions(NDList predictions, @Nullable NDArray terms) {
        super(predictions);
        this.terms = terms;
    }

    /** Σ of the terms, a scalar; null for a pass that was not for training, and where no layer is regularised. */
    @Nullable
    NDArray terms() {
        return terms;
    }

    @Override
    public void close() {
        super.close();
        if (terms != null) {
            terms.close();
        }
    }
}
