package io.crease.network;

import io.crease.numeric.Tensor;
import java.util.List;

/** The parametric rectified linear unit: as {@link LeakyRelu}, with slopes that are learned, one for all neurons or one a channel. */
public final class Prelu implements ActivationFamily {
    private static final String NAME = "prelu";

    /** φ(x) = x for x &gt; 0, slope·x otherwise, for all channels. */
    public static PiecewiseLinear of(double slope) {
        return PiecewiseLinear.of(Family.call(NAME, slope), new double[] {0}, 0, slope, 1);
    }

    /**
     * φ(x) = x for x &gt; 0, slopes[c]·x otherwise, in channel c. Its name is {@code prelu} alone; the slopes are weights.
     *
     * @param slopes shape [channels]; one slope is one for all channels
     */
    public static PiecewiseLinear of(Tensor slopes) {
        if (slopes.size() == 1) {
            return of(slopes.get(0));
        }
        double[][] pieces = new double[slopes.size()][];
        for (int c = 0; c < pieces.length; c++) {
            pieces[c] = new double[] {slopes.get(c), 1};
        }
        return PiecewiseLinear.perChannel(NAME, new double[] {0}, Tensor.zeros(slopes.shape()), pieces);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("slope", 0.25));
    }

    @Override
    public String describe() {
        return "x where x > 0, a learned slope·x elsewhere (in a spec one slope for all channels)";
    }

    @Override
    public String example() {
        return "prelu(0.25)";
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
