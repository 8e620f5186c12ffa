package io.crease.network;

import java.util.List;
import org.hipparchus.special.Erf;

/** The Gaussian error linear unit φ(x) = x·Φ(x) in its exact form, Φ the standard normal distribution function. */
public final class Gelu implements Smooth, ActivationFamily {

    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
    private static final double SQRT_HALF = Math.sqrt(0.5);

    @Override
    public double value(double x) {
        return x * distribution(x);
    }

    @Override
    public double derivative(double x) {
        return distribution(x) + x * density(x);
    }

    @Override
    public double secondDerivative(double x) {
        return (2 - x * x) * density(x);
    }

    /** Φ(x) by the complementary error function, which keeps its relative accuracy for x far below 0. */
    private static double distribution(double x) {
        return 0.5 * Erf.erfc(-x * SQRT_HALF);
    }

    private static double density(double x) {
        return DENSITY_AT_0 * StrictMath.exp(-x * x / 2);
    }

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public String describe() {
        return "x times the standard normal distribution function (exact, not the tanh form)";
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
