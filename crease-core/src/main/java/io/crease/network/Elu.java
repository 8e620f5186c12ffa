package io.crease.network;

import java.util.List;

/** The exponential linear unit φ(x) = x for x &gt; 0, eˣ − 1 otherwise (Clevert et al. 2016, with their α = 1). */
public final class Elu implements Smooth, ActivationFamily {

    @Override
    public double value(double x) {
        return x > 0 ? x : StrictMath.expm1(x);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : StrictMath.exp(x);
    }

    /** The second derivative; at 0, where it jumps, that on the left. */
    @Override
    public double secondDerivative(double x) {
        return x > 0 ? 0 : StrictMath.exp(x);
    }

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public String describe() {
        return "x where x > 0, exp(x) - 1 elsewhere";
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
