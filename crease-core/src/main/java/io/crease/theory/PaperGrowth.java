package io.crease.theory;

/**
 * The growth factors a layer as Raghu et al. 2017, Theorem 3, prints them: E l(z^d) ≥ O(base^d) · l(x). The O hides a constant that
 * the paper does not give. <em>Read with constant 1 they are not bounds</em>, so they are to be reported, never drawn as bounds:
 *
 * <ul>
 *   <li>ReLU, equal widths: the base exceeds the exact mean {@link FiniteWidthGrowth#relu} by about √2 a layer at every width
 *       (σw² = 2, k = 100: 1.407 against 0.994).
 *   <li>Hard tanh: its limit k → ∞ is at or above the mean-field factor at the fixed point, whatever the variances (σw² = 4, σb = 0:
 *       1.41 against 1.34). For with p = E φ′, Stein's lemma and Cauchy–Schwarz give (q p)² = (E uφ(u))² ≤ q E φ², and
 *       q* ≥ (σw² + σb²) E φ², so p ≤ 1/√(σw² + σb²) and χ1 = σw² p ≤ base².
 * </ul>
 *
 * <p>Nor is base &gt; 1 the condition for growth; χ1 &gt; 1 is ({@link MeanField#chi1}).
 */
public final class PaperGrowth {
    private PaperGrowth() {}

    /**
     * σw √k / √(k + 1), printed for ReLU.
     *
     * @param width k ≥ 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double relu(double weightVariance, int width) {
        require(weightVariance, 0, width);
        return Math.sqrt(weightVariance * width / (width + 1.0));
    }

    /**
     * σw √k / √(σw² + σb² + k √(σw² + σb²)), printed for hard tanh.
     *
     * @param width k ≥ 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double hardTanh(double weightVariance, double biasVariance, int width) {
        require(weightVariance, biasVariance, width);
        double variance = weightVariance + biasVariance;
        if (weightVariance == 0) {
            return 0;
        }
        return Math.sqrt(weightVariance * width / (variance + width * Math.sqrt(variance)));
    }

    private static void require(double weightVariance, double biasVariance, int width) {
        if (!(weightVariance >= 0 && biasVariance >= 0)
                || Double.isInfinite(weightVariance + biasVariance)
                || width < 1) {
            throw new IllegalArgumentException("layer of width " + width + " with variances " + weightVariance + " and "
                    + biasVariance + ": expected finite variances of at least 0 and a width of at least 1");
        }
    }
}
