package io.crease.theory;

import java.math.BigInteger;

/** How many cells hyperplanes cut a space into: the counts that every upper bound on linear regions is built of. */
public final class Arrangement {
    private Arrangement() {}

    /** C(n, k), the number of k-subsets of n things; 0 when k lies outside 0..n. Requires n ≥ 0. */
    public static BigInteger binomial(int n, int k) {
        return k < 0 || k > n ? BigInteger.ZERO : binomials(n, Math.min(k, n - k))[Math.min(k, n - k)];
    }

    /** C(n, 0), …, C(n, last); requires 0 ≤ last ≤ n. */
    static BigInteger[] binomials(int n, int last) {
        BigInteger[] row = new BigInteger[last + 1];
        row[0] = BigInteger.ONE;
        for (int k = 1; k <= last; k++) {
            row[k] = row[k - 1].multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
        }
        return row;
    }

    /**
     * r(k, m) = Σ_{i ≤ min(k, m)} C(k, i): the most cells that k hyperplanes cut R^m into, reached in general position.
     * It equals 2^k when m ≥ k.
     *
     * @param hyperplanes k ≥ 0
     * @param dimension m ≥ 0
     * @throws IllegalArgumentException if an argument is negative
     * @see <a href="https://arxiv.org/abs/1606.05336">Raghu et al. 2017, Theorem 1</a>, after Schläfli and Zaslavsky 1975
     */
    public static BigInteger cells(int hyperplanes, int dimension) {
        return weighted(hyperplanes, dimension, 0);
    }

    /**
     * Σ_{i ≤ min(k, m)} 2^i C(k, i): the most cells that k <em>pairs of parallel</em> hyperplanes cut R^m into. A layer of k
     * hard-tanh neurons is such an arrangement (h = −1 and h = 1 are parallel), so this is at most r(2k, m); it equals 3^k
     * when m ≥ k.
     *
     * <p>Zaslavsky's count: an arrangement whose intersections have the generic dimension has as many cells as it has
     * subsets of hyperplanes with a common point, and no such subset holds both members of a pair.
     *
     * @param pairs k ≥ 0
     * @param dimension m ≥ 0
     * @throws IllegalArgumentException if an argument is negative
     */
    public static BigInteger parallelPairCells(int pairs, int dimension) {
        return weighted(pairs, dimension, 1);
    }

    private static BigInteger weighted(int k, int dimension, int shift) {
        if (k < 0 || dimension < 0) {
            throw new IllegalArgumentException("arrangement of " + k + " in dimension " + dimension
                    + ": expected a count and a dimension of at least 0");
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger[] row = binomials(k, Math.min(k, dimension));
        for (int i = 0; i < row.length; i++) {
            sum = sum.add(row[i].shiftLeft(shift * i));
        }
        return sum;
    }
}
