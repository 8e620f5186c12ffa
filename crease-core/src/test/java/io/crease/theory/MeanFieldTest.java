package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeanFieldTest {

    @ParameterizedTest
    @CsvSource({
        "hard-tanh, 2, 1.158", "hard-tanh, 3, 1.263", "hard-tanh, 4, 1.345",
        "hard-tanh, 8, 1.572", "hard-tanh, 16, 1.845", "hard-tanh, 64, 2.568",
        "tanh, 2, 1.051", "tanh, 3, 1.113", "tanh, 4, 1.167",
        "tanh, 8, 1.331", "tanh, 16, 1.542", "tanh, 64, 2.118"
    })
    void lengthFactorAtTheFixedPoint(String name, double weightVariance, double expected) {
        MeanField theory = new MeanField(Phi.named(name), weightVariance, 0);
        double q = theory.fixedPoint(weightVariance).value().orElseThrow();
        assertEquals(q, theory.next(q), 1e-12 * q);
        assertEquals(expected, theory.lengthFactor(q), 5e-4);
        assertEquals(q, theory.fixedPoint(1e-3).value().orElseThrow(), 1e-10 * q);
        assertEquals(q, theory.fixedPoint(1e3).value().orElseThrow(), 1e-10 * q);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1.166", "0.1, 1.263", "0.5, 1.717", "1, 2.073", "2, 2.583", "4, 3.310"})
    void criticalHardTanh(double biasVariance, double expected) {
        assertEquals(
                expected,
                Criticality.weightVariance(Phi.HARD_TANH, biasVariance).orElseThrow(),
                5e-4);
    }

    @Test
    void criticalityWithoutBiasesAndForRelu() {
        assertEquals(1, Criticality.weightVariance(Phi.TANH, 0).orElseThrow(), 1e-6);
        assertEquals(1, Criticality.weightVariance(Phi.HARD_TANH, 0).orElseThrow(), 1e-6);
        for (double bias : new double[] {0, 0.3, 5}) {
            assertEquals(2, Criticality.weightVariance(Phi.RELU, bias).orElseThrow(), 1e-9);
            assertEquals(1, Criticality.weightVariance(Phi.ABS, bias).orElseThrow(), 1e-9);
        }
    }

    @Test
    void reluFixedPointsAndTheirAbsence() {
        assertTrue(new MeanField(Phi.RELU, 2.1, 0).fixedPoint(1).diverges());
        assertTrue(new MeanField(Phi.RELU, 2, 0.1).fixedPoint(1).diverges());
        assertEquals(3, new MeanField(Phi.RELU, 2, 0).fixedPoint(3).value().orElseThrow());
        assertEquals(0, new MeanField(Phi.RELU, 1.5, 0).fixedPoint(3).value().orElseThrow());
        assertEquals(
                1.2, new MeanField(Phi.RELU, 1.5, 0.3).fixedPoint(0).value().orElseThrow(), 1e-12);
        assertEquals(
                1.2, new MeanField(Phi.RELU, 1.5, 0.3).fixedPoint(50).value().orElseThrow(), 1e-12);
        assertEquals(0, new MeanField(Phi.TANH, 0.9, 0).fixedPoint(1).value().orElseThrow(), 1e-20);
    }

    @Test
    void recursionRunsToTheFixedPointAndNeverOverflows() {
        MeanField theory = new MeanField(Phi.HARD_TANH, 4, 0.1);
        List<Double> q = theory.through(theory.first(1), 60);
        assertEquals(4.1, q.get(0), 1e-15);
        assertEquals(theory.next(4.1), q.get(1));
        assertEquals(theory.fixedPoint(4.1).value().orElseThrow(), q.get(59), 1e-12);
        List<Double> runaway = new MeanField(Phi.RELU, 1e4, 0).through(1, 200);
        assertEquals(200, runaway.size());
        assertEquals(5000, new MeanField(Phi.GELU, 1e4, 0).chi1(runaway.get(199)), 1e-6);
    }

    /** Point and perpendicular velocity through wide layers; the finite width shows as about 1/width. */
    @ParameterizedTest
    @CsvSource({"hard-tanh, 4, 0.1, 71", "tanh, 3, 0.05, 72", "gelu, 2.2, 0.1, 73", "crooked, 1.2, 0.2, 74"})
    void wideNetworksFollowTheTheory(String name, double weightVariance, double biasVariance, long seed) {
        Activation phi = Phi.named(name);
        MeanField theory = new MeanField(phi, weightVariance, biasVariance);
        int width = 300;
        int depth = 4;
        double[] point = new double[width];
        double[] velocity = new double[width];
        for (int i = 0; i < width; i++) {
            point[i] = 1;
            velocity[i] = i % 2 == 0 ? 1 : -1;
        }
        double q = theory.first(1);
        double logFactor = 0;
        for (int d = 0; d < depth; d++) {
            logFactor += Math.log(theory.lengthFactor(q));
            q = theory.next(q);
        }
        double expected = logFactor;
        Random random = new Random(seed);
        double sum = 0;
        double meanSquare = 0;
        int networks = 24;
        for (int i = 0; i < networks; i++) {
            RandomLayer state = new RandomLayer(random, phi, weightVariance, biasVariance, point, velocity);
            for (int d = 0; d < depth; d++) {
                state.post(width);
            }
            sum += Math.log(state.speed() / Math.sqrt(width)) / networks;
            double norm = RandomLayer.norm(state.value);
            meanSquare += (weightVariance * norm * norm / width + biasVariance) / networks;
        }
        // Log speeds spread by about √(depth·c/width), c ≈ 3; widths bias the mean by about depth·c/(2·width).
        double tolerance = 4.5 * Math.sqrt(depth * 3.0 / width / networks) + depth * 3.0 / (2 * width);
        assertEquals(expected, sum, tolerance, "seed " + seed);
        assertEquals(q, meanSquare, 0.1 * q, "seed " + seed);
    }

    @Test
    void radialMotionOfReluIsAsAnyOther() {
        MeanField relu = new MeanField(Phi.RELU, 3, 0.2);
        assertEquals(relu.lengthFactor(1.7), relu.lengthFactor(1.7, 1), 1e-15);
        MeanField hard = new MeanField(Phi.HARD_TANH, 3, 0.2);
        assertTrue(hard.lengthFactor(1.7, 1) < hard.lengthFactor(1.7, 0.5));
        assertEquals(hard.lengthFactor(1.7), hard.lengthFactor(1.7, 0), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> hard.lengthFactor(1, 1.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard-tanh", "tanh", "relu"})
    void correlationMapKeepsEqualInputsAndHasSlopeChi1There(String name) {
        MeanField theory = new MeanField(Phi.named(name), 1.5, 0.2);
        double q = theory.fixedPoint(1).value().orElseThrow();
        assertEquals(1, theory.nextCorrelation(q, q, 1), 1e-9);
        double step = 1e-5;
        double slope = (1 - theory.nextCorrelation(q, q, 1 - step)) / step;
        assertEquals(theory.chi1(q), slope, 5e-3);
    }

    @Test
    void variancesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MeanField(Phi.RELU, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new MeanField(Phi.RELU, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new MeanField(Phi.RELU, Double.POSITIVE_INFINITY, 0));
    }
}
