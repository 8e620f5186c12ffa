package io.crease.network;

import io.crease.numeric.Shape;
import java.util.Arrays;

/** A convolution each of whose outputs sees one channel only: too small for matrix products, so taps are added up row by row. */
final class DepthwiseConvolution implements Convolution {
    private final Conv2d conv;
    private final Shape input;
    private final Shape output;

    DepthwiseConvolution(Conv2d conv, Shape input, Shape output) {
        this.conv = conv;
        this.input = input;
        this.output = output;
    }

    /** Whether a convolution is one of these. */
    static boolean serves(Conv2d conv) {
        return conv.weight().shape().extent(1) == 1 && conv.groups() > 1;
    }

    @Override
    public void apply(double[] x, int[] rows, int count, double[] y) {
        int filters = output.extent(0);
        int perGroup = filters / conv.groups();
        int positions = output.extent(1) * output.extent(2);
        int plane = input.extent(1) * input.extent(2);
        int taps = conv.window().height() * conv.window().width();
        for (int i = 0; i < count; i++) {
            for (int o = 0; o < filters; o++) {
                int to = rows[i] * output.size() + o * positions;
                Arrays.fill(y, to, to + positions, conv.bias().get(o));
                for (int tap = 0; tap < taps; tap++) {
                    double weight = conv.weight().get(o * taps + tap);
                    add(x, rows[i] * input.size() + o / perGroup * plane, tap, weight, y, to);
                }
            }
        }
    }

    /** Adds one tap's share to all positions of one output channel. */
    private void add(double[] x, int plane, int tap, double weight, double[] y, int to) {
        Window window = conv.window();
        int ky = tap / window.width();
        int kx = tap % window.width();
        int width = input.extent(2);
        int from = Math.max(0, -Math.floorDiv(window.imageColumn(0, kx), window.strideX()));
        int end =
                Math.min(output.extent(2), Math.floorDiv(width - 1 - window.imageColumn(0, kx), window.strideX()) + 1);
        for (int oy = 0; oy < output.extent(1); oy++) {
            int row = window.imageRow(oy, ky);
            if (row < 0 || row >= input.extent(1)) {
                continue;
            }
            int target = to + oy * output.extent(2);
            int at = plane + row * width + window.imageColumn(0, kx);
            if (window.strideX() == 1) {
                for (int ox = from; ox < end; ox++) {
                    y[target + ox] += weight * x[at + ox];
                }
            } else {
                for (int ox = from; ox < end; ox++) {
                    y[target + ox] += weight * x[at + ox * window.strideX()];
                }
            }
        }
    }
}
