package io.crease.network;

import java.util.List;

/** The absolute value φ(x) = |x|. */
public final class AbsoluteValue implements ActivationFamily {
    private static final String NAME = "abs";

    /** φ(x) = |x|. */
    public static PiecewiseLinear of() {
        return PiecewiseLinear.of(NAME, new double[] {0}, 0, -1, 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return "|x|";
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
