package io.crease.network;

import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
import io.crease.numeric.Shape;
import java.util.Arrays;

/** Any convolution: the windows of several images unrolled into columns and multiplied by the weight, group by group. */
final class UnrolledConvolution implements Convolution {
    private static final int COLUMNS_AT_ONCE = 1024;

    private final Conv2d conv;
    private final Window window;
    private final int height;
    private final int width;
    private final int size;
    private final int positions;
    private final int outputRows;
    private final int outputColumns;
    private final int perGroup;
    private final int taps;
    private final NativeDoubles[] weights;
    /** For each kernel column the window positions, from (first half) and to (second half), under which it lies in the image. */
    private final int[] inside;

    UnrolledConvolution(Conv2d conv, Shape input, Shape output) {
        this.conv = conv;
        height = input.extent(1);
        width = input.extent(2);
        size = input.size();
        window = conv.window();
        outputRows = output.extent(1);
        outputColumns = output.extent(2);
        positions = outputRows * outputColumns;
        perGroup = output.extent(0) / conv.groups();
        taps = conv.weight().size() / output.extent(0);
        weights = new NativeDoubles[conv.groups()];
        double[] all = conv.weight().toArray();
        for (int g = 0; g < weights.length; g++) {
            weights[g] = new NativeDoubles(perGroup * taps);
            weights[g].put(0, all, g * perGroup * taps, perGroup * taps);
        }
        inside = new int[2 * window.width()];
        for (int kx = 0; kx < window.width(); kx++) {
            int from = 0;
            while (from < outputColumns && window.imageColumn(from, kx) < 0) {
                from++;
            }
            int to = outputColumns;
            while (to > from && window.imageColumn(to - 1, kx) >= width) {
                to--;
            }
            inside[kx] = from;
            inside[window.width() + kx] = to;
        }
    }

    @Override
    public void apply(double[] x, int[] rows, int count, double[] y) {
        int block = Math.max(1, Math.min(count, COLUMNS_AT_ONCE / positions));
        ProductScratch scratch = ProductScratch.ofThread();
        for (int first = 0; first < count; first += block) {
            int[] images = Arrays.copyOfRange(rows, first, Math.min(count, first + block));
            int columns = images.length * positions;
            for (int g = 0; g < weights.length; g++) {
                NativeDoubles right = scratch.right(taps * columns);
                double[] unrolled = scratch.packed(taps * columns);
                unroll(x, images, g, unrolled);
                right.put(0, unrolled, 0, taps * columns);
                NativeDoubles result = scratch.result(perGroup * columns);
                Blas.multiply(perGroup, columns, taps, weights[g], right, 0, result);
                collect(result, y, images, g);
            }
        }
    }

    /** unrolled[tap][image][position] = the input value under that tap, 0 in the padding. */
    private void unroll(double[] x, int[] images, int group, double[] unrolled) {
        int channels = conv.weight().shape().extent(1);
        int to = 0;
        for (int c = 0; c < channels; c++) {
            for (int ky = 0; ky < window.height(); ky++) {
                for (int kx = 0; kx < window.width(); kx++) {
                    for (int image : images) {
                        int plane = image * size + (group * channels + c) * height * width;
                        for (int oy = 0; oy < outputRows; oy++) {
                            int y = window.imageRow(oy, ky);
                            if (y >= 0 && y < height) {
                                unrollRow(x, plane + y * width, kx, unrolled, to);
                            } else {
                                Arrays.fill(unrolled, to, to + outputColumns, 0);
                            }
                            to += outputColumns;
                        }
                    }
                }
            }
        }
    }

    private void unrollRow(double[] x, int row, int kx, double[] unrolled, int to) {
        int from = inside[kx];
        int end = inside[window.width() + kx];
        int at = row + window.imageColumn(from, kx);
        Arrays.fill(unrolled, to, to + from, 0);
        if (window.strideX() == 1 && from < end) {
            System.arraycopy(x, at, unrolled, to + from, end - from);
        } else {
            for (int ox = from; ox < end; ox++, at += window.strideX()) {
                unrolled[to + ox] = x[at];
            }
        }
        Arrays.fill(unrolled, to + end, to + outputColumns, 0);
    }

    private void collect(NativeDoubles result, double[] y, int[] images, int group) {
        for (int o = 0; o < perGroup; o++) {
            int channel = group * perGroup + o;
            double shift = conv.bias().get(channel);
            for (int i = 0; i < images.length; i++) {
                int at = (images[i] * perGroup * weights.length + channel) * positions;
                result.get((o * images.length + i) * positions, y, at, positions);
                if (shift != 0) {
                    for (int p = at; p < at + positions; p++) {
                        y[p] += shift;
                    }
                }
            }
        }
    }
}
