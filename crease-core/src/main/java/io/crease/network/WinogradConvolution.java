package io.crease.network;

import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
import io.crease.numeric.Shape;
import java.util.Arrays;

/**
 * A 3×3 convolution of stride 1 by tiles of 4×4 outputs, each Y = Aᵀ[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]A of a 6×6 patch d and the kernel g:
 * 36 products a tile where the definition takes 144 (Winograd; Lavin and Gray 2016, section 4.3). The price is rounding: errors are up to
 * {@value #ROUNDING} times those of the definition, which the magnitude it declares accounts for.
 */
final class WinogradConvolution implements Convolution {
    /** How much larger rounding errors may be than those of the sum over taps. */
    static final double ROUNDING = 32;

    private static final int TILE = 4;
    private static final int PATCH = 6;
    private static final int PRODUCTS = PATCH * PATCH;
    /** Below this many channels the transforms cost more than they save. */
    private static final int FEWEST_CHANNELS = 16;

    private static final int TILES_AT_ONCE = 128;
    /** Doubles between the matrices of an operand. */
    private static final int GAP = 8;

    private final Conv2d conv;
    private final int height;
    private final int width;
    private final int outputHeight;
    private final int outputWidth;
    private final int channels;
    private final int filters;
    private final int tilesDown;
    private final int tilesAcross;
    /** G·g·Gᵀ, [product][filter][channel]. */
    private final NativeDoubles kernels;

    WinogradConvolution(Conv2d conv, Shape input, Shape output) {
        this.conv = conv;
        height = input.extent(1);
        width = input.extent(2);
        outputHeight = output.extent(1);
        outputWidth = output.extent(2);
        channels = input.extent(0);
        filters = output.extent(0);
        tilesDown = (outputHeight - 1) / TILE + 1;
        tilesAcross = (outputWidth - 1) / TILE + 1;
        kernels = new NativeDoubles(Math.multiplyExact(PRODUCTS, channels * filters));
        double[] row = new double[channels];
        double[][][] transformed = new double[channels][][];
        for (int o = 0; o < filters; o++) {
            for (int c = 0; c < channels; c++) {
                transformed[c] = transformed(conv, (o * channels + c) * 9);
            }
            for (int p = 0; p < PRODUCTS; p++) {
                for (int c = 0; c < channels; c++) {
                    row[c] = transformed[c][p / PATCH][p % PATCH];
                }
                kernels.put((p * filters + o) * channels, row, 0, channels);
            }
        }
    }

    /** Whether a convolution can be done this way and gains by it. */
    static boolean serves(Conv2d conv, Shape input, Shape output) {
        Window w = conv.window();
        return w.height() == 3
                && w.width() == 3
                && w.strideY() == 1
                && w.strideX() == 1
                && w.dilationY() == 1
                && w.dilationX() == 1
                && conv.groups() == 1
                && input.extent(0) >= FEWEST_CHANNELS
                && output.extent(0) >= FEWEST_CHANNELS;
    }

    /** G·g·Gᵀ of the kernel whose taps start at {@code at}. */
    private static double[][] transformed(Conv2d conv, int at) {
        double[][] half = new double[PATCH][3];
        for (int x = 0; x < 3; x++) {
            double[] column = spread(
                    conv.weight().get(at + x),
                    conv.weight().get(at + 3 + x),
                    conv.weight().get(at + 6 + x));
            for (int k = 0; k < PATCH; k++) {
                half[k][x] = column[k];
            }
        }
        double[][] whole = new double[PATCH][];
        for (int k = 0; k < PATCH; k++) {
            whole[k] = spread(half[k][0], half[k][1], half[k][2]);
        }
        return whole;
    }

    /** G·(a, b, c)ᵀ. */
    private static double[] spread(double a, double b, double c) {
        return new double[] {
            a / 4, -(a + b + c) / 6, (-a + b - c) / 6, a / 24 + b / 12 + c / 6, a / 24 - b / 12 + c / 6, c
        };
    }

    @Override
    public double rounding() {
        return ROUNDING;
    }

    @Override
    public void apply(double[] x, int[] rows, int count, double[] y) {
        int each = tilesDown * tilesAcross;
        int block = Math.max(1, Math.min(count, TILES_AT_ONCE / each));
        ProductScratch scratch = ProductScratch.ofThread();
        double[] lines = new double[(PATCH + TILE + PATCH) * block * (TILE * tilesAcross + 2)];
        for (int first = 0; first < count; first += block) {
            int[] images = Arrays.copyOfRange(rows, first, Math.min(count, first + block));
            int tiles = images.length * each;
            int spread = channels * tiles + GAP;
            int gathered = filters * tiles + GAP;
            double[] packed = scratch.packed(PRODUCTS * Math.max(spread, gathered));
            for (int c = 0; c < channels; c++) {
                analyse(x, images, c, packed, spread, lines);
            }
            NativeDoubles right = scratch.right(PRODUCTS * spread);
            right.put(0, packed, 0, PRODUCTS * spread);
            NativeDoubles result = scratch.result(PRODUCTS * gathered);
            Blas.multiplyEach(PRODUCTS, filters, tiles, channels, kernels, right, result, GAP);
            result.get(0, packed, 0, PRODUCTS * gathered);
            for (int o = 0; o < filters; o++) {
                synthesise(packed, gathered, y, images, o, lines);
            }
        }
    }

