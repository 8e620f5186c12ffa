package io.crease.region;

/** Determinants of facets' unit normals. One thread's scratch. */
final class Normals {
    private static final ThreadLocal<Normals> OF_THREAD = ThreadLocal.withInitial(Normals::new);

    private double[] rows = new double[64];

    private Normals() {}

    static Normals ofThread() {
        return OF_THREAD.get();
    }

    /**
     * |det| of n of the normals of the facets through a vertex, chosen by pivoting so that it is large; a vertex's own direction stands for infinity's.
     *
     * @param bits facets through the vertex, from {@code at}, but the last
     * @param last normal of one facet more
     * @param x homogeneous coordinates of the vertex, from {@code vertex}
     */
    double determinant(int n, Facet[] facets, long[] bits, int at, int words, double[] last, double[] x, int vertex) {
        int count = 0;
        for (int w = 0; w < words; w++) {
            for (long left = bits[at + w]; left != 0; left &= left - 1) {
                double[] normal = facets[w * 64 + Long.numberOfTrailingZeros(left)].normal();
                put(count++, n, normal, x, vertex);
            }
        }
        put(count++, n, last, x, vertex);
        double det = 1;
        for (int column = 0; column < n; column++) {
            int best = column;
            double largest = 0;
            for (int r = column; r < count; r++) {
                double size = Math.abs(rows[r * n + column]);
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
                double swap = rows[best * n + i];
                rows[best * n + i] = rows[column * n + i];
                rows[column * n + i] = swap;
            }
            double inverse = 1 / rows[column * n + column];
            for (int r = column + 1; r < count; r++) {
                double factor = rows[r * n + column] * inverse;
                for (int i = column + 1; i < n; i++) {
                    rows[r * n + i] -= factor * rows[column * n + i];
                }
            }
        }
        return det;
    }

    private void put(int row, int n, double[] normal, double[] x, int vertex) {
        if (rows.length < (row + 1) * n) {
            rows = java.util.Arrays.copyOf(rows, 2 * (row + 1) * n);
        }
        if (normal.length == n) {
            System.arraycopy(normal, 0, rows, row * n, n);
            return;
        }
        double length = 0;
        for (int i = 0; i < n; i++) {
            length += x[vertex + 1 + i] * x[vertex + 1 + i];
        }
        length = Math.sqrt(length);
        for (int i = 0; i < n; i++) {
            rows[row * n + i] = x[vertex + 1 + i] / length;
        }
    }
}
