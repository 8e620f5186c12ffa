package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import io.crease.trace.Simpson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lengths of arcs and quadratics against adaptive Simpson integration of the speed as a hypotenuse, in which nothing cancels. The vectors are
 * b = (β, 0) and a = (α cos δ, α sin δ).
 */
class SpeedTest {

    private static double arcByQuadrature(double beta, double alpha, double delta, double eta) {
        double sine = Math.sin(eta);
        double versed = 2 * Math.sin(eta / 2) * Math.sin(eta / 2);
        double scale = eta * Math.max(beta / sine, alpha * sine / versed);
        return Simpson.integral(
                phi -> {
                    double c = Math.cos(phi) / sine;
                    double s = Math.sin(phi) / versed;
                    return Math.hypot(beta * c + alpha * Math.cos(delta) * s, alpha * Math.sin(delta) * s);
                },
                -eta,
                eta,
                1e-14 * scale);
    }

    private static double quadraticByQuadrature(double beta, double alpha, double delta) {
        return Simpson.integral(
                x -> Math.hypot(beta + 2 * alpha * Math.cos(delta) * x, 2 * alpha * Math.sin(delta) * x),
                -1,
                1,
                1e-14 * Math.max(beta, alpha));
    }

    private static void checkArc(double beta, double alpha, double delta, double eta, double tolerance) {
        double expected = arcByQuadrature(beta, alpha, delta, eta);
        double found = Speed.arc(beta * beta, alpha * beta * Math.cos(delta), alpha * alpha, Math.tan(eta / 2));
        double size = Math.max(Math.max(beta, alpha), expected);
        assertEquals(
                expected,
                found,
                tolerance * size,
                () -> "beta " + beta + " alpha " + alpha + " delta " + delta + " eta " + eta);
    }

    @ParameterizedTest(name = "eta {0}")
    @ValueSource(doubles = {Math.PI / 4, 0.7, 0.3, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9})
    void arcAgreesWithQuadrature(double eta) {
        // work with.
        for (double delta : new double[] {0, 1e-9, 1e-4, 0.1, 1, Math.PI / 2, 2, 3, Math.PI - 1e-6, Math.PI}) {
            for (double ratio :
                    new double[] {0, 1e-12, 1e-6, 1e-3, 0.1, 0.19, 0.21, 0.5, 0.9, 1, 1.1, 3, 10, 1e3, 1e9}) {
                checkArc(1, ratio, delta, eta, 2e-13);
                checkArc(ratio, 1, delta, eta, 2e-13);
            }
        }
    }

    @Test
    void arcAgreesWithQuadratureAtRandom() {
        long seed = 5;
        System.out.println("SpeedTest: seed " + seed);
        RandomStream random = RandomStream.of(seed).named("arc");
        for (int i = 0; i < 3000; i++) {
            double eta = Math.min(Math.PI / 4, Math.exp(-12 * random.uniform()));
            double alpha = Math.exp(4 * random.gaussian()) * eta / 2;
            double delta = random.uniform() < 0.3 ? (random.below(3)) * Math.PI / 2 : Math.PI * random.uniform();
            checkArc(1, alpha, delta, eta, 2e-13);
        }
    }

    @Test
    void quadraticAgreesWithQuadrature() {
        RandomStream random = RandomStream.of(6).named("quadratic");
        for (int i = 0; i < 3000; i++) {
            double beta = random.uniform() < 0.1 ? 0 : Math.exp(5 * random.gaussian());
            double alpha = random.uniform() < 0.1 ? 0 : Math.exp(5 * random.gaussian());
            double delta = random.uniform() < 0.3 ? random.below(3) * Math.PI / 2 : Math.PI * random.uniform();
            delta = random.uniform() < 0.2 ? Math.exp(-20 * random.uniform()) : delta;
            double expected = quadraticByQuadrature(beta, alpha, delta);
            double found = Speed.quadratic(beta * beta, alpha * beta * Math.cos(delta), alpha * alpha);
            double b = beta;
            double a = alpha;
            double d = delta;
            assertEquals(expected, found, 1e-11 * expected, () -> "beta " + b + " alpha " + a + " delta " + d);
        }
    }

    @Test
    void knownLengths() {
        // A quarter circle of radius r: fm = r(1,1)/√2 and so on; b = r sin η across, a = r(1 − cos η) towards the
        // centre.
        double eta = Math.PI / 4;
        double b = 3 * Math.sin(eta);
        double a = 3 * (1 - Math.cos(eta));
        assertEquals(3 * Math.PI / 2, Speed.arc(b * b, 0, a * a, Math.tan(eta / 2)), 1e-14);
        // There and back on a line: cos φ over |φ| ≤ η.
        assertEquals(
                2 * (1 - Math.cos(eta)), Speed.arc(0, 0, Math.pow(1 - Math.cos(eta), 2), Math.tan(eta / 2)), 1e-14);
        assertEquals(0, Speed.arc(0, 0, 0, Math.tan(eta / 2)));
        assertEquals(2, Speed.quadratic(0, 0, 1), 1e-15);
        assertEquals(0, Speed.quadratic(0, 0, 0));
        assertTrue(Speed.quadratic(1e-300, 0, 0) > 0);
    }
}
