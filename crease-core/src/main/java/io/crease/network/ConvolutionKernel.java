package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blends;
import io.crease.numeric.Shape;
import java.util.List;

/**
 * A convolution of a batch. Rows that are blends of others are blended behind the convolution too: only what a correction's
 * neuron reaches, one kernel's width around it, is computed for them.
 */
final class ConvolutionKernel implements AffineKernel {
    private final Conv2d conv;
    private final Shape input;
    private final Shape output;
    private final Convolution convolution;
    private final double amplification;
    private final double largestBias;

    /**
     * Chooses how the convolution is computed.
     *
     * @param plain whether only as the sum over its taps
     */
    ConvolutionKernel(Conv2d conv, Shape input, Shape output, boolean plain) {
        this.conv = conv;
        this.input = input;
        this.output = output;
        int taps = conv.weight().size() / output.extent(0);
        convolution = DepthwiseConvolution.serves(conv)
                ? new DepthwiseConvolution(conv, input, output)
                : !plain && WinogradConvolution.serves(conv, input, output)
                        ? new WinogradConvolution(conv, input, output)
                        : new UnrolledConvolution(conv, input, output);
        amplification = convolution.rounding() * conv.weight().largest() * Math.sqrt(taps);
        largestBias = conv.bias().largest();
    }

    /** Bytes that the weights of a convolution take outside the heap. */
    static long bytes(Conv2d conv, Shape input, Shape output) {
        if (DepthwiseConvolution.serves(conv)) {
            return 0;
        }
        long bytes = (long) conv.weight().size() * Double.BYTES;
        return WinogradConvolution.serves(conv, input, output) ? 4 * bytes : bytes;
    }

    @Override
    public void apply(List<Batch> inputs, Batch target) {
        Batch in = inputs.get(0);
        target.resize(in.rows());
        target.setMagnitude(amplification * in.magnitude() + largestBias);
        Blends blends = in.blends();
        int[] rows = new int[in.rows()];
        int count = 0;
        for (int r = 0, b = 0; r < rows.length; r++) {
            if (blends != null && b < blends.count() && blends.row(b) == r) {
                b++;
            } else {
                rows[count++] = r;
            }
        }
        convolution.apply(in.values(), rows, count, target.values());
        if (blends != null) {
            spread(blends, target.values());
        }
    }

    private void spread(Blends blends, double[] y) {
        int width = output.size();
        for (int i = 0; i < blends.count(); i++) {
            int to = blends.row(i) * width;
            int p = blends.left(i) * width;
            int q = blends.right(i) * width;
            double share = blends.share(i);
            for (int o = 0; o < width; o++) {
                double x = y[p + o];
                y[to + o] = x + share * (y[q + o] - x);
            }
            for (int c = blends.corrections(i); c < blends.corrections(i + 1); c++) {
                correct(blends.column(c), blends.amount(c), y, to);
            }
        }
    }

    /** Adds {@code amount} times the convolution of the unit image with a one at {@code neuron}. */
    private void correct(int neuron, double amount, double[] y, int to) {
        Window window = conv.window();
        int plane = input.extent(1) * input.extent(2);
        int channel = neuron / plane;
        int row = neuron % plane / input.extent(2);
        int column = neuron % input.extent(2);
        int perGroup = output.extent(0) / conv.groups();
        int channels = input.extent(0) / conv.groups();
        int group = channel / channels;
        int down = output.extent(1);
        int across = output.extent(2);
        for (int ky = 0; ky < window.height(); ky++) {
            int y0 = row + window.top() - ky * window.dilationY();
            int oy = Math.floorDiv(y0, window.strideY());
            if (oy < 0 || oy >= down || oy * window.strideY() != y0) {
                continue;
            }
            for (int kx = 0; kx < window.width(); kx++) {
                int x0 = column + window.left() - kx * window.dilationX();
                int ox = Math.floorDiv(x0, window.strideX());
                if (ox < 0 || ox >= across || ox * window.strideX() != x0) {
                    continue;
                }
                for (int o = group * perGroup; o < (group + 1) * perGroup; o++) {
                    int tap = ((o * channels + channel % channels) * window.height() + ky) * window.width() + kx;
                    y[to + (o * down + oy) * across + ox] +=
                            amount * conv.weight().get(tap);
                }
            }
        }
    }
}
