package io.crease.theory;

import io.crease.theory.Prediction.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything theory says of a curve's length through a random fully connected network, layer by layer, to stand beside the
 * measured lengths. The predictions, by name:
 *
 * <ul>
 *   <li>{@value #EXACT}: positively homogeneous φ (and the linear step of the output for any φ), any curve;
 *       {@link FiniteWidthGrowth}.
 *   <li>{@value #WIDE}: any φ, infinite width, curves of constant norm; {@link MeanField}.
 *   <li>{@value #UPPER}: any φ and curve; {@link FiniteWidthGrowth#linear} times the Lipschitz constant of φ.
 *   <li>{@value #LOWER}: hard tanh, growth from the second layer on; {@link HardTanhGrowth#lower}. No bound for every curve.
 *   <li>{@value #PRINTED}: ReLU and hard tanh, post-activations of hidden layers; {@link PaperGrowth}. As a rule no bound.
 * </ul>
 */
public final class LengthTheory {
    public static final String EXACT = "finite-width mean";
    public static final String WIDE = "mean field";
    public static final String UPPER = "upper factor";
    public static final String LOWER = "lower factor of perpendicular motion";
    public static final String PRINTED = "paper's Theorem 3";

    private static final String EXACT_SOURCE =
            "after Hanin, Jeong & Rolnick 2022; linear step: mean of the chi distribution";
    private static final String WIDE_SOURCE = "Poole et al. 2016, Section 3";
    private static final String UPPER_SOURCE = "mean of the chi distribution times the Lipschitz constant";
    private static final String PAPER_SOURCE = "Raghu et al. 2017, Theorem 3";
    private static final String LOWER_SOURCE = PAPER_SOURCE + ", its proof with exact sums";

    private LengthTheory() {}

    /**
     * The predictions for layers 1 … n and the output n + 1, in this order.
     *
     * @param meanSquareInput ‖x‖²/n0 of the points of the curve; it matters to the mean field of φ that are not homogeneous
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public static List<LayerPredictions> of(RandomMlp network, double meanSquareInput) {
        if (!(meanSquareInput >= 0) || Double.isInfinite(meanSquareInput)) {
            throw new IllegalArgumentException(
                    "mean square of the input is " + meanSquareInput + "; expected a finite number of at least 0");
        }
        List<LayerPredictions> result = new ArrayList<>();
        LayerFactors before = LayerFactors.NONE;
        double lipschitz = Lipschitz.constant(network.activation());
        double q = network.firstMeanSquare(meanSquareInput);
        for (int layer = 1; layer <= network.depth() + 1; layer++) {
            LayerFactors linear = LayerFactors.linear(network, layer);
            LayerFactors growth = layer > network.depth() ? linear : LayerFactors.hidden(network, layer, q, lipschitz);
            LayerFactors ratio = before.then(growth);
            result.add(new LayerPredictions(
                    layer, predictions(growth), predictions(before.then(linear)), predictions(ratio)));
            before = ratio;
            q = network.meanField().next(q);
        }
        return List.copyOf(result);
    }

    private static List<Prediction> predictions(LayerFactors factors) {
        List<Prediction> result = new ArrayList<>();
        factors.exact().ifPresent(mean -> result.add(Prediction.valid(EXACT, mean, Claim.MEAN, EXACT_SOURCE)));
        result.add(Prediction.valid(WIDE, factors.wide(), Claim.WIDE_LIMIT, WIDE_SOURCE));
        result.add(Prediction.valid(UPPER, factors.upper(), Claim.UPPER_BOUND, UPPER_SOURCE));
        factors.lower()
                .ifPresent(
                        factor -> result.add(
                                Prediction.invalid(
                                        LOWER,
                                        factor,
                                        Claim.LOWER_BOUND,
                                        LOWER_SOURCE,
                                        "bounds only what comes of motion perpendicular to the layer's input; radial motion can grow less")));
        factors.printed().ifPresent(base -> result.add(printed(base, factors)));
        return List.copyOf(result);
    }

    private static Prediction printed(double base, LayerFactors factors) {
        if (factors.exact().isEmpty()) {
            String reason = "its constant is unknown; the mean field of wide networks is %.4g";
            return invalid(base, reason, factors.wide());
        }
        double mean = factors.exact().getAsDouble();
        return base <= mean
                ? Prediction.valid(PRINTED, base, Claim.LOWER_BOUND, PAPER_SOURCE)
                : invalid(base, "its constant is unknown; with constant 1 it is above the exact mean %.4g", mean);
    }

    private static Prediction invalid(double base, String reason, double truth) {
        return Prediction.invalid(
                PRINTED, base, Claim.LOWER_BOUND, PAPER_SOURCE, String.format(Locale.ROOT, reason, truth));
    }
}
