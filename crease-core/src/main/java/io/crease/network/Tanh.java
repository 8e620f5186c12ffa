package io.crease.network;

import java.util.List;

/** The hyperbolic tangent. The derivative 1/cosh² keeps its relative accuracy where 1 − tanh² would cancel. */
public final class Tanh implements Smooth, ActivationFamily {

    @Override
    public double value(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x) {
        double e = StrictMath.exp(-2 * Math.abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    @Override
    public double secondDerivative(double x) {
        return -2 * value(x) * derivative(x);
    }

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public String describe() {
        return "the hyperbolic tangent";
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
