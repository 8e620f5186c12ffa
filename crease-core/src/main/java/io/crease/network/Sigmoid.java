package io.crease.network;

import java.util.List;

/** The logistic function σ(x) = 1/(1 + e⁻ˣ), written in e^−|x| so that nothing overflows or cancels. */
public final class Sigmoid implements Smooth, ActivationFamily {

    @Override
    public double value(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    @Override
    public double derivative(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    /** σ″ = −σ′·tanh(x/2). */
    @Override
    public double secondDerivative(double x) {
        return -derivative(x) * StrictMath.tanh(x / 2);
    }

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public String describe() {
        return "1/(1 + exp(-x))";
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
