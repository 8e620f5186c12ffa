package io.crease.region;

/** Where a count begins: the domain as a polytope, and the point of view from which faces are given to regions. */
final class Start {
    private Start() {}

    /** A bounded domain. Side 2i of a box is u_i = low_i, side 2i + 1 is u_i = high_i; side i of a polygon joins corners i and i + 1. */
    static Polytope of(Domain domain) {
        double[] corners = domain.corners();
        double[] low = domain.low();
        double[] high = domain.high();
        if (corners != null) {
            Hyperplane[] sides = new Hyperplane[corners.length / 2];
            int[] ofBox = {2, 1, 3, 0}; // from the lower left corner: bottom, right, top, left
            for (int i = 0; i < sides.length; i++) {
                sides[i] = Hyperplane.side(low == null ? i : ofBox[i]);
            }
            return Polygon.of(corners, sides);
        }
        if (low == null || high == null) {
            throw new IllegalArgumentException("an unbounded domain is not a polytope");
        }
        return GeneralPolytope.box(low, high);
    }

    /** Volume in coordinates. */
    static double volume(Domain domain) {
        return of(domain).volume();
    }

    /** The largest coordinate, 0 when unbounded. */
    static double extent(Domain domain) {
        double extent = 0;
        if (!domain.unbounded()) {
            Polytope p = of(domain);
            for (int v = 0; v < p.count; v++) {
                for (int i = 1; i <= p.n; i++) {
                    extent = Math.max(extent, Math.abs(p.x[v * (p.n + 1) + i]));
                }
            }
        }
        return extent;
    }

    /** A homogeneous point inside the domain, in no special position. */
    static double[] centre(Domain domain) {
        int n = domain.dimension();
        double[] centre = new double[n + 1];
        centre[0] = 1;
        double golden = (Math.sqrt(5) - 1) / 2;
        if (domain.unbounded()) {
            for (int i = 0; i < n; i++) {
                centre[1 + i] = (i + 1) * golden % 1 - 0.5;
            }
            return centre;
        }
        Polytope p = of(domain);
        double sum = 0;
        for (int v = 0; v < p.count; v++) {
            double weight = 1 + (v + 1) * golden % 1;
            sum += weight;
            for (int i = 0; i < n; i++) {
                centre[1 + i] += weight * p.x[v * (n + 1) + 1 + i];
            }
        }
        for (int i = 0; i < n; i++) {
            centre[1 + i] /= sum;
        }
        return centre;
    }
}
