package io.crease.region;

import java.util.List;

/**
 * A region while it is cut: a convex polytope of full dimension n with its vertices and facets, possibly unbounded. Vertices are
 * homogeneous: a finite one is (1, u_1, …, u_n), one at infinity (0, d_1, …, d_n) with max |d_i| = 1. Immutable but for a vertex that is put in its exact
 * place.
 */
abstract class Polytope {
    /** Dimension. */
    final int n;
    /** Number of vertices. */
    final int count;
    /** Vertex v at {@code x[v·(n+1) … v·(n+1) + n]}. */
    final double[] x;
    /** For each vertex a bound on how far any coordinate is from the exact one. */
    final double[] error;
    /** For each vertex a bound on its distance, as given by {@link #x}, from each exact facet that it lies on. */
    final double[] residual;

    Polytope(int n, int count, double[] x, double[] error, double[] residual) {
        this.n = n;
        this.count = count;
        this.x = x;
        this.error = error;
        this.residual = residual;
    }

    /** Number of facets. */
    abstract int facets();

    /** A facet. */
    abstract Facet facet(int f);

    /** The facets that a vertex lies on, at least n of them linearly independent. */
    abstract List<Facet> facetsAt(int vertex);

    /** Whether a vertex lies on a facet. */
    abstract boolean on(int vertex, int facet);

    /** Whether a vertex lies on a facet that is known to lie on the hyperplane. */
    boolean touches(int vertex, Hyperplane plane) {
        for (Facet facet : facetsAt(vertex)) {
            if (facet.lies(plane)) {
                return true;
            }
        }
        return false;
    }

    /** This polytope with another facet record in a place (a hyperplane more that coincides). */
    abstract Polytope with(int f, Facet facet);

    /**
     * Cuts along a hyperplane which has vertices on both sides.
     *
     * @param sign of the hyperplane's form at each vertex, exact: −1, 0, 1
     * @param value of the form at each vertex, of that sign where it is not 0
     * @param off for each vertex a bound on the error of the value at the coordinates given, divided by the form's slope: a length
     * @param below what the hyperplane is to the part where the form is negative
     * @param above what it is to the part where the form is positive
     * @return the part below, then the part above
     */
    abstract Polytope[] cut(byte[] sign, double[] value, double[] off, Facet below, Facet above);

    /**
     * Adds the faces which this region owns (see {@link Facet}) and which have a finite point to {@code faces[dimension]}: vertices, edges and
     * the region itself always, those between only if {@code all}.
     */
    abstract void countFaces(long[] faces, boolean all);

    /** Volume in coordinates; infinite if unbounded. */
    abstract double volume();

    /**
     * Bound on the error of {@link #volume}, of a bounded polytope: its surface, at most that of the bounding box, times how far a vertex may be off,
     * and rounding.
     */
    final double volumeError() {
        double off = 0;
        double box = 1;
        double surface = 0;
        double[] side = new double[n];
        for (int i = 0; i < n; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < count; v++) {
                low = Math.min(low, x[v * (n + 1) + 1 + i]);
                high = Math.max(high, x[v * (n + 1) + 1 + i]);
                off = Math.max(off, error[v]);
            }
            side[i] = high - low + 2 * off;
            box *= side[i];
        }
        for (int i = 0; i < n; i++) {
            double face = 2;
            for (int j = 0; j < n; j++) {
                face *= j == i ? 1 : side[j];
            }
            surface += face;
        }
        return surface * off * Math.sqrt(n) + box * n * n * count * 0x1p-50;
    }

    /** Whether a vertex is at infinity. */
    final boolean atInfinity(int vertex) {
        return x[vertex * (n + 1)] == 0;
    }

    /** Whether no vertex is at infinity. */
    final boolean bounded() {
        for (int v = 0; v < count; v++) {
            if (atInfinity(v)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Places the point where the edge from vertex p, where the form is negative, to vertex q, where it is positive, meets the
     * hyperplane. What the ends are off their facets passes on to the point by its share of each, so that it does not grow from cut to
     * cut.
     *
     * @param off as for {@link #cut}
     * @param target array like {@link #x} of the new polytope
     * @param residuals array like {@link #residual} of the new polytope
     * @param at number of the new vertex there
     */
    final void between(int p, int q, double[] value, double[] off, double[] target, double[] residuals, int at) {
        double toP = Math.abs(value[p]);
        double toQ = Math.abs(value[q]);
        double sum = toP + toQ;
        // r = λ·p + μ·q in homogeneous coordinates, λ = |f(q)|/sum: the share of the nearer end is the larger.
        double lambda = toQ / sum;
        double mu = toP / sum;
        int stride = n + 1;
        int from = p * stride;
        int to = q * stride;
        int put = at * stride;
        double wp = x[from];
        double wq = x[to];
        double norm = 1;
        if (wp == 1 && wq == 1) {
            target[put] = 1;
        } else if (wp == 0 && wq == 0) {
            target[put] = 0;
            norm = 0;
            for (int i = 1; i < stride; i++) {
                norm = Math.max(norm, Math.abs(lambda * x[from + i] + mu * x[to + i]));
            }
        } else {
            target[put] = 1;
            norm = lambda * wp + mu * wq;
        }
        double size = 0;
        for (int i = 1; i < stride; i++) {
            double a = x[from + i];
            double b = x[to + i];
            double r = mu <= 0.5 && wp == wq ? a + mu * (b - a) : lambda * a + mu * b;
            target[put + i] = wp + wq == 2 ? r : r / norm;
            size += Math.abs(a) + Math.abs(b);
        }
        double own = lambda * off[p] + mu * off[q];
        double inherited = lambda * residual[p] + mu * residual[q];
        residuals[at] = (Math.max(own, inherited) * (1 + 0x1p-50) + size * 0x1p-51) / norm;
    }

    /**
     * How far a vertex may be from the exact one, by coordinate, when it is at most {@code residual} off each of n facets whose unit
     * normals have the determinant {@code det}: the least singular value of these normals is at least |det|·((n−1)/n)^((n−1)/2).
     */
    static double positionError(int n, double residual, double det) {
        double least = Math.abs(det) - n * 0x1p-28;
        for (int i = 1; i < n && least > 0; i++) {
            least *= Math.sqrt((n - 1.0) / n);
        }
        return least > 0 ? residual * Math.sqrt(n) / least * (1 + 0x1p-40) : Double.POSITIVE_INFINITY;
    }
}
