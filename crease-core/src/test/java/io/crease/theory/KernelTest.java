package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crease.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelTest {

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.9, -0.3, 0, 0.2, 0.77, 0.999, 1})
    void reluHasTheArcCosineKernel(double c) {
        double angle = Math.acos(c);
        double expected = (Math.sin(angle) + (Math.PI - angle) * c) / (2 * Math.PI) * Math.sqrt(2 * 3);
        assertEquals(expected, Kernel.values(Phi.RELU, 2, 3, c), 1e-13);
        assertEquals((Math.PI - angle) / (2 * Math.PI), Kernel.derivatives(Phi.RELU, 2, 3, c), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.99, -0.3, 0, 0.5, 0.95, 1})
    void erfHasTheArcSineKernel(double c) {
        double q1 = 0.8;
        double q2 = 5;
        double q12 = c * Math.sqrt(q1 * q2);
        double expected = 2 / Math.PI * Math.asin(2 * q12 / Math.sqrt((1 + 2 * q1) * (1 + 2 * q2)));
        assertEquals(expected, Kernel.values(Phi.ERF, q1, q2, c), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"relu", "abs", "leaky", "hard-tanh", "crooked", "tanh", "gelu"})
    void equalInputsGiveTheSecondMoments(String name) {
        Activation phi = Phi.named(name);
        for (double q : new double[] {0.1, 1, 7}) {
            assertEquals(1, Kernel.values(phi, q, q, 1) / GaussianMoments.squaredValue(phi, q), 1e-9);
            assertEquals(1, Kernel.derivatives(phi, q, q, 1) / GaussianMoments.squaredDerivative(phi, q), 1e-9);
            double mean = GaussianMoments.value(phi, q);
            assertEquals(mean * mean, Kernel.values(phi, q, q, 0), 1e-13);
        }
    }

    @ParameterizedTest
    @CsvSource({"hard-tanh, 0.6, 61", "crooked, -0.7, 62", "crooked, 0.98, 63"})
    void piecewiseKernelsAgreeWithMonteCarlo(String name, double c, long seed) {
        Activation phi = Phi.named(name);
        Estimate.of(seed, 400_000, random -> {
                    double z = random.nextGaussian();
                    double other = c * z + Math.sqrt(1 - c * c) * random.nextGaussian();
                    return phi.value(Math.sqrt(1.3) * z) * phi.value(Math.sqrt(2.1) * other);
                })
                .assertAgrees(Kernel.values(phi, 1.3, 2.1, c), 0.02);
    }

    /** ∂/∂c E φφ = √(q1q2) E φ′φ′, by central differences. */
    @ParameterizedTest
    @CsvSource({"hard-tanh", "crooked", "tanh"})
    void derivativeKernelIsTheSlopeOfTheKernel(String name) {
        Activation phi = Phi.named(name);
        double step = 1e-4;
        for (double c : new double[] {-0.8, 0.1, 0.6}) {
            double slope = (Kernel.values(phi, 2, 0.7, c + step) - Kernel.values(phi, 2, 0.7, c - step)) / (2 * step);
            assertEquals(Math.sqrt(1.4) * Kernel.derivatives(phi, 2, 0.7, c), slope, 1e-6);
        }
    }

    @Test
    void channelsAreAveraged() {
        double mean = (Kernel.values(Phi.leaky(0.1), 1, 2, 0.4) + Kernel.values(Phi.leaky(-0.4), 1, 2, 0.4)) / 2;
        assertEquals(mean, Kernel.values(Phi.PRELU, 1, 2, 0.4), 1e-14);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Kernel.values(Phi.RELU, 0, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Kernel.values(Phi.RELU, 1, 1, 1.5));
    }
}