    /**
     * Bᵀ·d·B of all patches of one channel: product p of tile i goes to {@code to[p·stride + channel·tiles + i]}; tiles are in
     * the order of tile row, image, tile column.
     */
    private void analyse(double[] x, int[] images, int channel, double[] to, int stride, double[] lines) {
        int left = conv.window().left();
        int segment = TILE * tilesAcross + 2;
        int copied = Math.min(width, segment - left);
        int span = images.length * segment;
        for (int ty = 0; ty < tilesDown; ty++) {
            Arrays.fill(lines, 0, PATCH * span, 0);
            for (int k = 0; k < PATCH; k++) {
                int y = ty * TILE - conv.window().top() + k;
                for (int image = 0; image < images.length && y >= 0 && y < height; image++) {
                    int row = ((images[image] * channels + channel) * height + y) * width;
                    System.arraycopy(x, row, lines, k * span + image * segment + left, copied);
                }
            }
            analyseColumns(lines, span);
            int at = (channel * tilesDown + ty) * images.length * tilesAcross;
            for (int k = 0; k < PATCH; k++) {
                int from = (PATCH + k) * span;
                int target = k * PATCH * stride + at;
                for (int image = 0; image < images.length; image++, from += segment, target += tilesAcross) {
                    analyseRow(lines, from, to, target, stride);
                }
            }
        }
    }

    /** Bᵀ times each column of six lines; the result is the six lines behind them. */
    private static void analyseColumns(double[] lines, int span) {
        for (int i = 0; i < span; i++) {
            double d0 = lines[i];
            double d1 = lines[span + i];
            double d2 = lines[2 * span + i];
            double d3 = lines[3 * span + i];
            double d4 = lines[4 * span + i];
            double d5 = lines[5 * span + i];
            lines[6 * span + i] = 4 * d0 - 5 * d2 + d4;
            lines[7 * span + i] = (d4 - 4 * d2) + (d3 - 4 * d1);
            lines[8 * span + i] = (d4 - 4 * d2) - (d3 - 4 * d1);
            lines[9 * span + i] = (d4 - d2) + 2 * (d3 - d1);
            lines[10 * span + i] = (d4 - d2) - 2 * (d3 - d1);
            lines[11 * span + i] = 4 * d1 - 5 * d3 + d5;
        }
    }

    /** The same along one line of one image. */
    private void analyseRow(double[] lines, int start, double[] to, int at, int stride) {
        int from = start;
        for (int target = at; target < at + tilesAcross; target++, from += TILE) {
            double d0 = lines[from];
            double d1 = lines[from + 1];
            double d2 = lines[from + 2];
            double d3 = lines[from + 3];
            double d4 = lines[from + 4];
            double d5 = lines[from + 5];
            to[target] = 4 * d0 - 5 * d2 + d4;
            to[target + stride] = (d4 - 4 * d2) + (d3 - 4 * d1);
            to[target + 2 * stride] = (d4 - 4 * d2) - (d3 - 4 * d1);
            to[target + 3 * stride] = (d4 - d2) + 2 * (d3 - d1);
            to[target + 4 * stride] = (d4 - d2) - 2 * (d3 - d1);
            to[target + 5 * stride] = 4 * d1 - 5 * d3 + d5;
        }
    }

    /** Aᵀ·m·A and the bias of all tiles of one filter, from {@code m[p·stride + filter·tiles + i]}. */
    private void synthesise(double[] m, int stride, double[] y, int[] images, int filter, double[] lines) {
        double bias = conv.bias().get(filter);
        int across = images.length * tilesAcross;
        int span = TILE * across;
        for (int ty = 0; ty < tilesDown; ty++) {
            int at = (filter * tilesDown + ty) * across;
            for (int k = 0; k < PATCH; k++) {
                int to = k * span;
                for (int from = k * PATCH * stride + at, end = from + across; from < end; from++, to += TILE) {
                    double m0 = m[from];
                    double sum1 = m[from + stride] + m[from + 2 * stride];
                    double difference1 = m[from + stride] - m[from + 2 * stride];
                    double sum2 = m[from + 3 * stride] + m[from + 4 * stride];
                    double difference2 = m[from + 3 * stride] - m[from + 4 * stride];
                    lines[to] = m0 + sum1 + sum2;
                    lines[to + 1] = difference1 + 2 * difference2;
                    lines[to + 2] = sum1 + 4 * sum2;
                    lines[to + 3] = difference1 + 8 * difference2 + m[from + 5 * stride];
                }
            }
            synthesiseColumns(lines, span, bias);
            for (int row = 0; row < Math.min(TILE, outputHeight - ty * TILE); row++) {
                for (int image = 0; image < images.length; image++) {
                    int to = ((images[image] * filters + filter) * outputHeight + ty * TILE + row) * outputWidth;
                    System.arraycopy(lines, (PATCH + row) * span + image * TILE * tilesAcross, y, to, outputWidth);
                }
            }
        }
    }

    /** Aᵀ times each column of six lines, and the bias; the result is the four lines behind them. */
    private static void synthesiseColumns(double[] lines, int span, double bias) {
        for (int i = 0; i < span; i++) {
            double sum1 = lines[span + i] + lines[2 * span + i];
            double difference1 = lines[span + i] - lines[2 * span + i];
            double sum2 = lines[3 * span + i] + lines[4 * span + i];
            double difference2 = lines[3 * span + i] - lines[4 * span + i];
            lines[6 * span + i] = bias + lines[i] + sum1 + sum2;
            lines[7 * span + i] = bias + difference1 + 2 * difference2;
            lines[8 * span + i] = bias + sum1 + 4 * sum2;
            lines[9 * span + i] = bias + difference1 + 8 * difference2 + lines[5 * span + i];
        }
    }
}
