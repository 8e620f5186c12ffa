package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisersTest {
    private static final double VARIANCE = 3;

    /** Mean and variance of many weights, within five standard errors of what the initialiser says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaussian | 3 | 300x200 | 0.015",
                "gaussian | 3 | 300x50x3x4 | 0.005",
                "paper | 3 | 300x200 | 0.01",
                "uniform | 1.8 | 300x200 | 0.015",
                "orthogonal | 3 | 300x200 | 0.015",
                "orthogonal | 3 | 200x300 | 0.01",
                "orthogonal | 3 | 200x20x3x5 | 0.01",
                "sparse(15) | 40 | 300x200 | 0.015",
                "sparse(0.1) | 30 | 300x200 | 0.015",
                "sparse(500) | 3 | 300x200 | 0.015",
            })
    void momentsOfTheWeights(String name, double kurtosis, String shapeText, double entryVariance) {
        Shape shape = new Shape(java.util.Arrays.stream(shapeText.split("x"))
                .map(Integer::valueOf)
                .toList());
        Initialiser initialiser = Initialisers.parse(name);
        assertEquals(
                entryVariance, initialiser.entryVariance(shape, true, VARIANCE), 4 * Math.ulp(entryVariance), "stated");
        for (long seed = 1; seed <= 5; seed++) {
            Tensor weight = initialiser.weight(shape, true, VARIANCE, RandomStream.of(seed));
            assertEquals(shape, weight.shape());
            int n = weight.size();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                sum += weight.get(i);
                squares += weight.get(i) * weight.get(i);
            }
            double mean = sum / n;
            assertEquals(0, mean, 5 * Math.sqrt(entryVariance / n), "mean, seed " + seed);
            double error = entryVariance * Math.sqrt((kurtosis - 1) / n);
            assertEquals(entryVariance, squares / n, 5 * error, "variance, seed " + seed);
        }
    }

    @Test
    void orthogonalWeightsAreOrthogonal() {
        for (int[] size : new int[][] {{40, 40}, {1, 7}, {7, 1}, {64, 100}, {100, 64}, {3, 2}}) {
            int out = size[0];
            int in = size[1];
            Tensor w = new OrthogonalWeights().weight(Shape.of(out, in), false, VARIANCE, RandomStream.of(11));
            int count = Math.min(out, in);
            double square = VARIANCE * Math.max(1, (double) out / in);
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < count; b++) {
                    double dot = 0;
                    for (int i = 0; i < Math.max(out, in); i++) {
                        dot += out <= in
                                ? w.get(a * in + i) * w.get(b * in + i)
                                : w.get(i * in + a) * w.get(i * in + b);
                    }
                    assertEquals(a == b ? square : 0, dot, 100 * Math.ulp(square), out + "x" + in + " " + a + "," + b);
                }
            }
        }
    }

    /** Haar: E tr(Q)² = 1 for a random rotation or reflection, whereas an unfixed sign of the QR would bias the diagonal. */
    @Test
    void orthogonalWeightsAreUniform() {
        int n = 4000;
        double trace = 0;
        double square = 0;
        for (int s = 0; s < n; s++) {
            Tensor w = new OrthogonalWeights()
                    .weight(Shape.of(3, 3), false, 1, RandomStream.of(5).named("matrix " + s));
            double t = w.get(0) + w.get(4) + w.get(8);
            trace += t / n;
            square += t * t / n;
        }
        assertEquals(0, trace, 5 / Math.sqrt(n));
        assertEquals(1, square, 5 * Math.sqrt(3.0 / n)); // Var t² ≤ E t⁴ − 1 ≤ 3
    }

    @Test
    void sparseNeuronsReadTheStatedNumberOfInputs() {
        assertEquals(15, new SparseWeights(15).inputsRead(200));
        assertEquals(7, new SparseWeights(15).inputsRead(7));
        assertEquals(20, new SparseWeights(0.1).inputsRead(200));
        assertEquals(1, new SparseWeights(0.001).inputsRead(200));
        Tensor w = new SparseWeights(15).weight(Shape.of(50, 200), false, VARIANCE, RandomStream.of(3));
        int[] readers = new int[200];
        for (int o = 0; o < 50; o++) {
            int read = 0;
            for (int i = 0; i < 200; i++) {
                read += w.get(o * 200 + i) != 0 ? 1 : 0;
                readers[i] += w.get(o * 200 + i) != 0 ? 1 : 0;
            }
            assertEquals(15, read);
        }
        for (int count : readers) {
            assertTrue(count <= 15, "an input is read by " + count + " of 50 neurons, 3.75 expected");
        }
    }

    @Test
    void paperDiffersInTheFirstLayerOnly() {
        Shape shape = Shape.of(100, 25);
        Tensor own = new GaussianWeights().weight(shape, true, VARIANCE, RandomStream.of(1));
        Tensor first = new PaperWeights().weight(shape, true, VARIANCE, RandomStream.of(1));
        Tensor later = new PaperWeights().weight(shape, false, VARIANCE, RandomStream.of(1));
        assertEquals(own, later);
        assertEquals(own.get(0) / 2, first.get(0), Math.ulp(first.get(0))); // √(m/k) = √(25/100)
    }

    @Test
    void refusals() {
        for (String text : new String[] {"sparse(0)", "sparse(-1)", "sparse(2.5)", "sparse", "gausian"}) {
            assertThrows(IllegalArgumentException.class, () -> Initialisers.parse(text), text);
        }
        assertEquals("sparse(15)", Initialisers.parse("sparse(15)").name());
    }
}
