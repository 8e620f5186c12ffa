package io.crease.network;

import java.util.List;

/** The hard sigmoid φ(x) = min(1, max(0, alpha·x + beta)), with the defaults of ONNX. */
public final class HardSigmoid implements ActivationFamily {
    private static final String NAME = "hard-sigmoid";

    /**
     * φ(x) = min(1, max(0, alpha·x + beta)).
     *
     * @throws IllegalArgumentException if alpha is not positive
     */
    public static PiecewiseLinear of(double alpha, double beta) {
        String name = Family.call(NAME, alpha, beta);
        if (!(alpha > 0)) {
            throw new IllegalArgumentException(name + ": alpha is " + SpecText.plain(alpha) + "; expected more than 0");
        }
        return PiecewiseLinear.of(name, new double[] {-beta / alpha, (1 - beta) / alpha}, 0, 0, alpha, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("alpha", 0.2), Parameter.of("beta", 0.5));
    }

    @Override
    public String describe() {
        return "alpha·x + beta clipped to 0..1";
    }

    @Override
    public String example() {
        return "hard-sigmoid(0.2,0.5)";
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
