package io.crease.theory;

import java.math.BigInteger;

/** How many ±1 labelings of a point set there can be. */
public final class Dichotomies {
    private Dichotomies() {}

    /**
     * 2^N: all labelings of N points, the ceiling of every count of dichotomies.
     *
     * @throws IllegalArgumentException if there are fewer than 0 points
     */
    public static BigInteger ceiling(int points) {
        if (points < 0) {
            throw new IllegalArgumentException(points + " points; expected at least 0");
        }
        return BigInteger.TWO.pow(points);
    }

    /**
     * C(N, d) = 2 Σ_{i&lt;d} C(N − 1, i): the labelings of N points in general position in R^d that a read-out sign(w·x) without bias
     * can give, over all w; 2^N when N ≤ d, half of that at N = 2d. With a bias take d + 1.
     *
     * <p>Source: Cover 1965, "Geometrical and statistical properties of systems of linear inequalities", Theorem 1.
     *
     * @param points N ≥ 1
     * @param dimension d ≥ 1
     * @throws IllegalArgumentException if an argument is below 1
     */
    public static BigInteger linearlySeparable(int points, int dimension) {
        if (points < 1 || dimension < 1) {
            throw new IllegalArgumentException(
                    points + " points in dimension " + dimension + "; expected at least 1 of both");
        }
        return Arrangement.cells(points - 1, dimension - 1).shiftLeft(1);
    }
}
