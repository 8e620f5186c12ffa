package io.crease.theory;

import java.util.List;

/**
 * What theory predicts of a curve's length at one layer of a {@link RandomMlp}. Ratios are to the length of the input curve, growth
 * to the layer before; at the output, which is linear, pre- and post-activation are one.
 *
 * @param layer 1 … n, and n + 1 for the output
 * @param postGrowth of l(z^l)/l(z^{l−1}), post-activation to post-activation; z^0 is the input
 * @param preRatio of l(h^l)/l(x), pre-activation to input
 * @param postRatio of l(z^l)/l(x), post-activation to input
 */
public record LayerPredictions(
        int layer, List<Prediction> postGrowth, List<Prediction> preRatio, List<Prediction> postRatio) {

    /** Copies the lists. */
    public LayerPredictions {
        postGrowth = List.copyOf(postGrowth);
        preRatio = List.copyOf(preRatio);
        postRatio = List.copyOf(postRatio);
    }
}
