package io.crease.trace;

/**
 * One coordinate on a curved piece, given by its values at the start, halfway and at the end. With X running from −1 to 1 over the
 * piece, τ = tan(η/2) for an arc of half-angle η (X = tan(φ/2)/τ, φ the angle from the middle) and τ = 0 for a quadratic,
 *
 * <pre>f(X) = fm + κ(X)·(X·(f1 − f0)/2 + X²·((f0 + f1)/2 − fm)),   κ(X) = (1 + τ²)/(1 + τ²X²),</pre>
 *
 * so that zeros are the roots of one quadratic, and no value outside the piece is ever extrapolated.
 */
final class Conic {
    private Conic() {}

    /** κ(X). */
    static double kappa(double x, double tangent) {
        double t2 = tangent * tangent;
        return (1 + t2) / (1 + t2 * x * x);
    }

    /** f(X). */
    static double value(double f0, double fm, double f1, double tangent, double x) {
        return fm + kappa(x, tangent) * x * ((f1 - f0) / 2 + x * ((f0 + f1) / 2 - fm));
    }

    /** df/dX at a zero of f. */
    static double slopeAtZero(double f0, double fm, double f1, double tangent, double x) {
        double t2 = tangent * tangent;
        double a = fm * t2 + (1 + t2) * ((f0 + f1) / 2 - fm);
        double b = (1 + t2) * (f1 - f0) / 2;
        return (2 * a * x + b) / (1 + t2 * x * x);
    }

    /** The angle from the middle of the piece at X for an arc; X itself for a quadratic. */
    static double angle(double x, double tangent) {
        return tangent == 0 ? x : 2 * Math.atan(x * tangent);
    }

    /** X at an angle from the middle; the inverse of {@link #angle}. */
    static double atAngle(double angle, double tangent) {
        return tangent == 0 ? angle : Math.tan(angle / 2) / tangent;
    }

    /** The zeros of f strictly inside the piece at which it changes its sign. */
    static final class Roots {
        /** Number of zeros, 0 to 2. */
        int count;
        /** The smaller zero. */
        double first;
        /** The larger zero, if there are two. */
        double second;
        /** Whether f is positive just after the start. */
        boolean startsAbove;

        /** True just before the end. */
        boolean endsAbove() {
            return startsAbove ^ (count == 1);
        }

        /**
         * As {@link #solve(double, double, double, double)} where values within {@code tolerance} of 0 cannot be told from it: an arch
         * that is no higher, between two zeros or between a zero and a value of 0 at an end, is none.
         */
        void solve(double d0, double dm, double d1, double tangent, double tolerance) {
            if (d0 == 0 && d1 == 0) {
                count = 0;
                startsAbove = dm > tolerance;
                return;
            }
            solve(d0, dm, d1, tangent);
            if (count == 0) {
                return;
            }
            double from = count == 2 ? first : d0 == 0 ? -1 : 1;
            double to = count == 2 ? second : first;
            boolean arch = count == 2 || d0 == 0 || d1 == 0;
            if (arch && Math.abs(value(d0, dm, d1, tangent, (from + to) / 2)) <= tolerance) {
                startsAbove ^= count == 1 && d0 == 0;
                count = 0;
            }
        }

        /** Solves for values d0, dm, d1 at start, middle and end. A value that is exactly zero at an end counts as a zero there. */
        void solve(double d0, double dm, double d1, double tangent) {
            count = 0;
            double s = 1 + tangent * tangent;
            // f·(1 + τ²X²) = a·X² + b·X + c, and a ± b + c = s·d1, s·d0.
            double a = dm * tangent * tangent + s * ((d0 + d1) / 2 - dm);
            double b = s * (d1 - d0) / 2;
            double c = dm;
            if (d0 == 0 && d1 == 0) {
                startsAbove = dm > 0;
            } else if (d0 == 0) {
                // (X + 1)(a·X + c)
                boolean after = a == c ? a > 0 : c - a > 0;
                startsAbove = after;
                single(-c, a, after != d1 > 0);
            } else if (d1 == 0) {
                // (X − 1)(a·X − c)
                startsAbove = d0 > 0;
                boolean before = a == c ? a > 0 : c - a > 0;
                single(c, a, before != startsAbove);
            } else {
                startsAbove = d0 > 0;
                if (d0 > 0 == d1 > 0) {
                    if (dm > 0 != startsAbove || b * b > 4 * a * c) {
                        pair(a, b, c, d0, dm);
                    }
                } else {
                    crossing(a, b, c);
                }
            }
        }

        /** One zero at p/q when the signs at the two ends say that there is one. */
        private void single(double p, double q, boolean expected) {
            if (expected) {
                count = 1;
                double x = p / q;
                first = Double.isNaN(x) ? 0 : Math.max(-1, Math.min(1, x));
            }
        }

        private void crossing(double a, double b, double c) {
            double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
            double q = -(b + Math.copySign(root, b)) / 2;
            double x1 = q / a;
            double x2 = c / q;
            double x;
            if (q == 0) {
                x = 0;
            } else {
                x = a != 0 && Math.abs(x1) < Math.abs(x2) ? x1 : x2;
                // Just one of the two is inside; rounding can put it a hair outside.
            }
            count = 1;
            first = Math.max(-1, Math.min(1, x));
        }

        private void pair(double a, double b, double c, double d0, double dm) {
            double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
            double q = -(b + Math.copySign(root, b)) / 2;
            if (a == 0 || q == 0) {
                return;
            }
            double x1 = q / a;
            double x2 = c / q;
            double low = Math.min(x1, x2);
            double high = Math.max(x1, x2);
            boolean middleOpposite = dm != 0 && dm > 0 != d0 > 0;
            if (middleOpposite || (-1 < low && low < high && high < 1)) {
                count = 2;
                first = Math.max(-1, low);
                second = Math.min(1, high);
            }
        }
    }
}
