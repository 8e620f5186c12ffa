package io.crease.theory;

/**
 * Exact mean growth of a curve's length through one random layer of finite width: h = W z + b with independent W_ij ~ N(0, σw²/f),
 * where f is the layer's fan-in (or the number the initialisation puts in its place), and biases of any symmetric distribution.
 *
 * <p>Given the layers before, each factor is the mean of the new speed over the old one at every point of any curve, so factors
 * of successive layers multiply: E l(z^d)/l(x) = Π_{l≤d} post_l, and for a pre-activation E l(h^d)/l(x) = Π_{l&lt;d} post_l ·
 * linear_d. They are means over networks; a typical narrow deep network lies far below (its length is about log-normal).
 */
public final class FiniteWidthGrowth {
    private static final double STEP = 0.125;
    private static final double REACH = 40;

    private FiniteWidthGrowth() {}

    /**
     * (σw/√f) · √2 Γ((n+1)/2)/Γ(n/2): the exact mean factor from one layer's input to its n pre-activations or linear outputs,
     * whatever activations came before. It is also g_hi, an upper bound of the mean factor to the post-activations for every
     * 1-Lipschitz φ (multiply by the Lipschitz constant for others).
     *
     * @param weightVariance σw² ≥ 0
     * @param fanIn f ≥ 1, what σw² is divided by
     * @param width n ≥ 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double linear(double weightVariance, int fanIn, int width) {
        require(weightVariance, fanIn, width);
        return Math.sqrt(weightVariance / fanIn) * ChiMean.of(width);
    }

    /**
     * R = (σw/√f) · Σ_B Bin(n, ½)(B) · √2 Γ((B+1)/2)/Γ(B/2) ≈ σw √(n/(2f)) (1 − 5/(8n)): the exact mean factor from post-activations
     * to post-activations of n ReLU neurons.
     *
     * <p>Source: after Hanin, Jeong and Rolnick 2022, "Deep ReLU networks preserve expected length".
     *
     * @throws IllegalArgumentException as {@link #linear}
     */
    public static double relu(double weightVariance, int fanIn, int width) {
        require(weightVariance, fanIn, width);
        return Math.sqrt(weightVariance / fanIn) * BinomialMean.of(width, 0.5, ChiMean::of);
    }

    /**
     * (σw/√f) · E √(Σ_{i≤n} a_i g_i²), g standard normal, each a_i = α² or β² by a fair coin: the exact mean factor for a
     * positively homogeneous φ with slopes α, β. Turning the sign of a neuron's weights and bias turns the sign of h_i and leaves
     * (w_i·v)² as it was, so the signs of h are fair coins independent of the squared speeds.
     *
     * <p>|α| = |β| gives |β| times {@link #linear} and α = 0 gives {@link #relu}. Otherwise the mean root comes from the Laplace
     * transform, E√Q = π^{−½} ∫₀^∞ (1 − E e^{−u²Q}) u^{−2} du with E e^{−u²Q} = [½(1+2α²u²)^{−½} + ½(1+2β²u²)^{−½}]^n, by the
     * trapezoidal rule in log u; relative error below 1e-12.
     *
     * @throws IllegalArgumentException as {@link #linear}
     */
    public static double post(TwoSlope slopes, double weightVariance, int fanIn, int width) {
        require(weightVariance, fanIn, width);
        double alpha = Math.abs(slopes.negative());
        double beta = Math.abs(slopes.positive());
        if (alpha == beta) {
            return beta * linear(weightVariance, fanIn, width);
        }
        if (Math.min(alpha, beta) == 0) {
            return Math.max(alpha, beta) * relu(weightVariance, fanIn, width);
        }
        return Math.sqrt(weightVariance / fanIn) * meanRoot(alpha, beta, width);
    }

    static double meanRoot(double alpha, double beta, int width) {
        double scale = Math.sqrt(2 / (width * (alpha * alpha + beta * beta)));
        double sum = 0;
        for (double s = -REACH; s <= REACH; s += STEP) {
            double u = scale * Math.exp(s);
            double loss = 0.5 * (oneLessRoot(2 * alpha * alpha * u * u) + oneLessRoot(2 * beta * beta * u * u));
            sum -= Math.expm1(width * Math.log1p(-loss)) / u;
        }
        return sum * STEP / Math.sqrt(Math.PI);
    }

    /** 1 − (1 + x)^{−½} without cancellation, at most 1. */
    private static double oneLessRoot(double x) {
        double root = Math.sqrt(1 + x);
        return Math.min(1, x / (root * (1 + root)));
    }

    private static void require(double weightVariance, int fanIn, int width) {
        if (!(weightVariance >= 0) || Double.isInfinite(weightVariance) || fanIn < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "layer with weight variance " + weightVariance + "/" + fanIn + " and width " + width
                            + ": expected a finite variance of at least 0, a fan-in and a width of at least 1");
        }
    }
}
