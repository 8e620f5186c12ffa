package io.crease.network;

import io.crease.numeric.Tensor;
import java.util.Arrays;

/**
 * A continuous piecewise-linear activation with finitely many pieces. Piece p of channel c is φ(x) = slope·x + intercept for
 * knot(p−1) &lt; x ≤ knot(p): a value that lies on a knot belongs to the piece on its left, so a ReLU neuron at exactly 0 is off.
 * All channels share the knots; slopes may differ by channel.
 */
public final class PiecewiseLinear implements Activation {
    private final String name;
    private final double[] knots;
    private final double[][] slopes;
    private final double[][] intercepts;

    private PiecewiseLinear(String name, double[] knots, double[][] slopes, double[][] intercepts) {
        this.name = name;
        this.knots = knots;
        this.slopes = slopes;
        this.intercepts = intercepts;
    }

    /**
     * The activation through the points (knots[i], valuesAtKnots[i]), with the given slopes; the same for all channels.
     *
     * @param knots ascending, at least one
     * @param valueAtFirstKnot φ(knots[0])
     * @param slopes one for each piece, {@code knots.length + 1}
     */
    public static PiecewiseLinear of(String name, double[] knots, double valueAtFirstKnot, double... slopes) {
        return perChannel(name, knots, Tensor.vector(valueAtFirstKnot), new double[][] {slopes});
    }

    /**
     * As {@link #of}, with slopes[channel][piece] and one value at the first knot for each channel.
     *
     * @throws IllegalArgumentException if the knots do not ascend, a number is not finite, or counts do not match
     */
    public static PiecewiseLinear perChannel(String name, double[] knots, Tensor valuesAtFirstKnot, double[][] slopes) {
        if (knots.length == 0) {
            throw new IllegalArgumentException(name + ": a piecewise-linear activation needs at least one knot");
        }
        for (int i = 0; i < knots.length; i++) {
            if (!Double.isFinite(knots[i]) || (i > 0 && knots[i] <= knots[i - 1])) {
                throw new IllegalArgumentException(
                        name + ": knots are " + Arrays.toString(knots) + "; expected finite ascending numbers");
            }
        }
        double[][] copies = new double[slopes.length][];
        double[][] intercepts = new double[slopes.length][knots.length + 1];
        for (int c = 0; c < slopes.length; c++) {
            if (slopes[c].length != knots.length + 1) {
                throw new IllegalArgumentException(name + ": " + slopes[c].length + " slopes for " + knots.length
                        + " knots; expected " + (knots.length + 1));
            }
            copies[c] = slopes[c].clone();
            double value = valuesAtFirstKnot.get(c);
            intercepts[c][0] = value - copies[c][0] * knots[0];
            for (int p = 1; p <= knots.length; p++) {
                intercepts[c][p] = value - copies[c][p] * knots[p - 1];
                if (p < knots.length) {
                    value = copies[c][p] * knots[p] + intercepts[c][p];
                }
            }
            for (int p = 0; p <= knots.length; p++) {
                if (!Double.isFinite(copies[c][p]) || !Double.isFinite(intercepts[c][p])) {
                    throw new IllegalArgumentException(name + ": slopes and values must be finite");
                }
                intercepts[c][p] += 0.0; // no negative zero
            }
        }
        return new PiecewiseLinear(name, knots.clone(), copies, intercepts);
    }

    @Override
    public String name() {
        return name;
    }

    /** Number of knots; there is one piece more. */
    public int knots() {
        return knots.length;
    }

    /** Knot i, ascending in i. */
    public double knot(int i) {
        return knots[i];
    }

    /** Number of channels with slopes of their own: 1 when all neurons share them. */
    public int channels() {
        return slopes.length;
    }

    /** Slope of a piece for a channel. */
    public double slope(int channel, int piece) {
        return slopes[slopes.length == 1 ? 0 : channel][piece];
    }

    /** Intercept of a piece for a channel: φ(x) = slope·x + intercept there. */
    public double intercept(int channel, int piece) {
        return intercepts[slopes.length == 1 ? 0 : channel][piece];
    }

    /** Index of the piece x lies on: the number of knots strictly below x. */
    public int piece(double x) {
        int piece = 0;
        while (piece < knots.length && x > knots[piece]) {
            piece++;
        }
        return piece;
    }

    @Override
    public double value(double x) {
        return value(0, x);
    }

    /** φ(x) for a neuron of the given channel. */
    public double value(int channel, double x) {
        int piece = piece(x);
        return slope(channel, piece) * x + intercept(channel, piece);
    }

    @Override
    public double derivative(double x) {
        return slope(0, piece(x));
    }

    @Override
    public String toString() {
        return name;
    }
}
