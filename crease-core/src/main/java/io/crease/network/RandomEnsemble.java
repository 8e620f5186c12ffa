package io.crease.network;

import java.util.List;

/**
 * The ensemble that a random fully connected network is drawn from: all weights independent Gaussians, biases N(0, σb²). What
 * theory predicts of it is computed from this.
 *
 * @param input number of inputs m
 * @param hidden widths of the hidden layers; may be empty
 * @param output number of outputs
 * @param activation φ
 * @param weightVariance σw²: a weight into layers 2, 3, … and the output has variance σw²/fan-in
 * @param firstWeightVariance the same for layer 1, relative to its own fan-in m too: σw² for {@code gaussian}, σw²·m/k for
 *     {@code paper}
 * @param biasVariance σb²
 * @param initialiser name of the initialiser
 */
public record RandomEnsemble(
        int input,
        List<Integer> hidden,
        int output,
        Activation activation,
        double weightVariance,
        double firstWeightVariance,
        double biasVariance,
        String initialiser) {
    /** Copies the widths. */
    public RandomEnsemble {
        hidden = List.copyOf(hidden);
    }
}
