package io.crease.theory;

import java.util.OptionalDouble;

/**
 * The length factors of one layer, or their products over layers. Empty where theory has none.
 *
 * @param exact exact mean at finite width
 * @param wide mean-field factor
 * @param upper bound from above on the mean
 * @param lower g_lo of hard tanh, of one layer only
 * @param printed the paper's base
 */
record LayerFactors(OptionalDouble exact, double wide, double upper, OptionalDouble lower, OptionalDouble printed) {
    static final LayerFactors NONE =
            new LayerFactors(OptionalDouble.of(1), 1, 1, OptionalDouble.empty(), OptionalDouble.of(1));

    /** From a layer's input to its pre-activations, or to the outputs of the last layer: the same for every activation. */
    static LayerFactors linear(RandomMlp network, int layer) {
        int divisor = network.divisor(layer);
        int width = network.width(layer);
        double mean = FiniteWidthGrowth.linear(network.weightVariance(), divisor, width);
        double wide = Math.sqrt(network.weightVariance() / divisor * width);
        return new LayerFactors(OptionalDouble.of(mean), wide, mean, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * From a hidden layer's input to its post-activations.
     *
     * @param q mean square of the layer's pre-activations
     * @param lipschitz the steepest slope of the activation
     */
    static LayerFactors hidden(RandomMlp network, int layer, double q, double lipschitz) {
        LayerFactors linear = linear(network, layer);
        double variance = network.weightVariance();
        double biasVariance = network.biasVariance();
        int divisor = network.divisor(layer);
        int width = network.width(layer);
        PaperActivation kind = PaperActivation.of(network.activation());
        OptionalDouble exact = TwoSlope.of(network.activation())
                .map(slopes -> OptionalDouble.of(FiniteWidthGrowth.post(slopes, variance, divisor, width)))
                .orElse(OptionalDouble.empty());
        OptionalDouble lower = kind == PaperActivation.HARD_TANH && layer > 1
                ? OptionalDouble.of(HardTanhGrowth.lower(variance, biasVariance, divisor, width))
                : OptionalDouble.empty();
        OptionalDouble printed =
                switch (kind) {
                    case RELU -> OptionalDouble.of(PaperGrowth.relu(variance, width));
                    case HARD_TANH -> OptionalDouble.of(PaperGrowth.hardTanh(variance, biasVariance, width));
                    case OTHER -> OptionalDouble.empty();
                };
        return new LayerFactors(
                exact,
                linear.wide * Math.sqrt(GaussianMoments.squaredDerivative(network.activation(), q)),
                linear.upper * lipschitz,
                lower,
                printed);
    }

    /** The factors of these layers and then another; a lower factor of one layer has no product. */
    LayerFactors then(LayerFactors next) {
        return new LayerFactors(
                product(exact, next.exact),
                wide * next.wide,
                upper * next.upper,
                OptionalDouble.empty(),
                product(printed, next.printed));
    }

    private static OptionalDouble product(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() * other.getAsDouble())
                : OptionalDouble.empty();
    }
}
