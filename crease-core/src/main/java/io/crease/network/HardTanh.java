package io.crease.network;

import java.util.List;

/** The hard hyperbolic tangent φ(x) = min(1, max(−1, x)), the saturating activation of the paper. */
public final class HardTanh implements ActivationFamily {
    private static final String NAME = "hard-tanh";

    /** φ(x) = min(1, max(−1, x)). */
    public static PiecewiseLinear of() {
        return PiecewiseLinear.of(NAME, new double[] {-1, 1}, -1, 0, 1, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return "x clipped to -1..1";
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    @Override
    public PiecewiseLinear with(List<Double> arguments) {
        return of();
    }
}
