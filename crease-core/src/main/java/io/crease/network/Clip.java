package io.crease.network;

import java.util.List;

/** Clipping φ(x) = min(max, max(min, x)). */
public final class Clip implements ActivationFamily {
    private static final String NAME = "clip";

    /**
     * φ(x) = min(max, max(min, x)).
     *
     * @throws IllegalArgumentException if min is not below max
     */
    public static PiecewiseLinear of(double min, double max) {
        String name = Family.call(NAME, min, max);
        if (!(min < max)) {
            throw new IllegalArgumentException(name + ": min is " + SpecText.plain(min) + " and max is "
                    + SpecText.plain(max) + "; expected min below max");
        }
        return PiecewiseLinear.of(name, new double[] {min, max}, min, 0, 1, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("min"), Parameter.required("max"));
    }

    @Override
    public String describe() {
        return "x clipped to min..max";
    }

    @Override
    public String example() {
        return "clip(-2,2)";
    }

    @Override
    public boolean piecewiseLinear() {
        return true;
    }

    @Override
    public PiecewiseLinear with(List<Double> arguments) {
        return of(arguments.get(0), arguments.get(1));
    }
}
