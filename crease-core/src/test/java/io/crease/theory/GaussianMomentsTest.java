package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianMomentsTest {
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16, 0, 1);

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.01, 0.3, 1, 8, 64, 1e4})
    void papersActivationsAreSpecialCases(double q) {
        double a = 1 / Math.sqrt(q);
        double inside = Erf.erf(a / Math.sqrt(2));
        double tail = a * Math.sqrt(2 / Math.PI) * Math.exp(-a * a / 2);
        assertEquals(
                q * (inside - tail) + 1 - inside,
                GaussianMoments.squaredValue(Phi.HARD_TANH, q),
                1e-14 + 1e-15 * a * q);
        assertEquals(inside, GaussianMoments.squaredDerivative(Phi.HARD_TANH, q), 1e-15);
        assertEquals(q / 2, GaussianMoments.squaredValue(Phi.RELU, q), 1e-15 * q);
        assertEquals(0.5, GaussianMoments.squaredDerivative(Phi.RELU, q));
        assertEquals(0.5, GaussianMoments.radialSquaredDerivative(Phi.RELU, q));
        assertEquals(Math.sqrt(q / (2 * Math.PI)), GaussianMoments.value(Phi.RELU, q), 1e-15 * Math.sqrt(q));
        assertEquals((0.01 + 0.16 + 2) / 4, GaussianMoments.squaredDerivative(Phi.PRELU, q), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.01, 0.3, 1, 8, 64, 1e4, 1e9})
    void erfHasClosedForms(double q) {
        double square = 2 / Math.PI * Math.atan(2 * q / Math.sqrt(1 + 4 * q)); // asin(2q/(1+2q))
        assertEquals(1, GaussianMoments.squaredValue(Phi.ERF, q) / square, 1e-13);
        assertEquals(1, GaussianMoments.squaredDerivative(Phi.ERF, q) / (4 / Math.PI / Math.sqrt(1 + 4 * q)), 1e-13);
        assertEquals(0, GaussianMoments.value(Phi.ERF, q), 1e-15);
        assertEquals(2 / Math.sqrt(Math.PI * (1 + 2 * q)), GaussianMoments.derivative(Phi.ERF, q), 1e-14);
        // E (4u/√π)² e^{−2u²} = (16/π) q (1 + 4q)^{−3/2}
        double second = 16 / Math.PI * q * Math.pow(1 + 4 * q, -1.5);
        assertEquals(1, GaussianMoments.squaredSecondDerivative(Phi.ERF, q) / second, 1e-13);
        assertEquals(3 * q * q, GaussianMoments.squaredValue(Phi.SQUARE, q), 1e-13 * q * q);
    }

    /** Gauss–Legendre on each smooth stretch between knots, in units of √q. */
    @ParameterizedTest
    @CsvSource({
        "crooked, 0.01",
        "crooked, 0.5",
        "crooked, 3",
        "crooked, 200",
        "hard-tanh, 0.7",
        "leaky, 2",
        "tanh, 5",
        "gelu, 0.3",
        "gelu, 30"
    })
    void momentsAgreeWithPlainQuadrature(String name, double q) {
        Activation phi = Phi.named(name);
        double deviation = Math.sqrt(q);
        assertEquals(plain(phi, q, phi::value), GaussianMoments.value(phi, q), 1e-12 * (1 + deviation));
        assertEquals(plain(phi, q, phi::derivative), GaussianMoments.derivative(phi, q), 1e-12);
        assertEquals(plain(phi, q, u -> sq(phi.value(u))), GaussianMoments.squaredValue(phi, q), 1e-12 * (1 + q));
        assertEquals(plain(phi, q, u -> sq(phi.derivative(u))), GaussianMoments.squaredDerivative(phi, q), 1e-12);
        assertEquals(
                plain(phi, q, u -> sq(phi.derivative(u) * u) / q),
                GaussianMoments.radialSquaredDerivative(phi, q),
                1e-12);
    }

    private static double plain(Activation phi, double q, DoubleUnaryOperator f) {
        double sum = 0;
        double from = -12;
        int last = phi instanceof PiecewiseLinear linear ? linear.knots() : 0;
        for (int i = 0; i <= last; i++) {
            double to = i == last ? 12 : ((PiecewiseLinear) phi).knot(i) / Math.sqrt(q);
            to = Math.max(-12, Math.min(12, to));
            int panels = 60;
            for (int p = 0; p < panels && to > from; p++) {
                double a = from + (to - from) * p / panels;
                double b = from + (to - from) * (p + 1) / panels;
                double length = b - a;
                sum += length
                        * RULE.integrate(x -> NormalInterval.density(a + x * length)
                                * f.applyAsDouble(Math.sqrt(q) * (a + x * length)));
            }
            from = to;
        }
        return sum;
    }

    private static double sq(double x) {
        return x * x;
    }

    @Test
    void zeroVarianceIsTheLimit() {
        assertEquals(0.5, GaussianMoments.squaredDerivative(Phi.RELU, 0));
        assertEquals(1, GaussianMoments.squaredDerivative(Phi.HARD_TANH, 0));
        assertEquals(1, GaussianMoments.squaredDerivative(Phi.TANH, 0));
        assertEquals(1, GaussianMoments.radialSquaredDerivative(Phi.TANH, 0));
        assertEquals(sq(Phi.CROOKED.value(0)), GaussianMoments.squaredValue(Phi.CROOKED, 0), 1e-15);
        assertEquals(2, GaussianMoments.squaredDerivative(Phi.CROOKED, 0), 1e-15);
    }

    @Test
    void negativeVarianceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> GaussianMoments.squaredValue(Phi.RELU, -1));
        assertThrows(IllegalArgumentException.class, () -> GaussianMoments.squaredValue(Phi.TANH, Double.NaN));
    }
}
