package io.crease.region;

import java.util.Arrays;

/** Determinants of facets' unit normals. One thread's scratch. */
final class Normals {
    private static final ThreadLocal<Normals> OF_THREAD = ThreadLocal.withInitial(Normals::new);

    private double[][] rows = new double[16][];
    private double[] block = new double[64];

    private Normals() {}

    static Normals ofThread() {
        return OF_THREAD.get();
    }

    /**
     * |det| of n of the normals of the facets through a vertex, chosen by pivoting so that it is large if there are more; a vertex's own
     * direction stands for infinity's.
     *
     * @param bits facets through the vertex, from {@code at}
     * @param x homogeneous coordinates of the vertex, from {@code vertex}
     */
    double determinant(int n, Facet[] facets, long[] bits, int at, int words, double[] x, int vertex) {
        int count = 0;
        for (int w = 0; w < words; w++) {
            for (long left = bits[at + w]; left != 0; left &= left - 1) {
                double[] normal = facets[w * 64 + Long.numberOfTrailingZeros(left)].normal();
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                }
                rows[count++] = normal.length == n ? normal : direction(n, x, vertex);
            }
        }
        if (count == n && n >= 2 && n <= 5) {
            return Math.abs(
                    n == 2
                            ? two(rows[0], rows[1], 0, 1)
                            : n == 3 ? three(rows[0], rows[1], rows[2], 0, 1, 2) : n == 4 ? four(rows) : five(rows));
        }
        return eliminated(n, count);
    }

    private static double[] direction(int n, double[] x, int vertex) {
        double[] direction = Arrays.copyOfRange(x, vertex + 1, vertex + 1 + n);
        double length = 0;
        for (double d : direction) {
            length += d * d;
        }
        length = Math.sqrt(length);
        for (int i = 0; i < n; i++) {
            direction[i] /= length;
        }
        return direction;
    }

    private static double two(double[] a, double[] b, int i, int j) {
        return a[i] * b[j] - a[j] * b[i];
    }

    private static double three(double[] a, double[] b, double[] c, int i, int j, int k) {
        return a[i] * two(b, c, j, k) - a[j] * two(b, c, i, k) + a[k] * two(b, c, i, j);
    }

    /** By the first two rows (Laplace). */
    private static double four(double[][] r) {
        double[] a = r[0];
        double[] b = r[1];
        double[] c = r[2];
        double[] d = r[3];
        return two(a, b, 0, 1) * two(c, d, 2, 3)
                - two(a, b, 0, 2) * two(c, d, 1, 3)
                + two(a, b, 0, 3) * two(c, d, 1, 2)
                + two(a, b, 1, 2) * two(c, d, 0, 3)
                - two(a, b, 1, 3) * two(c, d, 0, 2)
                + two(a, b, 2, 3) * two(c, d, 0, 1);
    }

    /** By the first two rows (Laplace). */
    private static double five(double[][] r) {
        double[] a = r[0];
        double[] b = r[1];
        double[] c = r[2];
        double[] d = r[3];
        double[] e = r[4];
        return two(a, b, 0, 1) * three(c, d, e, 2, 3, 4)
                - two(a, b, 0, 2) * three(c, d, e, 1, 3, 4)
                + two(a, b, 0, 3) * three(c, d, e, 1, 2, 4)
                - two(a, b, 0, 4) * three(c, d, e, 1, 2, 3)
                + two(a, b, 1, 2) * three(c, d, e, 0, 3, 4)
                - two(a, b, 1, 3) * three(c, d, e, 0, 2, 4)
                + two(a, b, 1, 4) * three(c, d, e, 0, 2, 3)
                + two(a, b, 2, 3) * three(c, d, e, 0, 1, 4)
                - two(a, b, 2, 4) * three(c, d, e, 0, 1, 3)
                + two(a, b, 3, 4) * three(c, d, e, 0, 1, 2);
    }

    private double eliminated(int n, int count) {
        if (block.length < count * n) {
            block = new double[2 * count * n];
        }
        for (int r = 0; r < count; r++) {
            System.arraycopy(rows[r], 0, block, r * n, n);
        }
        double det = 1;
        for (int column = 0; column < n; column++) {
            int best = column;
            double largest = 0;
            for (int r = column; r < count; r++) {
                double size = Math.abs(block[r * n + column]);
                if (size > largest) {
                    largest = size;
                    best = r;
                }
            }
            if (largest == 0) {
                return 0;
            }
            det *= largest;
            for (int i = column; i < n; i++) {
                double swap = block[best * n + i];
                block[best * n + i] = block[column * n + i];
                block[column * n + i] = swap;
            }
            double inverse = 1 / block[column * n + column];
            for (int r = column + 1; r < count; r++) {
                double factor = block[r * n + column] * inverse;
                for (int i = column + 1; i < n; i++) {
                    block[r * n + i] -= factor * block[column * n + i];
                }
            }
        }
        return det;
    }
}
