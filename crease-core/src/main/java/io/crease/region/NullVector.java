package io.crease.region;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The line of homogeneous points where n independent forms of n coordinates vanish, by Bareiss' elimination: all numbers stay integers, no larger than the
 * determinants they are. Mutable, for one thread.
 */
final class NullVector {
    private final int n;
    private final BigInteger[][] rows;
    private final int[] pivots;
    private int rank;

    NullVector(int n) {
        this.n = n;
        rows = new BigInteger[n][];
        pivots = new int[n];
    }

    /** Whether there are n independent forms. */
    boolean full() {
        return rank == n;
    }

    /** Takes a form, unless it depends on those taken before. */
    void add(Form form) {
        BigInteger[] row = new BigInteger[n + 1];
        for (int j = 0; j <= n; j++) {
            row[j] = form.integer(j);
        }
        for (int k = 0; k < rank; k++) {
            BigInteger pivot = rows[k][pivots[k]];
            BigInteger factor = row[pivots[k]];
            for (int j = 0; j <= n; j++) {
                BigInteger x = pivot.multiply(row[j]).subtract(factor.multiply(rows[k][j]));
                row[j] = k == 0 ? x : x.divide(rows[k - 1][pivots[k - 1]]);
            }
        }
        for (int j = 0; j <= n; j++) {
            if (row[j].signum() != 0) {
                rows[rank] = row;
                pivots[rank++] = j;
                return;
            }
        }
    }

    /** A point on the line, (w, u_1, …, u_n) ≠ 0; all others are multiples. There are n independent forms. */
    BigInteger[] point() {
        BigInteger[] point = new BigInteger[n + 1];
        Arrays.fill(point, BigInteger.ZERO);
        int free = n * (n + 1) / 2 - Arrays.stream(pivots).sum();
        // By Cramer's rule the point is whole when its free coordinate is the determinant of the others' columns, the
        // last pivot.
        point[free] = rows[n - 1][pivots[n - 1]];
        for (int k = n - 1; k >= 0; k--) {
            BigInteger sum = rows[k][free].multiply(point[free]);
            for (int l = k + 1; l < n; l++) {
                sum = sum.add(rows[k][pivots[l]].multiply(point[pivots[l]]));
            }
            point[pivots[k]] = sum.negate().divide(rows[k][pivots[k]]);
        }
        return point;
    }
}
