package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * One operation of a network, immutable. It is either affine (traced by applying it to points), an activation (cuts a piece
 * where a neuron crosses a knot) or a maximum (cuts a piece where the winner changes).
 */
public sealed interface Layer permits AffineLayer, Activate, Maximum {

    /** What the layer is called in tables and errors: {@code dense}, {@code conv}, {@code relu}, {@code max-pool}. */
    String kind();

    /**
     * The shape that comes out when these shapes go in.
     *
     * @throws IllegalArgumentException if the layer cannot take them; the message says what was found and what was expected
     */
    Shape outputShape(List<Shape> inputs);

    /** Number of stored parameters. */
    default long parameters() {
        return weights().stream().mapToLong(Tensor::size).sum();
    }

    /** The tensors this layer stores, in a fixed order, for fingerprints and checks. */
    default List<Tensor> weights() {
        return List.of();
    }

    /** Refuses any number of inputs but one. */
    static Shape only(String kind, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(kind + " has " + inputs.size() + " inputs; expected 1");
        }
        return inputs.get(0);
    }

    /** Refuses any input but one image of shape [channels, height, width]. */
    static Shape image(String kind, List<Shape> inputs) {
        Shape input = only(kind, inputs);
        if (input.rank() != 3) {
            throw new IllegalArgumentException(
                    kind + ": input has shape " + input + "; expected [channels, height, width]");
        }
        return input;
    }
}
