package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
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
    public AffineKernel kernel(List<Shape> inputs) {
        Shape input = inputs.get(0);
        Shape output = outputShape(inputs);
        return WinogradConvolution.serves(this, input, output)
                ? new WinogradConvolution(this, input, output)
                : new Kernel(this, input, output);
    }

    /** Unrolls the windows of several images into columns and multiplies them by the weight, group by group. */
    private static final class Kernel implements AffineKernel {
        private static final int COLUMNS_AT_ONCE = 1024;

        private final Conv2d conv;
        private final Shape input;
        private final int positions;
        private final int outputRows;
        private final int outputColumns;
        private final int perGroup;
        private final int taps;
        private final NativeDoubles[] weights;
        private final double amplification;

        Kernel(Conv2d conv, Shape input, Shape output) {
            this.conv = conv;
            this.input = input;
            outputRows = output.extent(1);
            outputColumns = output.extent(2);
            positions = outputRows * outputColumns;
            perGroup = output.extent(0) / conv.groups;
            taps = conv.weight.size() / output.extent(0);
            weights = new NativeDoubles[conv.groups];
            double[] all = conv.weight.toArray();
            for (int g = 0; g < conv.groups; g++) {
                weights[g] = new NativeDoubles(perGroup * taps);
                weights[g].put(0, all, g * perGroup * taps, perGroup * taps);
            }
            amplification = conv.weight.largest() * Math.sqrt(taps);
        }

        @Override
        public void apply(List<Batch> inputs, Batch output) {
            Batch in = inputs.get(0);
            output.resize(in.rows());
            output.setMagnitude(amplification * in.magnitude() + conv.bias.largest());
            int block = Math.max(1, Math.min(in.rows(), COLUMNS_AT_ONCE / positions));
            ProductScratch scratch = ProductScratch.ofThread();
            for (int first = 0; first < in.rows(); first += block) {
                int images = Math.min(block, in.rows() - first);
                int columns = images * positions;
                for (int g = 0; g < conv.groups; g++) {
                    NativeDoubles right = scratch.right(taps * columns);
                    double[] unrolled = scratch.packed(taps * columns);
                    unroll(in, first, images, g, unrolled);
                    right.put(0, unrolled, 0, taps * columns);
                    NativeDoubles result = scratch.result(perGroup * columns);
                    Blas.multiply(perGroup, columns, taps, weights[g], right, 0, result);
                    collect(result, output, first, images, g);
                }
            }
        }

        /** unrolled[tap][image][position] = the input value under that tap, 0 in the padding. */
        private void unroll(Batch in, int first, int images, int group, double[] unrolled) {
            Window window = conv.window;
            int height = input.extent(1);
            int width = input.extent(2);
            int channels = conv.weight.shape().extent(1);
            double[] x = in.values();
            int to = 0;
            for (int c = 0; c < channels; c++) {
                for (int ky = 0; ky < window.height(); ky++) {
                    for (int kx = 0; kx < window.width(); kx++) {
                        for (int image = first; image < first + images; image++) {
                            int plane = image * in.width() + (group * channels + c) * height * width;
                            for (int oy = 0; oy < outputRows; oy++) {
                                int y = window.imageRow(oy, ky);
                                boolean inside = y >= 0 && y < height;
                                for (int ox = 0; ox < outputColumns; ox++) {
                                    int column = window.imageColumn(ox, kx);
                                    unrolled[to++] =
                                            inside && column >= 0 && column < width ? x[plane + y * width + column] : 0;
                                }
                            }
                        }
                    }
                }
            }
        }

        private void collect(NativeDoubles result, Batch output, int first, int images, int group) {
            double[] values = output.values();
            for (int o = 0; o < perGroup; o++) {
                int channel = group * perGroup + o;
                double shift = conv.bias.get(channel);
                for (int image = 0; image < images; image++) {
                    int at = (first + image) * output.width() + channel * positions;
                    result.get((o * images + image) * positions, values, at, positions);
                    for (int p = at; p < at + positions; p++) {
                        values[p] += shift;
                    }
                }
            }
        }
    }
}
