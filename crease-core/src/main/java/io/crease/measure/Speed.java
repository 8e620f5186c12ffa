package io.crease.measure;

import io.crease.trace.Strip;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * Lengths of pieces. A straight piece has length ‖z1 − z0‖. On a curved piece the squared speed is a quadratic form in (cos φ,
 * sin φ) for an arc and a quadratic polynomial for a Bézier curve, whose coefficients are three scalar products; the length is
 * an incomplete elliptic integral of the second kind, or elementary. Where the speed has no near-zero the integral is taken by a
 * ten-point Gauss–Legendre rule, which is then exact to rounding; elsewhere by the closed form or a series around the slowest
 * point, which hold when the curve turns back on itself (a layer in which only one neuron moves) as well.
 */
final class Speed {
    private static final Pair<double[], double[]> RULE = new LegendreRuleFactory().getRule(10);
    private static final double[] NODES = RULE.getFirst();
    private static final double[] WEIGHTS = RULE.getSecond();

    /** The rule is exact to rounding when the nearest complex zero of the squared speed is this many half-widths away. */
    private static final double CLEAR = 2.5;

    /** Terms of a power series in ¼. */
    private static final int TERMS = 26;

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
        double largest = Math.max(bb, aa);
        if (!Double.isFinite(largest)) {
            throw new ArithmeticException(strip.site().name() + ": lengths overflow near t = " + strip.t(i));
        }
        // Products of two of these must neither overflow nor vanish.
        double scale = largest > 0x1p400 || (largest > 0 && largest < 0x1p-400) ? largest : 1;
        double length = tangent == 0
                ? quadratic(bb / scale, ab / scale, aa / scale)
                : arc(bb / scale, ab / scale, aa / scale, tangent);
        return Math.sqrt(scale) * length;
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
        // speed² = 2·swing·(sin² ψ + h²), ψ the angle from the slowest point; h² from the determinant, which keeps its
        // digits.
        double slowest = Math.atan2(-q, (r - p) / 2) / 2;
        double across = Math.max(0, bb * aa - ab * ab) / (sine * sine * versed * versed);
        double h = Math.sqrt(across / (2 * swing * (mean + swing)));
        double imaginary = swing == 0 ? Double.MAX_VALUE : asinh(h);
        double real = Math.max(0, Math.abs(slowest) - eta);
        if (Math.hypot(real, imaginary) > CLEAR * eta) {
            double sum = 0;
            for (int k = 0; k < NODES.length; k++) {
                double c = Math.cos(eta * NODES[k]);
                double s = Math.sin(eta * NODES[k]);
                sum += WEIGHTS[k] * Math.sqrt(Math.max(0, p * c * c + r * s * s + 2 * q * s * c));
            }
            return eta * sum;
        }
        return Math.sqrt(2 * swing) * turning(-eta - slowest, eta - slowest, h, imaginary);
    }

    /** ∫ over [from, to] of √(sin² ψ + h²) dψ: by the rule where ψ = ±i·asinh h + kπ is far, else in halves or by a series. */
    private static double turning(double from, double to, double h, double imaginary) {
        double half = (to - from) / 2;
        double centre = (from + to) / 2;
        double near = Math.PI * Math.rint(centre / Math.PI);
        double real = Math.max(0, Math.abs(centre - near) - half);
        if (Math.hypot(real, imaginary) > CLEAR * half) {
            double sum = 0;
            for (int k = 0; k < NODES.length; k++) {
                double s = Math.sin(centre - near + half * NODES[k]);
                sum += WEIGHTS[k] * Math.sqrt(s * s + h * h);
            }
            return half * sum;
        }
        if (h <= 0.5 && Math.abs(centre - near) + half <= Math.PI / 6) {
            return series(Math.sin(to - near), h * h) - series(Math.sin(from - near), h * h);
        }
        return turning(from, centre, h, imaginary) + turning(centre, to, h, imaginary);
    }

    /** A primitive of √((s² + h²)/(1 − s²)), odd in s, for |s| ≤ ½: Σ C(2n, n)/4ⁿ·∫ s²ⁿ √(s² + h²) ds. */
    private static double series(double s, double h2) {
        double s2 = s * s;
        double power = s * (s2 + h2) * Math.sqrt(s2 + h2);
        double integral = primitive(s, h2);
        double coefficient = 1;
        double sum = integral;
        for (int n = 1; n <= TERMS; n++) {
            integral = (power - (2 * n - 1) * h2 * integral) / (2 * n + 2);
            power *= s2;
            coefficient *= (2 * n - 1) / (2.0 * n);
            sum += coefficient * integral;
        }
        return sum;
    }

    private static double asinh(double x) {
        return x < 1e-4 ? x : Math.log(x + Math.sqrt(x * x + 1));
    }
}
