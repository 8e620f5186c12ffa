package io.crease.network;

import java.util.List;

/** The sigmoid linear unit φ(x) = x·σ(x), also called swish. */
public final class Silu implements Smooth, ActivationFamily {

    private static final Sigmoid SIGMOID = new Sigmoid();

    @Override
    public double value(double x) {
        return x * SIGMOID.value(x);
    }

    @Override
    public double derivative(double x) {
        return SIGMOID.value(x) + x * SIGMOID.derivative(x);
    }

    @Override
    public double secondDerivative(double x) {
        return 2 * SIGMOID.derivative(x) + x * SIGMOID.secondDerivative(x);
    }

    @Override
    public String name() {
        return "silu";
    }

    @Override
    public String describe() {
        return "x/(1 + exp(-x))";
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
