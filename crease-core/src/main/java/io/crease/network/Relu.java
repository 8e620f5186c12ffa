package io.crease.network;

import java.util.List;

/** The rectified linear unit φ(x) = max(0, x). */
public final class Relu implements ActivationFamily {
    private static final String NAME = "relu";

    /** φ(x) = max(0, x). */
    public static PiecewiseLinear of() {
        return PiecewiseLinear.of(NAME, new double[] {0}, 0, 0, 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return "max(0, x)";
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
