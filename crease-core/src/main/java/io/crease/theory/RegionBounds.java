package io.crease.theory;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Upper bounds on the number of activation regions, hence of linear regions, of a fully connected network on all of R^n0:
 * n0 inputs, hidden layers of widths n1, …, nL, any weights and biases. For equal widths the products are the powers of the
 * papers; for unequal ones the same argument (a layer cuts each region of the layers before) gives the product.
 * The bound of {@link SerraBound} is the tightest for ReLU.
 *
 * <p>All methods throw {@link IllegalArgumentException} if the input width or a layer's width is below 1; with no hidden
 * layer the bound is 1.
 */
public final class RegionBounds {
    private RegionBounds() {}

    /**
     * Π_l r(n_l, n0), never above 2^N for N neurons since r(k, m) ≤ 2^k. Holds for any activation with one knot (ReLU, leaky
     * ReLU, absolute value).
     *
     * <p>Source: Raghu et al. 2017, Theorem 1: r(k, m)^n patterns.
     */
    public static BigInteger paperRelu(int inputs, int... widths) {
        requireWidths(inputs, widths);
        return Arrays.stream(widths)
                .mapToObj(width -> Arrangement.cells(width, inputs))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /**
     * min(Π_l r(2n_l, n0), 3^N). Holds for any activation with two knots (hard tanh, clip). The product alone can exceed the
     * number of all patterns: it counts a neuron's two parallel hyperplanes as if they crossed.
     *
     * <p>Source: Raghu et al. 2017, Theorem 1: r(2k, m)^n patterns; the cap is the number of letter strings.
     */
    public static BigInteger paperHardTanh(int inputs, int... widths) {
        requireWidths(inputs, widths);
        BigInteger product = Arrays.stream(widths)
                .mapToObj(width -> Arrangement.cells(2 * width, inputs))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        return product.min(BigInteger.valueOf(3).pow(Arrays.stream(widths).sum()));
    }

    /**
     * Π_l Σ_{i ≤ min(n0, …, n_{l−1})} 2^i C(n_l, i): each layer cuts with pairs of parallel hyperplanes an image whose dimension
     * is at most the narrowest width so far. Holds for any activation with two knots; at most {@link #paperHardTanh}, and equal
     * to it only where that is capped.
     *
     * <p>Source: {@link Arrangement#parallelPairCells}, with the dimensions of Montúfar 2017.
     */
    public static BigInteger tightHardTanh(int inputs, int... widths) {
        requireWidths(inputs, widths);
        BigInteger product = BigInteger.ONE;
        int dimension = inputs;
        for (int width : widths) {
            product = product.multiply(Arrangement.parallelPairCells(width, dimension));
            dimension = Math.min(dimension, width);
        }
        return product;
    }

    /**
     * Π_l r(n_l, min(n0, …, n_{l−1})). Holds for any activation with one knot; at most {@link #paperRelu}.
     *
     * <p>Source: Montúfar 2017, "Notes on the number of linear regions of deep neural networks".
     */
    public static BigInteger montufar2017(int inputs, int... widths) {
        requireWidths(inputs, widths);
        BigInteger product = BigInteger.ONE;
        int dimension = inputs;
        for (int width : widths) {
            product = product.multiply(Arrangement.cells(width, dimension));
            dimension = Math.min(dimension, width);
        }
        return product;
    }

    static void requireWidths(int inputs, int[] widths) {
        if (inputs < 1 || Arrays.stream(widths).anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "network (" + inputs + "; " + Arrays.toString(widths) + "): expected every width to be at least 1");
        }
    }
}
