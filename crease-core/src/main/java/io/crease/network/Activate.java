package io.crease.network;

import io.crease.numeric.Shape;
import java.util.List;

/**
 * Applies an activation to every element. An image's channel c uses the activation's channel c.
 *
 * @param activation φ
 */
public record Activate(Activation activation) implements Layer {

    @Override
    public String kind() {
        return activation.name();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only(kind(), inputs);
        if (activation instanceof PiecewiseLinear pl && pl.channels() != 1 && pl.channels() != input.extent(0)) {
            throw new IllegalArgumentException(kind() + ": slopes for " + pl.channels() + " channels, input has shape "
                    + input + "; expected " + input.extent(0));
        }
        return input;
    }

    @Override
    public long parameters() {
        return activation instanceof PiecewiseLinear pl && pl.channels() > 1 ? pl.channels() : 0;
    }
}
