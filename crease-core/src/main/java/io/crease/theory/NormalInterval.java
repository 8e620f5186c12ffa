package io.crease.theory;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.special.Erf;

/** An interval from a to b (either may be infinite) under the standard normal density n(z). */
record NormalInterval(double a, double b) {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double SHORT = 0.5;
    private static final GaussIntegrator RULE = UnitRule.legendre(12);
    private static final double ROOT_HALF = Math.sqrt(0.5);

    /** ∫ n(z) dz, accurate in the tails. */
    double probability() {
        if (isShort()) {
            return integral(z -> 1);
        }
        if (a > 0) {
            return upper(a) - upper(b);
        }
        return b < 0 ? upper(-b) - upper(-a) : 0.5 * (Erf.erf(b * ROOT_HALF) - Erf.erf(a * ROOT_HALF));
    }

    /** ∫ z n(z) dz = n(a) − n(b). */
    double first() {
        return isShort() ? integral(z -> z) : density(a) - density(b);
    }

    /** ∫ z² n(z) dz. */
    double second() {
        return isShort() ? integral(z -> z * z) : probability() + weighted(a) - weighted(b);
    }

    private boolean isShort() {
        return b - a < SHORT;
    }

    /** By Gauss–Legendre, where differences of the closed forms at the ends would cancel; exact to rounding. */
    private double integral(DoubleUnaryOperator weight) {
        double length = b - a;
        return length * RULE.integrate(x -> weight.applyAsDouble(a + x * length) * density(a + x * length));
    }

    private static double upper(double z) {
        return 0.5 * Erf.erfc(z * ROOT_HALF);
    }

    static double density(double z) {
        return Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
    }

    private static double weighted(double z) {
        return Double.isInfinite(z) ? 0 : z * density(z);
    }
}
