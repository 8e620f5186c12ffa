package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.RandomEnsemble;
import java.util.List;

/**
 * A fully connected random network as theory sees it: layers numbered 1 … n with activation φ and n + 1, the linear output.
 * W ~ N(0, σw²/f_l), b ~ N(0, σb²), independent.
 *
 * @param inputWidth n0 ≥ 1
 * @param hiddenWidths n1 … nn, each ≥ 1; may be empty
 * @param outputWidth ≥ 1
 * @param activation φ
 * @param weightVariance σw² ≥ 0
 * @param biasVariance σb² ≥ 0
 * @param scaling what σw² is divided by in the first layer
 */
public record RandomMlp(
        int inputWidth,
        List<Integer> hiddenWidths,
        int outputWidth,
        Activation activation,
        double weightVariance,
        double biasVariance,
        Scaling scaling) {

    /** What f_l is; the two differ in the first layer only, by √(m/k) in the length of its pre-activations. */
    public enum Scaling {
        /** f_l = n_{l−1} in every layer. */
        OWN_FAN_IN,
        /**
         * The σw²/k of Raghu et al. 2017 taken literally: f_1 = n_1, the width k of the hidden layers, and f_l = n_{l−1} in the others,
         * which is k too where the paper's hidden layers are equally wide. Without hidden layers as {@link #OWN_FAN_IN}.
         */
        PAPER
    }

    /** @throws IllegalArgumentException if a width is below 1, or a variance negative or not finite */
    public RandomMlp {
        hiddenWidths = List.copyOf(hiddenWidths);
        if (inputWidth < 1 || outputWidth < 1 || hiddenWidths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("network " + inputWidth + "-" + hiddenWidths + "-" + outputWidth
                    + ": expected every width to be at least 1");
        }
        meanField(activation, weightVariance, biasVariance);
    }

    /** The ensemble that a random network's weights are drawn from, as theory sees it. */
    public static RandomMlp of(RandomEnsemble ensemble) {
        // The ensemble's variance is relative to the inputs' number and comes with rounding: which of the two is it
        // nearer to?
        double ownFirst = ensemble.weightVariance();
        double paperFirst = ensemble.hidden().isEmpty()
                ? ownFirst
                : ownFirst * ensemble.input() / ensemble.hidden().get(0);
        double first = ensemble.firstWeightVariance();
        boolean own = Math.abs(first - ownFirst) <= Math.abs(first - paperFirst);
        return new RandomMlp(
                ensemble.input(),
                ensemble.hidden(),
                ensemble.output(),
                ensemble.activation(),
                ensemble.weightVariance(),
                ensemble.biasVariance(),
                own ? Scaling.OWN_FAN_IN : Scaling.PAPER);
    }

    /** n, the number of hidden layers. */
    public int depth() {
        return hiddenWidths.size();
    }

    /** n_l of a layer 0 … n + 1; 0 is the input, n + 1 the output. */
    public int width(int layer) {
        return layer == 0 ? inputWidth : layer > depth() ? outputWidth : hiddenWidths.get(layer - 1);
    }

    /** f_l of a layer 1 … n + 1: what σw² is divided by in the variance of its weights. */
    public int divisor(int layer) {
        return layer == 1 && scaling == Scaling.PAPER && depth() > 0 ? width(1) : width(layer - 1);
    }

    /** The mean-field theory of this network's layers. */
    public MeanField meanField() {
        return meanField(activation, weightVariance, biasVariance);
    }

    /** q_1 = σw²‖x‖²/f_1 + σb² for inputs whose coordinates have mean square {@code meanSquareInput}. */
    public double firstMeanSquare(double meanSquareInput) {
        return meanField().first(meanSquareInput * inputWidth / divisor(1));
    }

    private static MeanField meanField(Activation activation, double weightVariance, double biasVariance) {
        return new MeanField(activation, weightVariance, biasVariance);
    }
}
