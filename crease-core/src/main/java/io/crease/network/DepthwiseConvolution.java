package io.crease.network;

import io.crease.numeric.Shape;
import java.util.Arrays;

/** A convolution each of whose outputs sees one channel only: too small for matrix products, so taps are added up row by row. */
final class DepthwiseConvolution implements Convolution {
    private final Conv2d conv;
    private final int inputRows;
    private final int inputColumns;
    private final int inputSize;
    private final int outputRows;
    private final int outputColumns;
    private final int filters;

    DepthwiseConvolution(Conv2d conv, Shape input, Shape output) {
        this.conv = conv;
        inputRows = input.extent(1);
        inputColumns = input.extent(2);
        inputSize = input.size();
        outputRows = output.extent(1);
        outputColumns = output.extent(2);
        filters = output.extent(0);
    }

    /** Whether a convolution is one of these. */
    static boolean serves(Conv2d conv) {
        return conv.weight().shape().extent(1) == 1 && conv.groups() > 1;
    }

    @Override
    public void apply(double[] x, int[] rows, int count, double[] y) {
        int perGroup = filters / conv.groups();
        int positions = outputRows * outputColumns;
        int plane = inputRows * inputColumns;
        int taps = conv.window().height() * conv.window().width();
        for (int i = 0; i < count; i++) {
            for (int o = 0; o < filters; o++) {
                int to = (rows[i] * filters + o) * positions;
                Arrays.fill(y, to, to + positions, conv.bias().get(o));
                for (int tap = 0; tap < taps; tap++) {
                    double weight = conv.weight().get(o * taps + tap);
                    add(x, rows[i] * inputSize + o / perGroup * plane, tap, weight, y, to);
                }
            }
        }
    }

    /** Adds one tap's share to all positions of one output channel. */
    private void add(double[] x, int plane, int tap, double weight, double[] y, int to) {
        Window window = conv.window();
        int ky = tap / window.width();
        int kx = tap % window.width();
        int from = Math.max(0, -Math.floorDiv(window.imageColumn(0, kx), window.strideX()));
        int end = Math.min(
                outputColumns, Math.floorDiv(inputColumns - 1 - window.imageColumn(0, kx), window.strideX()) + 1);
        for (int oy = 0; oy < outputRows; oy++) {
            int row = window.imageRow(oy, ky);
            if (row < 0 || row >= inputRows) {
                continue;
            }
            int target = to + oy * outputColumns;
            int at = plane + row * inputColumns + window.imageColumn(0, kx);
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
