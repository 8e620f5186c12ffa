package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CurvatureTest {

    @Test
    void stretchingAloneFlattens() {
        // χ2 = 0 for φ = identity in all but name: tanh at a tiny q
        MeanField theory = new MeanField(Phi.TANH, 4, 0);
        assertEquals(0.25, Curvature.next(theory, 1e-12, 1, 10), 1e-9);
    }

    /**
     * A circle's image has squared speed −R″ and squared acceleration R⁗ in the autocorrelation R(Δ) of its pre-activations, and
     * the next layer's R is the kernel: differences of the kernel along R(Δ) = q cos Δ give the curvature anew.
     */
    @Test
    void recursionAgreesWithDifferencesOfTheKernel() {
        double weightVariance = 3;
        double q = 1.4;
        int width = 50;
        MeanField theory = new MeanField(Phi.ERF, weightVariance, 0.2);
        double step = 0.02;
        double[] r = new double[4]; // R at multiples of the step; the kernel of erf in closed form
        for (int i = 0; i < r.length; i++) {
            double q12 = q * Math.cos(i * step);
            r[i] = weightVariance * 2 / Math.PI * Math.asin(2 * q12 / (1 + 2 * q));
        }
        double h2 = step * step;
        double second = 2 * (r[1] - r[0]) / h2;
        double secondWide = 2 * (r[2] - r[0]) / (4 * h2);
        second = (4 * second - secondWide) / 3;
        double fourth = (2 * r[2] - 8 * r[1] + 6 * r[0]) / (h2 * h2);
        double expected = fourth / (width * second * second);
        double circle = 1 / (width * q);
        assertEquals(1, Curvature.next(theory, q, circle, width) / expected, 5e-3);
    }

    @Test
    void piecewiseLinearActivationsAreRefused() {
        MeanField theory = new MeanField(Phi.RELU, 2, 0);
        assertThrows(IllegalArgumentException.class, () -> Curvature.next(theory, 1, 1, 10));
    }
}
