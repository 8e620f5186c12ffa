package io.crease.network;

import io.crease.numeric.Shape;
import java.util.List;

/** A layer that is an affine map of its inputs. A new one implements this and is added nowhere else. */
public non-sealed interface AffineLayer extends Layer {

    /** The map made ready to run on batches of inputs of these shapes. */
    AffineKernel kernel(List<Shape> inputs);
}
