package io.crease.theory;

import org.hipparchus.special.Erf;

/** Finite-width length factors of hard-tanh layers: lower factors that hold, and the limit of very large weights. */
public final class HardTanhGrowth {
    private HardTanhGrowth() {}

    /**
     * g_lo = (σw/√f) · Σ_{B≥2} Bin(n, p)(B) · √2 Γ(B/2)/Γ((B−1)/2) with p = erf(1/√(2(σw² + σb²))): the mean speed of the n
     * post-activations is at least g_lo times the part of the layer input's velocity that is <em>perpendicular</em> to the input z.
     *
     * <p>Valid for W ~ N(0, σw²/f), b ~ N(0, σb²) and ‖z‖² ≤ f, so from the second hidden layer on, where z is itself a hard-tanh
     * image: each neuron is then unsaturated with probability at least p, and B of them move at a speed that is at least a chi
     * variable with B − 1 degrees of freedom (one direction, that of the motion along z, may cancel). Not a lower bound for radial
     * motion: a line through the origin saturates and slows down. The factors of several layers do not multiply to a
     * bound either, since the perpendicular part is taken anew in each.
     *
     * <p>Source: the argument of Raghu et al. 2017, proof of Theorem 3, with its sums kept exact.
     *
     * @param fanIn f ≥ 1, what σw² is divided by
     * @param width n ≥ 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double lower(double weightVariance, double biasVariance, int fanIn, int width) {
        double scale = scale(weightVariance, biasVariance, fanIn, width);
        double p = unsaturated(weightVariance + biasVariance);
        return scale * BinomialMean.of(width, p, b -> ChiMean.of(Math.max(0, b - 1)));
    }

    /**
     * (σw/√f) · Σ_B Bin(n, p)(B) · √2 Γ((B+1)/2)/Γ(B/2) with p = erf(1/√(2q)), q = σw²‖z‖²/f + σb²: the <em>exact</em> mean factor of the
     * speed where the motion is perpendicular to the layer's input z, at a point of known norm. For an arc about the origin it
     * is the exact mean length factor of the first layer.
     *
     * @param inputSquare ‖z‖² ≥ 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double perpendicular(
            double weightVariance, double biasVariance, int fanIn, int width, double inputSquare) {
        double scale = scale(weightVariance, biasVariance, fanIn, width);
        if (!(inputSquare >= 0)) {
            throw new IllegalArgumentException("squared norm is " + inputSquare + "; expected at least 0");
        }
        double p = unsaturated(weightVariance * inputSquare / fanIn + biasVariance);
        return scale * BinomialMean.of(width, p, ChiMean::of);
    }

    /**
     * (2k/π) · asin(1/√k) ≈ (2/π)√k: the length factor a layer of width k in the limit σw ≫ k, σb = 0, where neurons are ±1 but for
     * instants and the image runs along the edges of a cube. One edge (one input flips) turns by the angle 2 asin(1/√k), so each of k
     * neurons flips with probability (2/π) asin(1/√k), and both an edge and a flip have length 2.
     *
     * @throws IllegalArgumentException if the width is below 1
     */
    public static double largeWeightLimit(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width is " + width + "; expected at least 1");
        }
        return 2 * width / Math.PI * Math.asin(1 / Math.sqrt(width));
    }

    private static double unsaturated(double q) {
        return q == 0 ? 1 : Erf.erf(1 / Math.sqrt(2 * q));
    }

    private static double scale(double weightVariance, double biasVariance, int fanIn, int width) {
        if (!(weightVariance >= 0 && biasVariance >= 0)
                || Double.isInfinite(weightVariance + biasVariance)
                || fanIn < 1
                || width < 1) {
            throw new IllegalArgumentException(
                    "hard-tanh layer of width " + width + " with variances " + weightVariance + "/"
                            + fanIn + " and " + biasVariance
                            + ": expected finite variances of at least 0, a fan-in and a width of at least 1");
        }
        return Math.sqrt(weightVariance / fanIn);
    }
}
