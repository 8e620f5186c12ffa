package io.crease.region;

import java.util.Arrays;

/**
 * Rows that are linearly independent for certain, whatever their errors: with B the rows, each divided by its largest entry, and R a right
 * inverse worked out in doubles, ‖B·R − 1‖ &lt; 1, the errors of B and the rounding of the product added to each entry.
 */
final class Independent {
    private final int[] rows;
    private final double[] normal;

    private Independent(int[] rows, double[] normal) {
        this.rows = rows;
        this.normal = normal;
    }

    /** How many. */
    int rank() {
        return rows.length;
    }

    /** The rows, best first: each is the one farthest from the span of those before, in proportion to its size. */
    int[] rows() {
        return rows;
    }

    /** A vector at right angles to all of them, to rounding; 0 when they span the whole space. */
    double[] normal() {
        return normal;
    }

    /**
     * Chooses rows.
     *
     * @param forms n + 1 numbers a row, of which the first does not matter
     * @param errors bounds on the errors of the forms
     */
    static Independent of(int n, double[] forms, double[] errors) {
        int count = forms.length / (n + 1);
        double[][] unit = new double[count][n];
        double[][] wrong = new double[count][n];
        double[][] rest = new double[count][];
        for (int k = 0; k < count; k++) {
            double size = 0;
            for (int i = 0; i < n; i++) {
                size = Math.max(size, Math.abs(forms[k * (n + 1) + 1 + i]));
            }
            // Divided by a power of two, so that nothing is rounded.
            int exponent = size > 0 ? -Math.getExponent(size) : 0;
            for (int i = 0; i < n; i++) {
                unit[k][i] = Math.scalb(forms[k * (n + 1) + 1 + i], exponent);
                wrong[k][i] = Math.scalb(errors[k * (n + 1) + 1 + i], exponent);
            }
            rest[k] = unit[k].clone();
        }
        double[][] q = new double[n][];
        int[] rows = new int[n];
        int rank = 0;
        while (rank < n) {
            int best = -1;
            double largest = 0x1p-46;
            for (int k = 0; k < count; k++) {
                double size = norm(rest[k]);
                if (size > largest) {
                    largest = size;
                    best = k;
                }
            }
            if (best < 0) {
                break;
            }
            rows[rank] = best;
            q[rank] = next(unit[best], q, rank);
            rank++;
            for (double[] row : rest) {
                outside(row, q, rank);
            }
        }
        while (rank > 0 && !certain(n, unit, wrong, rows, q, rank)) {
            rank--;
        }
        return new Independent(Arrays.copyOf(rows, rank), normal(n, q, rank));
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Takes away what lies along the first of the orthonormal q, twice for rounding. */
    private static void outside(double[] v, double[][] q, int rank) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < rank; j++) {
                double along = dot(v, q[j]);
                for (int i = 0; i < v.length; i++) {
                    v[i] -= along * q[j][i];
                }
            }
        }
    }

    /** The direction of v that is at right angles to the first of the orthonormal q. */
    private static double[] next(double[] v, double[][] q, int rank) {
        double[] next = v.clone();
        outside(next, q, rank);
        double size = norm(next);
        for (int i = 0; i < next.length; i++) {
            next[i] /= size;
        }
        return next;
    }

    private static boolean certain(int n, double[][] unit, double[][] wrong, int[] rows, double[][] q, int rank) {
        double[][] right = right(n, unit, rows, q, rank);
        double norm = 0;
        for (int r = 0; r < rank; r++) {
            double[] row = unit[rows[r]];
            double sum = 0;
            for (int c = 0; c < rank; c++) {
                double product = r == c ? -1 : 0;
                double size = 1;
                double error = 0;
                for (int i = 0; i < n; i++) {
                    product += row[i] * right[i][c];
                    size += Math.abs(row[i] * right[i][c]);
                    error += wrong[rows[r]][i] * Math.abs(right[i][c]);
                }
                sum += Math.abs(product) + (size * (n + 2) * 0x1p-53 + error) * (1 + 0x1p-40);
            }
            norm = Math.max(norm, sum);
        }
        return norm < 0.99;
    }

    /** Qᵀ·L⁻¹ of the rows L·Q. */
    private static double[][] right(int n, double[][] unit, int[] rows, double[][] q, int rank) {
        double[][] right = new double[n][rank];
        for (int c = 0; c < rank; c++) {
            double[] y = new double[rank];
            for (int r = c; r < rank; r++) {
                double sum = r == c ? 1 : 0;
                for (int j = c; j < r; j++) {
                    sum -= dot(unit[rows[r]], q[j]) * y[j];
                }
                y[r] = sum / dot(unit[rows[r]], q[r]);
                for (int i = 0; i < n; i++) {
                    right[i][c] += q[r][i] * y[r];
                }
            }
        }
        return right;
    }

    private static double[] normal(int n, double[][] q, int rank) {
        double[] best = new double[n];
        double largest = 0;
        for (int axis = 0; rank < n && axis < n; axis++) {
            double[] v = new double[n];
            v[axis] = 1;
            outside(v, q, rank);
            double size = norm(v);
            if (size > largest) {
                largest = size;
                best = v;
            }
        }
        return best;
    }

    /** The inverse of n rows, to rounding: column k solves row k = 1 and the others = 0. Not finite if they are, to rounding, dependent. */
    static double[][] inverse(int n, double[] forms, int[] rows) {
        double[][] unit = new double[n][n];
        double[][] q = new double[n][];
        int[] order = new int[n];
        for (int r = 0; r < n; r++) {
            order[r] = r;
            System.arraycopy(forms, rows[r] * (n + 1) + 1, unit[r], 0, n);
            q[r] = next(unit[r], q, r);
        }
        return right(n, unit, order, q, n);
    }
}
