package io.crease.theory;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Where a recursion q → V(q) leads: a value and not an exception, since growing without end is an expected outcome.
 *
 * @param value the fixed point q* = V(q*), or empty when q grows beyond every bound
 */
public record FixedPoint(OptionalDouble value) {
    private static final double RATIO = 1.25;
    private static final double FARTHEST = 1e12;
    private static final double ROUNDING = 32 * Math.ulp(1.0);

    /** @throws IllegalArgumentException if the value is negative or not finite */
    public FixedPoint {
        double q = value.orElse(0);
        if (!(q >= 0) || Double.isInfinite(q)) {
            throw new IllegalArgumentException("fixed point is " + q + "; expected a finite number of at least 0");
        }
    }

    /** Whether there is none: the recursion from the given start grows without end. */
    public boolean diverges() {
        return value.isEmpty();
    }

    /**
     * The fixed point that q → V(q) approaches from {@code start} for an increasing V, as the first one on the side to which V moves
     * the start: bracketed in steps of ×1.25 and solved to relative accuracy 1e-13 (less where V is nearly tangent to the
     * diagonal, as at criticality). A start that V leaves in place, within rounding, is the answer. Diverging means
     * that V(q) &gt; q up to 1e12 times the start (or 1). Two fixed points within a factor of 1.25 can be passed over.
     *
     * @param start q ≥ 0
     */
    static FixedPoint from(DoubleUnaryOperator next, double start) {
        double excess = excess(next, start);
        if (excess == 0) {
            return new FixedPoint(OptionalDouble.of(start));
        }
        double bound = FARTHEST * Math.max(1, start);
        double inner = start;
        // An increasing V does not pass its fixed point in one application, so the first step upwards may be V itself.
        double outer = excess > 0 ? Math.max(next.applyAsDouble(start), start * RATIO) : start / RATIO;
        while (outer < bound && outer > start / FARTHEST / FARTHEST) {
            double there = excess(next, outer);
            if (there == 0) {
                return new FixedPoint(OptionalDouble.of(outer));
            }
            if (there > 0 != excess > 0) {
                return solved(next, Math.min(inner, outer), Math.max(inner, outer));
            }
            inner = outer;
            outer = excess > 0 ? outer * RATIO : outer / RATIO;
        }
        return new FixedPoint(excess > 0 ? OptionalDouble.empty() : OptionalDouble.of(0));
    }

    private static FixedPoint solved(DoubleUnaryOperator next, double low, double high) {
        double root = new BrentSolver(1e-14, 1e-300, 1e-300).solve(500, q -> next.applyAsDouble(q) - q, low, high);
        return new FixedPoint(OptionalDouble.of(root));
    }

    /** V(q) − q, and 0 where that is within rounding of q. */
    private static double excess(DoubleUnaryOperator next, double q) {
        double difference = next.applyAsDouble(q) - q;
        return Math.abs(difference) <= ROUNDING * q ? 0 : difference;
    }
}
