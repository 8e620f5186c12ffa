package io.crease.network;

import java.util.List;
import org.hipparchus.special.Erf;

/** The error function erf(x) = 2/√π ∫₀ˣ e^−t² dt. */
public final class ErrorFunction implements Smooth, ActivationFamily {

    private static final double SLOPE_AT_0 = 2 / Math.sqrt(Math.PI);

    @Override
    public double value(double x) {
        return Erf.erf(x);
    }

    @Override
    public double derivative(double x) {
        return SLOPE_AT_0 * StrictMath.exp(-x * x);
    }

    @Override
    public double secondDerivative(double x) {
        return -2 * x * derivative(x);
    }

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public String describe() {
        return "the error function";
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
