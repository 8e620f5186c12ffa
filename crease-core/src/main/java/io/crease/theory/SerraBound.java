package io.crease.theory;

import java.math.BigInteger;
import java.util.Arrays;

/** The upper bound of Serra, Tjandraatmadja and Ramalingam on the linear regions of a ReLU network. */
public final class SerraBound {
    private SerraBound() {}

    /**
     * Σ over (j_1, …, j_L) with 0 ≤ j_l ≤ min(n0, n1 − j1, …, n_{l−1} − j_{l−1}, n_l) of Π_l C(n_l, j_l): the most activation
     * regions of a ReLU network with n0 inputs and hidden widths n1, …, nL on all of R^n0. ReLU only: it uses that a neuron
     * that is off takes a dimension away. At most {@link RegionBounds#montufar2017}; for n0 = 1 and n_l ≥ 2 it is Π(n_l + 1), which
     * some network reaches if n_l ≥ 3; a layer of one neuron lowers it, since where that neuron is off nothing varies any more.
     *
     * <p>Computed from the last layer back as f_l(d) = Σ_{j ≤ min(d, n_l)} C(n_l, j) f_{l+1}(min(d, n_l − j)), where d is the
     * dimension that is left. The inner min splits the sum into two ranges that are running sums, so a layer costs O(width)
     * big multiplications.
     *
     * <p>Source: Serra et al. 2018, "Bounding and counting linear regions of deep neural networks", Theorem 1.
     *
     * @throws IllegalArgumentException if a width is below 1
     */
    public static BigInteger of(int inputs, int... widths) {
        RegionBounds.requireWidths(inputs, widths);
        int[] dimensions = new int[widths.length]; // the most that can be left before layer l
        int left = inputs;
        for (int l = 0; l < widths.length; l++) {
            left = Math.min(left, widths[l]); // j_l ≤ n_l, and n_l − j_l ≤ n_l from here on
            dimensions[l] = left;
        }
        BigInteger[] after = new BigInteger[left + 1];
        Arrays.fill(after, BigInteger.ONE);
        for (int l = widths.length - 1; l >= 0; l--) {
            after = before(widths[l], dimensions[l], after);
        }
        return after[after.length - 1];
    }

    /** f_l(0..dimension) from f_{l+1}, which is constant beyond its last entry since no later layer can use more. */
    private static BigInteger[] before(int width, int dimension, BigInteger[] after) {
        BigInteger[] choose = Arrangement.binomials(width, dimension);
        BigInteger[] chosen = new BigInteger[dimension + 2]; // Σ_{j<i} C(width, j)
        BigInteger[] weighted = new BigInteger[dimension + 2]; // Σ_{e<i} C(width, e) f_{l+1}(e)
        chosen[0] = BigInteger.ZERO;
        weighted[0] = BigInteger.ZERO;
        for (int i = 0; i <= dimension; i++) {
            chosen[i + 1] = chosen[i].add(choose[i]);
            weighted[i + 1] = weighted[i].add(choose[i].multiply(at(after, i)));
        }
        BigInteger[] result = new BigInteger[dimension + 1];
        for (int d = 0; d <= dimension; d++) {
            // j ≤ width − d leaves d; a larger j leaves e = width − j, from width − d up to d − 1.
            BigInteger sum = chosen[Math.min(d, width - d) + 1].multiply(at(after, d));
            if (width - d < d) {
                sum = sum.add(weighted[d].subtract(weighted[width - d]));
            }
            result[d] = sum;
        }
        return result;
    }

    private static BigInteger at(BigInteger[] values, int dimension) {
        return values[Math.min(dimension, values.length - 1)];
    }
}
