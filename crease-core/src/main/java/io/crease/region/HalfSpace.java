package io.crease.region;

/** The points where side·(c[0] + c[1]·u_1 + … + c[n]·u_n) is positive. Immutable. */
final class HalfSpace {
    private final Hyperplane plane;
    private final int side;
    private final double[] c;
    private final double[] e;

    /**
     * Keeps the arrays.
     *
     * @param plane what bounds it
     * @param side 1 or −1
     * @param c coefficients, constant first; not modified
     * @param e bounds on their errors; not modified
     */
    HalfSpace(Hyperplane plane, int side, double[] c, double[] e) {
        this.plane = plane;
        this.side = side;
        this.c = c;
        this.e = e;
    }

    Hyperplane plane() {
        return plane;
    }

    int side() {
        return side;
    }

    /** Coefficient i, the constant at 0. */
    double c(int i) {
        return c[i];
    }

    /** Bound on the error of coefficient i. */
    double e(int i) {
        return e[i];
    }

    /** The same hyperplane from a side. */
    HalfSpace seenFrom(int otherSide) {
        return otherSide == side ? this : new HalfSpace(plane, otherSide, c, e);
    }

    /** side·form at a point, to rounding. */
    double value(double[] u) {
        double sum = c[0];
        for (int i = 0; i < u.length; i++) {
            sum += c[i + 1] * u[i];
        }
        return side * sum;
    }

    /** Bound on the error of {@link #value}. */
    double doubt(double[] u) {
        double wrong = e[0];
        double size = Math.abs(c[0]);
        for (int i = 0; i < u.length; i++) {
            wrong += e[i + 1] * Math.abs(u[i]);
            size += Math.abs(c[i + 1] * u[i]);
        }
        return NodeNorms.up(wrong + NodeNorms.gamma(u.length + 2L) * size);
    }

    /** 1 where the point certainly lies inside, −1 where it certainly lies outside, 0 where that is in doubt. */
    int sign(double[] u) {
        double value = value(u);
        double doubt = doubt(u);
        return value > doubt ? 1 : -value > doubt ? -1 : 0;
    }

    /** The largest coefficient of u, absolute. */
    double steepest() {
        double largest = 0;
        for (int i = 1; i < c.length; i++) {
            largest = Math.max(largest, Math.abs(c[i]));
        }
        return largest;
    }

    /** The Euclidean length of the coefficients of u. */
    double slope() {
        double sum = 0;
        for (int i = 1; i < c.length; i++) {
            sum += c[i] * c[i];
        }
        return Math.sqrt(sum);
    }
}
