package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/** Independent weights, uniform on [−a, a] with a = √(3·σw²/fan-in), so that their variance is σw²/fan-in. */
public final class UniformWeights implements Initialiser, InitialiserFamily {

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public String describe() {
        return "independent and uniform around 0 with variance variance/fan-in";
    }

    @Override
    public Tensor weight(Shape shape, boolean first, double variance, RandomStream stream) {
        double bound = Math.sqrt(3 * entryVariance(shape, first, variance));
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * stream.uniform() - 1);
        }
        return Tensor.adopt(shape, values);
    }

    @Override
    public boolean independentGaussian() {
        return false;
    }

    @Override
    public Initialiser with(List<Double> arguments) {
        return this;
    }
}
