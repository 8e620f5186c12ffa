package io.crease.region;

/** The Gram determinant of a few vectors. */
final class Gram {
    private Gram() {}

    /**
     * √det(D·Dᵀ) of the rows of D by modified Gram–Schmidt: the volume of the parallelepiped that they span. 0 when a row is, to
     * rounding, in the span of those before it, or not finite.
     */
    static double unit(double[][] rows) {
        double[][] q = new double[rows.length][];
        double volume = 1;
        for (int i = 0; i < rows.length; i++) {
            q[i] = rows[i].clone();
            double before = norm(q[i]);
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double dot = 0;
                    for (int k = 0; k < q[i].length; k++) {
                        dot += q[i][k] * q[j][k];
                    }
                    for (int k = 0; k < q[i].length; k++) {
                        q[i][k] -= dot * q[j][k];
                    }
                }
            }
            double left = norm(q[i]);
            if (!(left > 0x1p-40 * before) || !Double.isFinite(left)) {
                return 0;
            }
            for (int k = 0; k < q[i].length; k++) {
                q[i][k] /= left;
            }
            volume *= left;
        }
        return volume;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
