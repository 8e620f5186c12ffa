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
    /** The steepest slope of all. */
    final double steepest;
    /** Whether some piece takes arithmetic that rounds: not where values are passed on, or replaced by a constant. */
    final boolean rounds;

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
        double most = 0;
        boolean any = false;
        for (int i = 0; i < slopes.length; i++) {
            most = Math.max(most, Math.abs(slopes[i]));
            any |= slopes[i] != 0 && (Math.abs(slopes[i]) != 1 || intercepts[i] != 0);
        }
        steepest = most;
        rounds = any;
        wrong = new ExactPieces(activation, n).wrong();
    }

    /** Fills the slope and the intercept of each neuron's piece; false if all slopes are 0. */
    boolean fill(short[] letters, double[] slope, double[] intercept) {
        int plane = letters.length / channels;
        boolean rises = false;
        for (int c = 0; c < channels; c++) {
            int at = c * pieces;
            for (int j = c * plane; j < (c + 1) * plane; j++) {
                double s = slopes[at + letters[j]];
                slope[j] = s;
                intercept[j] = intercepts[at + letters[j]];
                rises |= s != 0;
            }
        }
        return rises;
    }
}
