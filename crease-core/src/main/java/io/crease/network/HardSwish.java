package io.crease.network;

import java.util.List;

/** Hard swish φ(x) = x·min(1, max(0, x/6 + 1/2)) (Howard et al. 2019): quadratic on −3..3, so traced by sampling. */
public final class HardSwish implements Smooth, ActivationFamily {

    @Override
    public double value(double x) {
        return x * Math.min(1, Math.max(0, x / 6 + 0.5));
    }

    /** The slope; at ±3, where it jumps, that of the piece on the left. */
    @Override
    public double derivative(double x) {
        return x <= -3 ? 0 : x <= 3 ? x / 3 + 0.5 : 1;
    }

    @Override
    public double secondDerivative(double x) {
        return x <= -3 || x > 3 ? 0 : 1 / 3.0;
    }

    @Override
    public String name() {
        return "hard-swish";
    }

    @Override
    public String describe() {
        return "x times x/6 + 1/2 clipped to 0..1";
    }

    @Override
    public boolean piecewiseLinear() {
        return false;
    }

    @Override
    public Smooth with(List<Double> arguments) {
        return this;
    }

    @Override
    public String toString() {
        return name();
    }
}
