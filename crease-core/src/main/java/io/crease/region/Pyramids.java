package io.crease.region;

/**
 * Volume of a bounded polytope: a face is the union of the pyramids from its first vertex over those of its facets that do not contain it, which
 * ends in simplices. All terms are positive, so that the sum is good to rounding.
 */
final class Pyramids extends FaceWalk {
    private final int n;
    private final double[] x;
    /** Row k: vertex k of the simplex minus vertex 0, made 0 at the pivots of the rows before. */
    private final double[][] rows;

    private final int[] pivots;
    private final double[] inverse;
    /** Entry k: the absolute product of pivots 1 to k, which is the volume of the parallelepiped. */
    private final double[] product;

    private double sum;

    private Pyramids(int n, double[] x, Incidence incidence, boolean simple) {
        super(n, incidence, simple);
        this.n = n;
        this.x = x;
        this.rows = new double[n + 1][n];
        this.pivots = new int[n + 1];
        this.inverse = new double[n + 1];
        this.product = new double[n + 1];
        this.product[0] = 1;
    }

    /**
     * The volume.
     *
     * @param x vertices, each (1, u_1, …, u_n)
     * @param simple whether every vertex lies on exactly n facets
     */
    static double volume(int n, double[] x, Incidence incidence, boolean simple) {
        Pyramids pyramids = new Pyramids(n, x, incidence, simple);
        if (n == 1) {
            pyramids.end(1, 1);
        } else {
            pyramids.descend(n, 0, incidence.vertices(), 0);
        }
        double volume = pyramids.sum;
        for (int k = 2; k <= n; k++) {
            volume /= k;
        }
        return volume;
    }

    @Override
    void enter(int d, int from, int to) {
        int apex = stack[from];
        if (!eliminate(n - d, apex)) {
            return;
        }
        if (d == 1) {
            end(n, stack[from + 1]);
        } else {
            descend(d, from, to, apex);
        }
    }

    private void end(int k, int vertex) {
        if (eliminate(k, vertex)) {
            sum += product[k];
        }
    }

    private boolean eliminate(int k, int vertex) {
        double[] row = rows[k];
        int at = vertex * (n + 1) + 1;
        for (int i = 0; i < n; i++) {
            row[i] = x[at + i] - x[1 + i];
        }
        for (int j = 1; j < k; j++) {
            double[] other = rows[j];
            double times = row[pivots[j]] * inverse[j];
            for (int i = 0; i < n; i++) {
                row[i] -= times * other[i];
            }
            row[pivots[j]] = 0;
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double size = Math.abs(row[i]);
            if (size > largest) {
                largest = size;
                pivots[k] = i;
            }
        }
        inverse[k] = 1 / row[pivots[k]];
        product[k] = product[k - 1] * largest;
        return largest > 0;
    }
}
