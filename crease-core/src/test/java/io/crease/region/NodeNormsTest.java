package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.AffineLayer;
import io.crease.network.AffineTerms;
import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.trace.Zoo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of errors against the errors, which are told by sums without rounding. */
class NodeNormsTest {

    static List<String> networks() {
        return Zoo.NETWORKS;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void errorsStayBelowTheirBounds(String kind) {
        for (long seed = 1; seed <= 4; seed++) {
            Network network = Zoo.network(kind, seed);
            RandomStream random = RandomStream.of(seed).named("norms");
            for (Network.Node node : network.nodes()) {
                if (node.layer() instanceof AffineLayer layer) {
                    // Sizes from values much smaller than the bias to larger ones, errors from none to more than
                    // rounding.
                    for (double size : new double[] {1e-6, 1, 100}) {
                        for (double wrong : new double[] {0, 1e-16, 1e-9}) {
                            check(layer, network.inputShapes(node), size, wrong, random, kind + " seed " + seed);
                        }
                    }
                }
            }
        }
    }

    private static void check(
            AffineLayer layer, List<Shape> shapes, double size, double wrong, RandomStream random, String what) {
        int inputs = shapes.stream().mapToInt(Shape::size).sum();
        int outputs = layer.outputShape(shapes).size();
        AffineTerms terms = layer.terms(shapes);
        NodeNorms norms = NodeNorms.of(terms, inputs, outputs);
        double[] z = random.gaussians(inputs, size);
        double[] off = random.gaussians(inputs, size * wrong);
        List<Batch> batches = new ArrayList<>();
        double[] hat = new double[inputs];
        double squares = 0;
        for (int i = 0; i < inputs; i++) {
            hat[i] = z[i] + off[i];
            squares += (hat[i] - z[i]) * (hat[i] - z[i]);
        }
        int at = 0;
        for (Shape shape : shapes) {
            Batch batch = new Batch(shape.size());
            batch.resize(1);
            System.arraycopy(hat, at, batch.values(), 0, shape.size());
            at += shape.size();
            batches.add(batch);
        }
        Batch output = new Batch(outputs);
        layer.plainKernel(shapes).apply(batches, output);
        double error = Math.sqrt(squares) * (1 + 1e-12);
        double given = NodeNorms.size(hat, 0, inputs);
        double ofValue = 0;
        double ofDerivative = 0;
        double largest = 0;
        for (int o = 0; o < outputs; o++) {
            BigDecimal[] sum = {BigDecimal.ZERO};
            terms.of(o, (i, w) -> sum[0] = sum[0].add(new BigDecimal(w).multiply(new BigDecimal(z[i]))));
            double value = output.values()[o];
            double derivative = value - terms.bias(o);
            double a = sum[0].add(new BigDecimal(terms.bias(o)))
                    .subtract(new BigDecimal(value))
                    .doubleValue();
            double b = sum[0].subtract(new BigDecimal(derivative)).doubleValue();
            largest = Math.max(largest, Math.max(Math.abs(a), Math.abs(b)));
            ofValue += a * a;
            ofDerivative += b * b;
        }
        String where = what + ", " + layer.kind() + ", size " + size + ", wrong " + wrong;
        double bound = norms.error(error, given);
        assertTrue(Math.sqrt(ofValue) <= bound, () -> where + ": " + bound);
        double found = Math.sqrt(ofDerivative);
        assertTrue(found <= bound, () -> where + ": " + found + " > " + bound);
        double most = largest;
        double each = norms.largestError(error, given);
        assertTrue(most <= each, () -> where + ": " + most + " > " + each);
        // A bound that is of use: that of rounding is a few units in the last place of the terms.
        double bias = 0;
        for (int o = 0; o < outputs; o++) {
            bias += terms.bias(o) * terms.bias(o);
        }
        double scale = norms.op() * given + Math.sqrt(bias);
        assertTrue(norms.error(0, given) <= 1e-14 * inputs * scale, where);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void spectralNormsAreBoundedClosely(long seed) {
        RandomStream random = RandomStream.of(seed).named("spectral");
        int rows = 1 + random.below(60);
        int columns = 1 + random.below(60);
        double scale = seed % 2 == 0 ? 1e-180 : 3e100;
        double[] a = random.gaussians(rows * columns, scale);
        double frobenius = 0;
        for (double x : a) {
            frobenius += (x / scale) * (x / scale);
        }
        double bound = SpectralNorm.bound(a, rows, columns, Math.sqrt(frobenius) * scale * (1 + 1e-12));
        double below = powerIteration(a, rows, columns, scale);
        String what = "seed " + seed + ": " + below + " to " + bound;
        assertTrue(bound >= below, what);
        assertTrue(bound <= 1.2 * below, what);
    }

    /** A value of ‖A·x‖ with ‖x‖ = 1: a bound from below. */
    private static double powerIteration(double[] a, int rows, int columns, double scale) {
        double[] x = new double[columns];
        java.util.Arrays.fill(x, 1 / Math.sqrt(columns));
        double norm = 0;
        for (int step = 0; step < 300; step++) {
            double[] y = new double[rows];
            norm = 0;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    y[i] += a[i * columns + j] / scale * x[j];
                }
                norm += y[i] * y[i];
            }
            norm = Math.sqrt(norm);
            double[] back = new double[columns];
            double length = 0;
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    back[j] += a[i * columns + j] / scale * y[i];
                }
                length += back[j] * back[j];
            }
            for (int j = 0; j < columns; j++) {
                x[j] = back[j] / Math.sqrt(length);
            }
        }
        return norm * scale * (1 - 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void ofAnOrthogonalMatrixAlmostOne(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + (i + 1) % n] = 1;
        }
        double bound = SpectralNorm.bound(identity, n, n, Math.sqrt(n) * (1 + 1e-12));
        assertEquals(Math.pow(n, 1.0 / 32), bound, 1e-6);
    }
}
