package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * Independent weights from N(0, σw²/k) as the paper writes them (Raghu et al. 2017, section 2), k the hidden width. Into a
 * later layer k units lead, so k is its fan-in and this is {@link GaussianWeights}. Into the first hidden layer the inputs
 * lead, of which the paper does not speak: there k is the width of the layer itself, whatever the number of inputs m, and the
 * first pre-activation is √(m/k) times that of {@link GaussianWeights}. Where hidden widths differ, k is the width of the layer
 * before, but for the first. A first convolution has k = out·kernel height·kernel width, the fan-in of a second one like it.
 */
public final class PaperWeights implements Initialiser, InitialiserFamily {

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public String describe() {
        return "independent N(0, variance/k), k the hidden width in the first layer too (Raghu et al. 2017, literally)";
    }

    @Override
    public Tensor weight(Shape shape, boolean first, double variance, RandomStream stream) {
        return Tensor.adopt(shape, stream.gaussians(shape.size(), Math.sqrt(entryVariance(shape, first, variance))));
    }

    @Override
    public double entryVariance(Shape shape, boolean first, double variance) {
        return variance / (first ? shape.size() / shape.extent(1) : Initialiser.fanIn(shape));
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
