package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/** Independent weights from N(0, σw²/fan-in), the fan-in being the layer's own. The default. */
public final class GaussianWeights implements Initialiser, InitialiserFamily {

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String describe() {
        return "independent N(0, variance/fan-in), each layer with its own fan-in";
    }

    @Override
    public Tensor weight(Shape shape, boolean first, double variance, RandomStream stream) {
        return Tensor.adopt(shape, stream.gaussians(shape.size(), Math.sqrt(entryVariance(shape, first, variance))));
    }

    @Override
    public boolean independentGaussian() {
        return true;
    }

    @Override
    public Initialiser with(List<Double> arguments) {
        return this;
    }
}
