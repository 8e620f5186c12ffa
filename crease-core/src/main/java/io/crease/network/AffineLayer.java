package io.crease.network;

import io.crease.numeric.Shape;
import java.util.List;

/** A layer that is an affine map of its inputs. A new one implements this and is added nowhere else. */
public non-sealed interface AffineLayer extends Layer {

    /** The map made ready to run on batches of inputs of these shapes. */
    AffineKernel kernel(List<Shape> inputs);

    /**
     * The map made ready to run so that every output is nothing but the sum of its {@link #terms}, in some order, each product and
     * sum rounded at most once: what a bound of the rounding error can be told for. It may be slower than {@link #kernel}.
     */
    default AffineKernel plainKernel(List<Shape> inputs) {
        return kernel(inputs);
    }

    /** The map without rounding. */
    AffineTerms terms(List<Shape> inputs);
}
