package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * A two-dimensional convolution (cross-correlation, as in every deep-learning library) of an image [channels, height, width].
 *
 * @param weight shape [out, in / groups, kernel height, kernel width]
 * @param bias shape [out]
 * @param window stride, padding and dilation; its kernel size is the weight's
 * @param groups output channel o sees only the input channels of its group
 */
public record Conv2d(Tensor weight, Tensor bias, Window window, int groups) implements AffineLayer {

    /** @throws IllegalArgumentException if weight, bias, window and groups do not fit each other */
    public Conv2d {
        Shape w = weight.shape();
        if (w.rank() != 4 || w.extent(2) != window.height() || w.extent(3) != window.width()) {
            throw new IllegalArgumentException("conv: weight has shape " + w + ", window is " + window.height() + "x"
                    + window.width() + "; expected [out, in / groups, kernel height, kernel width]");
        }
        if (groups < 1 || w.extent(0) % groups != 0) {
            throw new IllegalArgumentException(
                    "conv: " + groups + " groups for " + w.extent(0) + " output channels; expected a divisor");
        }
        if (bias.size() != w.extent(0)) {
            throw new IllegalArgumentException(
                    "conv: bias has " + bias.size() + " values; expected " + w.extent(0) + ", one an output channel");
        }
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.image("conv", inputs);
        int expected = weight.shape().extent(1) * groups;
        if (input.extent(0) != expected) {
            throw new IllegalArgumentException("conv: weight is " + weight.shape() + " in " + groups
                    + " group(s), input has " + input.extent(0) + " channel(s); expected " + expected);
        }
        return Shape.of(weight.shape().extent(0), window.rows("conv", input), window.columns("conv", input));
    }

    @Override
    public List<Tensor> weights() {
        return List.of(weight, bias);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        return new ConvolutionTerms(this, inputs.get(0), outputShape(inputs));
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return new ConvolutionKernel(this, inputs.get(0), outputShape(inputs), false);
    }

    @Override
    public AffineKernel plainKernel(List<Shape> inputs) {
        return new ConvolutionKernel(this, inputs.get(0), outputShape(inputs), true);
    }
}
