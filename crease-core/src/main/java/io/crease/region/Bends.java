package io.crease.region;

import io.crease.network.PiecewiseLinear;

/** The slopes and intercepts of an activation laid out for use on whole layers. Immutable. */
final class Bends {
    private final int pieces;
    private final double[] slopes;
    private final double[] intercepts;
    private final int channels;
    /** Bound on how far an intercept is from the exact one. */
    final double wrong;

    /** An activation, for forms of n coordinates. */
    Bends(PiecewiseLinear activation, int n) {
        pieces = activation.knots() + 1;
        channels = activation.channels();
        slopes = new double[channels * pieces];
        intercepts = new double[channels * pieces];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = activation.slope(i / pieces, i % pieces);
            intercepts[i] = activation.intercept(i / pieces, i % pieces);
        }
        wrong = new ExactPieces(activation, n).wrong();
    }

    /** Fills the slope and the intercept of each neuron's piece. */
    void fill(short[] letters, double[] slope, double[] intercept) {
        int plane = letters.length / channels;
        for (int c = 0; c < channels; c++) {
            int at = c * pieces;
            for (int j = c * plane; j < (c + 1) * plane; j++) {
                slope[j] = slopes[at + letters[j]];
                intercept[j] = intercepts[at + letters[j]];
            }
        }
    }
}
