package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;

/** The steepest slope of an activation. */
final class Lipschitz {
    private static final double REACH = 64;
    private static final double STEP = 1.0 / 64;
    private static final double FINEST = 1e-9;

    private Lipschitz() {}

    /**
     * sup |φ′|: the largest slope of a piecewise-linear φ; for a smooth φ the largest |φ′| on a grid of step 1/64 over ±64, refined
     * about the best point to a position error of 1e-9 (so to about 1e-18 in value).
     */
    static double constant(Activation activation) {
        double best = 0;
        if (activation instanceof PiecewiseLinear linear) {
            for (int c = 0; c < linear.channels(); c++) {
                for (int p = 0; p <= linear.knots(); p++) {
                    best = Math.max(best, Math.abs(linear.slope(c, p)));
                }
            }
            return best;
        }
        double at = 0;
        for (double x = -REACH; x <= REACH; x += STEP) {
            double slope = Math.abs(activation.derivative(x));
            if (slope > best) {
                best = slope;
                at = x;
            }
        }
        for (double step = STEP / 2; step > FINEST; step /= 2) {
            double left = Math.abs(activation.derivative(at - step));
            double right = Math.abs(activation.derivative(at + step));
            if (Math.max(left, right) > best) {
                best = Math.max(left, right);
                at += right >= left ? step : -step;
            }
        }
        return best;
    }
}
