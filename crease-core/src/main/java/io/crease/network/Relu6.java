package io.crease.network;

import java.util.List;

/** The rectified linear unit that saturates at 6: φ(x) = min(6, max(0, x)). */
public final class Relu6 implements ActivationFamily {
    private static final String NAME = "relu6";

    /** φ(x) = min(6, max(0, x)). */
    public static PiecewiseLinear of() {
        return PiecewiseLinear.of(NAME, new double[] {0, 6}, 0, 0, 1, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return "x clipped to 0..6";
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
