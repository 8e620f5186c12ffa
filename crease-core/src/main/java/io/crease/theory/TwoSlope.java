package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import java.util.Optional;

/**
 * A positively homogeneous activation: φ(h) = negative·h for h ≤ 0 and positive·h for h &gt; 0. ReLU is (0, 1), leaky ReLU (a, 1),
 * the absolute value (−1, 1), the identity (1, 1). For these the mean length at finite width is known exactly.
 */
public record TwoSlope(double negative, double positive) {
    public static final TwoSlope RELU = new TwoSlope(0, 1);

    /** @throws IllegalArgumentException if a slope is not finite */
    public TwoSlope {
        if (!Double.isFinite(negative) || !Double.isFinite(positive)) {
            throw new IllegalArgumentException(
                    "slopes are " + negative + " and " + positive + "; expected finite numbers");
        }
    }

    /**
     * The two slopes of φ, if φ is positively homogeneous and the same in every channel: no bend but at 0, and φ(0) = 0.
     * Empty for hard tanh, for a PReLU whose channels differ, and for every smooth activation.
     */
    public static Optional<TwoSlope> of(Activation activation) {
        if (!(activation instanceof PiecewiseLinear linear) || linear.value(0) != 0) {
            return Optional.empty();
        }
        int last = linear.knots();
        TwoSlope result = new TwoSlope(linear.slope(0, 0), linear.slope(0, last));
        for (int c = 0; c < linear.channels(); c++) {
            for (int p = 0; p <= last; p++) {
                boolean left = p < last && linear.knot(p) <= 0;
                boolean right = p > 0 && linear.knot(p - 1) >= 0;
                boolean straight = linear.slope(c, p) == (left ? result.negative : result.positive);
                boolean across = !left && !right && result.negative != result.positive;
                if (!straight || across || linear.intercept(c, p) != 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(result);
    }
}
