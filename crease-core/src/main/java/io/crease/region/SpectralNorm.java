package io.crease.region;

import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;

/** Bounds of the largest singular value from above, rounding included. */
final class SpectralNorm {
    /** How often A·Aᵀ is squared: the bound is too large by at most the 2^(p+2)-th root of the rank. */
    private static final int SQUARINGS = 3;

    private SpectralNorm() {}

    /**
     * Bound of ‖A‖₂ by ‖(A·Aᵀ)^(2^p)‖_F^(1/2^(p+1)), p = 3, each product with the bound of its own rounding error added.
     *
     * @param a row-major, [rows, columns]; not modified
     * @param frobenius bound of ‖A‖_F
     */
    static double bound(double[] a, int rows, int columns, double frobenius) {
        if (!(frobenius > 0) || !Double.isFinite(frobenius)) {
            return frobenius;
        }
        int exponent = Math.getExponent(frobenius);
        boolean wide = rows <= columns;
        int m = Math.min(rows, columns);
        int k = Math.max(rows, columns);
        double[] scaled = new double[a.length];
        double[] transposed = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double x = Math.scalb(a[i * columns + j], -exponent);
                scaled[i * columns + j] = x;
                transposed[j * rows + i] = x;
            }
        }
        double size = Math.scalb(frobenius, -exponent);
        double[] gram = product(wide ? scaled : transposed, wide ? transposed : scaled, m, k);
        double wrong = NodeNorms.gamma(k) * size * size + 4 * m * Double.MIN_NORMAL * k;
        return NodeNorms.up(Math.scalb(Math.sqrt(symmetric(gram, m, SQUARINGS) + wrong), exponent));
    }

    /** Bound of ‖S‖₂ of a symmetric matrix: ‖S‖₂² = ‖S²‖₂, and at the end ‖S‖_F. */
    private static double symmetric(double[] s, int m, int squarings) {
        double frobenius = NodeNorms.size(s, 0, m * m);
        if (squarings == 0) {
            return frobenius;
        }
        int exponent = Math.getExponent(frobenius);
        for (int i = 0; i < s.length; i++) {
            s[i] = Math.scalb(s[i], -exponent);
        }
        double size = Math.scalb(frobenius, -exponent);
        double wrong = NodeNorms.gamma(m) * size * size + 8 * m * Double.MIN_NORMAL * m;
        double square = symmetric(product(s, s, m, m), m, squarings - 1);
        return NodeNorms.up(Math.scalb(Math.sqrt(square + wrong), exponent));
    }

    /** left·right of [m, k] by [k, m], a product known to be symmetric: the lower half is copied to the upper, so that it is exactly so. */
    private static double[] product(double[] left, double[] right, int m, int k) {
        double[] result = new double[m * m];
        try (NativeDoubles a = new NativeDoubles(m * k);
                NativeDoubles b = new NativeDoubles(m * k);
                NativeDoubles c = new NativeDoubles(m * m)) {
            a.put(0, left, 0, m * k);
            b.put(0, right, 0, m * k);
            Blas.multiply(m, m, k, a, b, 0, c);
            c.get(0, result, 0, m * m);
        }
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                result[i * m + j] = result[j * m + i];
            }
        }
        return result;
    }
}
