package io.crease.network;

import java.util.List;

/** Softplus φ(x) = ln(1 + eˣ) = max(0, x) + ln(1 + e^−|x|). */
public final class Softplus implements Smooth, ActivationFamily {

    private static final Sigmoid SIGMOID = new Sigmoid();

    @Override
    public double value(double x) {
        return Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x) {
        return SIGMOID.value(x);
    }

    @Override
    public double secondDerivative(double x) {
        return SIGMOID.derivative(x);
    }

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public String describe() {
        return "ln(1 + exp(x))";
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
