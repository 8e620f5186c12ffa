package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Batch;
import io.crease.numeric.Blends;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of computing a convolution against its definition, summed without rounding. */
class ConvolutionTest {
    /** Errors of a value are below this times the magnitude its batch declares: what the tracers build on. */
    private static final double ROUNDING = 0x1p-50;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void winograd(long seed) {
        RandomStream random = RandomStream.of(seed).named("winograd");
        Window window =
                new Window(3, 3, 1, 1, random.below(3), random.below(3), random.below(3), random.below(3), 1, 1);
        Conv2d conv = conv(16 + random.below(9), 16 + random.below(5), 1, window, random);
        Shape input = Shape.of(conv.weight().shape().extent(1), 3 + random.below(11), 3 + random.below(11));
        assertTrue(WinogradConvolution.serves(conv, input, conv.outputShape(List.of(input))), "seed " + seed);
        check(conv, input, random, "seed " + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void depthwise(long seed) {
        RandomStream random = RandomStream.of(seed).named("depthwise");
        int groups = 2 + random.below(5);
        Conv2d conv = conv(groups, groups * (1 + random.below(2)), groups, window(random), random);
        assertTrue(DepthwiseConvolution.serves(conv), "seed " + seed);
        check(conv, Shape.of(groups, 6 + random.below(9), 6 + random.below(9)), random, "seed " + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void unrolled(long seed) {
        RandomStream random = RandomStream.of(seed).named("unrolled");
        int groups = 1 + random.below(3);
        Conv2d conv = conv(groups * 2, groups * 3, groups, window(random), random);
        check(conv, Shape.of(groups * 2, 6 + random.below(9), 6 + random.below(9)), random, "seed " + seed);
    }

    private static Window window(RandomStream random) {
        return new Window(
                1 + random.below(3),
                1 + random.below(3),
                1 + random.below(3),
                1 + random.below(3),
                random.below(4),
                random.below(4),
                random.below(4),
                random.below(4),
                1 + random.below(2),
                1 + random.below(2));
    }

    private static Conv2d conv(int in, int out, int groups, Window window, RandomStream random) {
        Shape shape = Shape.of(out, in / groups, window.height(), window.width());
        return new Conv2d(
                Tensor.adopt(shape, random.gaussians(shape.size(), 1)),
                Tensor.adopt(Shape.of(out), random.gaussians(out, 1)),
                window,
                groups);
    }

    /** Five rows, the middle three of which are declared to be blends of the first and last, corrected at two neurons. */
    private static void check(Conv2d conv, Shape input, RandomStream random, String what) {
        int width = input.size();
        Batch batch = new Batch(width);
        batch.resize(5);
        double[] x = batch.values();
        System.arraycopy(random.gaussians(2 * width, 1), 0, x, 0, width);
        System.arraycopy(random.gaussians(2 * width, 1), 0, x, 4 * width, width);
        Blends blends = new Blends();
        for (int row = 1; row < 4; row++) {
            double share = row / 4.0;
            for (int j = 0; j < width; j++) {
                x[row * width + j] = x[j] + share * (x[4 * width + j] - x[j]);
            }
            blends.add(row, 0, 4, share);
            for (int k = 0; k < 2; k++) {
                int j = k * (width - 1) + (1 - 2 * k) * random.below(width / 2);
                double amount = random.gaussian();
                x[row * width + j] += amount;
                blends.correct(j, amount);
            }
        }
        batch.setMagnitude(batch.largest());
        batch.setBlends(blends);
        Shape output = conv.outputShape(List.of(input));
        Batch target = new Batch(output.size());
        conv.kernel(List.of(input)).apply(List.of(batch), target);
        assertEquals(5, target.rows());
        for (int row = 0; row < 5; row++) {
            for (int o = 0; o < output.size(); o++) {
                double expected = definition(conv, input, output, x, row * width, o);
                assertEquals(
                        expected,
                        target.values()[row * output.size() + o],
                        ROUNDING * target.magnitude(),
                        what + ": " + conv.window() + ", input " + input + ", row " + row + ", output " + o);
            }
        }
    }

    private static double definition(Conv2d conv, Shape input, Shape output, double[] x, int at, int o) {
        int plane = output.extent(1) * output.extent(2);
        int filter = o / plane;
        int oy = o % plane / output.extent(2);
        int ox = o % output.extent(2);
        Shape w = conv.weight().shape();
        int firstChannel = filter / (w.extent(0) / conv.groups()) * w.extent(1);
        BigDecimal sum = new BigDecimal(conv.bias().get(filter));
        int tap = filter * w.extent(1) * w.extent(2) * w.extent(3);
        for (int c = 0; c < w.extent(1); c++) {
            for (int ky = 0; ky < w.extent(2); ky++) {
                for (int kx = 0; kx < w.extent(3); kx++, tap++) {
                    int y = conv.window().imageRow(oy, ky);
                    int column = conv.window().imageColumn(ox, kx);
                    if (y >= 0 && y < input.extent(1) && column >= 0 && column < input.extent(2)) {
                        double value = x[at + ((firstChannel + c) * input.extent(1) + y) * input.extent(2) + column];
                        sum = sum.add(new BigDecimal(value)
                                .multiply(new BigDecimal(conv.weight().get(tap))));
                    }
                }
            }
        }
        return sum.doubleValue();
    }
}
