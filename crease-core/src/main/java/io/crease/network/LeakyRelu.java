package io.crease.network;

import java.util.List;

/** The leaky rectified linear unit: φ(x) = x for x &gt; 0, slope·x otherwise. */
public final class LeakyRelu implements ActivationFamily {
    private static final String NAME = "leaky-relu";

    /** φ(x) = x for x &gt; 0, slope·x otherwise. */
    public static PiecewiseLinear of(double slope) {
        return PiecewiseLinear.of(Family.call(NAME, slope), new double[] {0}, 0, slope, 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("slope", 0.01));
    }

    @Override
    public String describe() {
        return "x where x > 0, slope·x elsewhere";
    }

    @Override
    public String example() {
        return "leaky-relu(0.1)";
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    @Override
    public PiecewiseLinear with(List<Double> arguments) {
        return of(arguments.get(0));
    }
}
