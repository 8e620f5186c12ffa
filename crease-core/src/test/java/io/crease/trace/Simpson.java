package io.crease.trace;

import java.util.function.DoubleUnaryOperator;

/** Integrals by adaptive Simpson, for tests. */
public final class Simpson {
    private Simpson() {}

    /** ∫ f over [from, to] to within about an absolute tolerance; kinks are closed in on. */
    public static double integral(DoubleUnaryOperator f, double from, double to, double tolerance) {
        double middle = (from + to) / 2;
        double a = f.applyAsDouble(from);
        double m = f.applyAsDouble(middle);
        double b = f.applyAsDouble(to);
        return simpson(f, from, a, middle, m, to, b, (to - from) / 6 * (a + 4 * m + b), tolerance, 45);
    }

    private static double simpson(
            DoubleUnaryOperator f,
            double from,
            double a,
            double middle,
            double m,
            double to,
            double b,
            double whole,
            double tolerance,
            int left) {
        double x = (from + middle) / 2;
        double y = (middle + to) / 2;
        double fx = f.applyAsDouble(x);
        double fy = f.applyAsDouble(y);
        double low = (middle - from) / 6 * (a + 4 * fx + m);
        double high = (to - middle) / 6 * (m + 4 * fy + b);
        double error = low + high - whole;
        if (left == 0 || (left < 40 && Math.abs(error) <= 15 * tolerance)) {
            return low + high + error / 15;
        }
        return simpson(f, from, a, x, fx, middle, m, low, tolerance / 2, left - 1)
                + simpson(f, middle, m, y, fy, to, b, high, tolerance / 2, left - 1);
    }
}
