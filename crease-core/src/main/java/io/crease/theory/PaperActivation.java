package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;

/** The two activations that the paper's theorems speak of, told by their pieces and not by their names. */
enum PaperActivation {
    RELU,
    HARD_TANH,
    OTHER;

    static PaperActivation of(Activation activation) {
        if (TwoSlope.of(activation).filter(TwoSlope.RELU::equals).isPresent()) {
            return RELU;
        }
        return activation instanceof PiecewiseLinear linear && isHardTanh(linear) ? HARD_TANH : OTHER;
    }

    private static boolean isHardTanh(PiecewiseLinear linear) {
        return linear.channels() == 1
                && linear.knots() == 2
                && linear.knot(0) == -1
                && linear.knot(1) == 1
                && linear.slope(0, 0) == 0
                && linear.slope(0, 1) == 1
                && linear.slope(0, 2) == 0
                && linear.value(0) == 0;
    }
}
