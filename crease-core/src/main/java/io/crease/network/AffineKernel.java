package io.crease.network;

import io.crease.numeric.Batch;
import java.util.List;

/** An affine map applied to every row of a batch. Safe for use by several threads at once. */
public interface AffineKernel {

    /**
     * Fills {@code output} with the images of the rows of the inputs, all of which have the same number of rows, and sets its
     * magnitude.
     *
     * @param output resized and overwritten
     */
    void apply(List<Batch> inputs, Batch output);
}
