package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;

/**
 * How the weights of a random layer are drawn. σw² is the <em>weight variance</em>: with the default initialiser a
 * pre-activation has variance σw²·(mean square of the layer's input). Immutable and thread-safe. One file each and one line in
 * {@link Initialisers}.
 */
public interface Initialiser {

    /** The name as it is written in specs, parameters included: {@code gaussian}, {@code sparse(15)}. */
    String name();

    /**
     * The weights of one layer.
     *
     * @param shape [out, in] or [out, in / groups, kernel height, kernel width]; its {@link #fanIn} inputs feed one neuron
     * @param first whether the layer makes the network's first hidden layer
     * @param variance σw², not negative
     * @param stream drawn from
     */
    Tensor weight(Shape shape, boolean first, double variance, RandomStream stream);

    /** The variance of one weight (zeros of a sparse layer included): σw²/fan-in unless an initialiser says otherwise. */
    default double entryVariance(Shape shape, boolean first, double variance) {
        return variance / fanIn(shape);
    }

    /** Whether all weights are independent Gaussians, which is what theory's predictions for random networks are for. */
    boolean independentGaussian();

    /** Number of inputs of one neuron: in, or in / groups · kernel height · kernel width. */
    static int fanIn(Shape shape) {
        return shape.size() / shape.extent(0);
    }
}
