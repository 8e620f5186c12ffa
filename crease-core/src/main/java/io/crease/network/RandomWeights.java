package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * How all layers of a random network are drawn: weights by an initialiser, biases independent N(0, σb²). A layer's weights
 * come from the stream named {@code weight} and its biases from {@code bias}, both below the layer's own stream, so no layer
 * depends on another.
 *
 * @param initialiser how weights are drawn
 * @param weightVariance σw²
 * @param biasVariance σb²
 */
public record RandomWeights(Initialiser initialiser, double weightVariance, double biasVariance) {
    private static final SpecOption INITIALISER =
            new SpecOption("init", "gaussian", "how weights are drawn, one of the initialisers");
    private static final SpecOption WEIGHT_VARIANCE =
            new SpecOption("weight-variance", "2", "σw²; a weight has variance σw²/fan-in");
    private static final SpecOption BIAS_VARIANCE = new SpecOption("bias-variance", "0", "σb², the variance of a bias");

    /** The options of a spec that say this. */
    static final List<SpecOption> OPTIONS = List.of(WEIGHT_VARIANCE, BIAS_VARIANCE, INITIALISER);

    /** @throws IllegalArgumentException if a variance is negative or not finite */
    public RandomWeights {
        refuseNegative(WEIGHT_VARIANCE, weightVariance);
        refuseNegative(BIAS_VARIANCE, biasVariance);
    }

    private static void refuseNegative(SpecOption option, double variance) {
        if (!(variance >= 0) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException(
                    option.name() + " is " + SpecText.plain(variance) + "; expected a finite number of at least 0");
        }
    }

    /** What the options of a spec ask for. */
    static RandomWeights of(SpecText spec) {
        return new RandomWeights(
                Initialisers.parse(spec.value(INITIALISER)),
                spec.number(WEIGHT_VARIANCE) + 0.0,
                spec.number(BIAS_VARIANCE) + 0.0);
    }

    /** The options that ask for this. */
    String written() {
        return WEIGHT_VARIANCE.written(weightVariance)
                + BIAS_VARIANCE.written(biasVariance)
                + INITIALISER.written(initialiser.name());
    }

    /**
     * A fully connected layer.
     *
     * @param layer the layer's own stream
     * @param first whether it makes the first hidden layer
     */
    public Dense dense(RandomStream layer, int in, int out, boolean first) {
        return new Dense(weight(layer, Shape.of(out, in), first), bias(layer, out));
    }

    /**
     * A convolution with one group.
     *
     * @param layer the layer's own stream
     * @param first whether it makes the first hidden layer
     */
    public Conv2d conv(RandomStream layer, int in, int out, Window window, boolean first) {
        Shape shape = Shape.of(out, in, window.height(), window.width());
        return new Conv2d(weight(layer, shape, first), bias(layer, out), window, 1);
    }

    private Tensor weight(RandomStream layer, Shape shape, boolean first) {
        return initialiser.weight(shape, first, weightVariance, layer.named("weight"));
    }

    private Tensor bias(RandomStream layer, int out) {
        return biasVariance == 0
                ? Tensor.zeros(Shape.of(out))
                : Tensor.vector(layer.named("bias").gaussians(out, Math.sqrt(biasVariance)));
    }
}
