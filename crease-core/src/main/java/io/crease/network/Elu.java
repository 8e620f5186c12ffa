package io.crease.network;

import java.util.List;

/** The exponential linear unit φ(x) = x for x &gt; 0, alpha·(eˣ − 1) otherwise (Clevert et al. 2016). */
public final class Elu implements ActivationFamily {
    private static final String NAME = "elu";

    /** φ(x) = x for x &gt; 0, alpha·(eˣ − 1) otherwise. */
    public static Smooth of(double alpha) {
        return new Member(alpha);
    }

    /** One member. Not an activation family itself, so not in the catalogue. */
    private record Member(double alpha) implements Smooth {
        @Override
        public double value(double x) {
            return x > 0 ? x : alpha * StrictMath.expm1(x);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : alpha * StrictMath.exp(x);
        }

        @Override
        public double secondDerivative(double x) {
            return x > 0 ? 0 : alpha * StrictMath.exp(x);
        }

        @Override
        public String name() {
            return Family.call(NAME, alpha);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("alpha", 1));
    }

    @Override
    public String describe() {
        return "x where x > 0, alpha·(exp(x) - 1) elsewhere";
    }

    @Override
    public String example() {
        return "elu(1)";
    }

    @Override
    public boolean piecewiseLinear() {
        return false;
    }

    @Override
    public Smooth with(List<Double> arguments) {
        return of(arguments.get(0));
    }
}
