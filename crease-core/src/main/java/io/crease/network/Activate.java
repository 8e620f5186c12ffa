package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
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

    /** Slopes and intercepts [channels, pieces] when they differ between channels: then the name does not say them. */
    @Override
    public List<Tensor> weights() {
        if (!(activation instanceof PiecewiseLinear pl) || pl.channels() == 1) {
            return List.of();
        }
        Shape shape = Shape.of(pl.channels(), pl.knots() + 1);
        double[] slopes = new double[shape.size()];
        double[] intercepts = new double[shape.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = pl.slope(i / shape.extent(1), i % shape.extent(1));
            intercepts[i] = pl.intercept(i / shape.extent(1), i % shape.extent(1));
        }
        return List.of(Tensor.adopt(shape, slopes), Tensor.adopt(shape, intercepts));
    }
}
