package io.crease.measure;

import io.crease.trace.Strip;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.special.elliptic.legendre.LegendreEllipticIntegral;
import org.hipparchus.util.Pair;

/**
 * Lengths of pieces. A straight piece has length ‖z1 − z0‖. On a curved piece the squared speed is a quadratic form in (cos φ,
 * sin φ) for an arc and a quadratic polynomial for a Bézier curve, whose coefficients are three scalar products; the length is
 * an incomplete elliptic integral of the second kind, or elementary. Where the speed has no near-zero the integral is taken by a
 * ten-point Gauss–Legendre rule, which is then exact to rounding; elsewhere by the closed form.
 */
final class Speed {
    private static final Pair<double[], double[]> RULE = new LegendreRuleFactory().getRule(10);
    private static final double[] NODES = RULE.getFirst();
    private static final double[] WEIGHTS = RULE.getSecond();

    /** The rule is exact to rounding when the nearest complex zero of the squared speed is this many half-widths away. */
    private static final double CLEAR = 2.5;

    private Speed() {}

    /** Number of points of the rule. */
    static int points() {
        return NODES.length;
    }

    /** Node k of the rule on [−1, 1]. */
    static double node(int k) {
        return NODES[k];
    }

    /** Weight of node k. */
    static double weight(int k) {
        return WEIGHTS[k];
    }

    /** The length of piece i. */
    static double length(Strip strip, int i) {
        if (!strip.curved()) {
            return Math.sqrt(strip.chordSquared(i));
        }
        double[] v = strip.values();
        int width = strip.width();
        int p = strip.row(i) * width;
        double bb = 0;
        double ab = 0;
        double aa = 0;
        for (int j = p; j < p + width; j++) {
            double f0 = v[j];
            double f1 = v[j + 2 * width];
            double b = (f1 - f0) / 2;
            double a = (f0 + f1) / 2 - v[j + width];
            bb += b * b;
            ab += a * b;
            aa += a * a;
        }
        double tangent = strip.tangent(i);
        return tangent == 0 ? quadratic(bb, ab, aa) : arc(bb, ab, aa, tangent);
    }

    /** ∫ over [−1, 1] of ‖b + 2·a·X‖ dX from the scalar products b·b, a·b, a·a. */
    static double quadratic(double bb, double ab, double aa) {
        if (aa == 0) {
            return 2 * Math.sqrt(bb);
        }
        // speed² = 4·aa·((X + m)² + h²)
        double m = ab / (2 * aa);
        double h2 = Math.max(0, bb / (4 * aa) - m * m);
        if (Math.hypot(Math.max(0, Math.abs(m) - 1), Math.sqrt(h2)) > CLEAR) {
            double sum = 0;
            for (int k = 0; k < NODES.length; k++) {
                double x = NODES[k];
                sum += WEIGHTS[k] * Math.sqrt(Math.max(0, bb + 4 * x * (ab + x * aa)));
            }
            return sum;
        }
        double scale = 2 * Math.sqrt(aa);
        return scale * (primitive(1 + m, h2) - primitive(m - 1, h2));
    }

    /** A primitive of √(x² + h²), odd in x. */
    private static double primitive(double x, double h2) {
        if (h2 == 0) {
            return x * Math.abs(x) / 2;
        }
        double root = Math.sqrt(x * x + h2);
        double h = Math.sqrt(h2);
        double y = Math.abs(x) / h;
        return (x * root + Math.copySign(h2 * Math.log(y + Math.sqrt(1 + y * y)), x)) / 2;
    }

    /** The length of an arc piece f(φ) = fm + b·sin φ/sin η + a·(1 − cos φ)/(1 − cos η), |φ| ≤ η, from the scalar products. */
    static double arc(double bb, double ab, double aa, double tangent) {
        double eta = 2 * Math.atan(tangent);
        double t2 = tangent * tangent;
        double sine = 2 * tangent / (1 + t2);
        double versed = 2 * t2 / (1 + t2);
        // speed² = P·cos² φ + R·sin² φ + 2·Q·sin φ·cos φ
        double p = bb / (sine * sine);
        double r = aa / (versed * versed);
        double q = ab / (sine * versed);
        double mean = (p + r) / 2;
        double swing = Math.hypot((p - r) / 2, q);
        if (mean == 0) {
            return 0;
        }
        // speed² = (mean + swing)·(1 − m·sin²(φ − φ0)); its zeros lie at φ0 + π/2 ± i·arcosh(1/√m).
        double m = Math.min(1, 2 * swing / (mean + swing));
        double phase = Math.atan2(q, (p - r) / 2) / 2;
        double real = Math.abs(Math.IEEEremainder(phase + Math.PI / 2, Math.PI));
        double imaginary = m == 0 ? Double.MAX_VALUE : Math.log((1 + Math.sqrt(1 - m)) / Math.sqrt(m));
        if (Math.hypot(Math.max(0, real - eta), imaginary) > CLEAR * eta) {
            double sum = 0;
            for (int k = 0; k < NODES.length; k++) {
                double c = Math.cos(eta * NODES[k]);
                double s = Math.sin(eta * NODES[k]);
                sum += WEIGHTS[k] * Math.sqrt(Math.max(0, p * c * c + r * s * s + 2 * q * s * c));
            }
            return eta * sum;
        }
        return Math.sqrt(mean + swing)
                * (LegendreEllipticIntegral.bigE(eta - phase, m) - LegendreEllipticIntegral.bigE(-eta - phase, m));
    }
}
