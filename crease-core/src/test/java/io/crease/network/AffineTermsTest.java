package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The terms of every affine layer, summed without rounding, against what its kernels compute. */
class AffineTermsTest {

    @Test
    void plainKernelsAreTheSumsOfTheirTerms() {
        Set<String> kinds = new TreeSet<>();
        for (long seed = 1; seed <= 100; seed++) {
            Network network = EvaluatorTest.graph(seed);
            for (Network.Node node : network.nodes()) {
                if (node.layer() instanceof AffineLayer layer) {
                    kinds.add(layer.getClass().getSimpleName());
                    List<Shape> shapes = network.inputShapes(node);
                    check(layer, shapes, layer.plainKernel(shapes), 1, "seed " + seed + ", " + node.name());
                    check(layer, shapes, layer.kernel(shapes), 1, "seed " + seed + ", " + node.name());
                }
            }
        }
        assertEquals(11, kinds.size(), kinds.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aPlainConvolutionRoundsLessThanWinograds(long seed) {
        RandomStream random = RandomStream.of(seed).named("plain");
        Shape input = Shape.of(16, 5, 5);
        Tensor weight = Tensor.of(Shape.of(16, 16, 3, 3), random.gaussians(16 * 16 * 9, 1));
        Conv2d conv = new Conv2d(weight, Tensor.vector(random.gaussians(16, 1)), Window.square(3, 1, 1), 1);
        List<Shape> shapes = List.of(input);
        assertTrue(WinogradConvolution.serves(conv, input, conv.outputShape(shapes)));
        double plain = check(conv, shapes, conv.plainKernel(shapes), 1, "seed " + seed);
        double winograd = check(conv, shapes, conv.kernel(shapes), WinogradConvolution.ROUNDING, "seed " + seed);
        assertTrue(plain < winograd, "seed " + seed + ": " + plain + ", " + winograd);
        Network network = Network.builder(input).then("conv", conv).build();
        Batch points = points(random, input.size());
        Batch expected = new Batch(conv.outputShape(shapes).size());
        conv.plainKernel(shapes).apply(List.of(points), expected);
        Batch found = new Batch(expected.width());
        Evaluator.plain(network).run(points, List.of(found));
        for (int i = 0; i < expected.rows() * expected.width(); i++) {
            assertEquals(expected.values()[i], found.values()[i]);
        }
    }

    private static Batch points(RandomStream random, int width) {
        Batch batch = new Batch(width);
        batch.resize(2);
        System.arraycopy(random.gaussians(2 * width, 1), 0, batch.values(), 0, 2 * width);
        return batch;
    }

    /** Checks two random rows and returns the largest error in units of the sum of the absolute terms. */
    private static double check(AffineLayer layer, List<Shape> shapes, AffineKernel kernel, double worse, String what) {
        RandomStream random = RandomStream.of(shapes.hashCode()).named(what);
        List<Batch> inputs = new ArrayList<>();
        shapes.forEach(shape -> inputs.add(points(random, shape.size())));
        Batch output = new Batch(layer.outputShape(shapes).size());
        kernel.apply(inputs, output);
        AffineTerms terms = layer.terms(shapes);
        int total = inputs.stream().mapToInt(Batch::width).sum();
        double largest = 0;
        for (int r = 0; r < output.rows(); r++) {
            double[] z = new double[total];
            int at = 0;
            for (Batch input : inputs) {
                System.arraycopy(input.values(), r * input.width(), z, at, input.width());
                at += input.width();
            }
            for (int o = 0; o < output.width(); o++) {
                BigDecimal[] sum = {new BigDecimal(terms.bias(o))};
                double[] size = {Math.abs(terms.bias(o)), 4};
                Set<Integer> seen = new TreeSet<>();
                terms.of(o, (i, weight) -> {
                    assertTrue(seen.add(i), what + ": input " + i + " twice");
                    sum[0] = sum[0].add(new BigDecimal(weight).multiply(new BigDecimal(z[i])));
                    size[0] += Math.abs(weight * z[i]);
                    size[1]++;
                });
                double found = output.values()[r * output.width() + o];
                double error = sum[0].subtract(new BigDecimal(found)).abs().doubleValue();
                double allowed = worse * size[1] * 0x1p-53 * size[0];
                assertTrue(error <= allowed, what + " (" + layer.kind() + "), output " + o + ": " + error);
                largest = Math.max(largest, size[0] == 0 ? 0 : error / size[0]);
            }
        }
        return largest;
    }
}
