package io.crease.region;

/** A facet at which more than one letter changes, as seen from one side. Immutable. */
final class Coincidence {
    /** Of each hyperplane there the letters that change with it. */
    final Exchange[][] planes;
    /** Bound on the error of each coordinate of {@link #middle}. */
    final double wrong;
    /** Mean of the facet's vertices in homogeneous coordinates, which is the same from both sides. */
    private final double[] middle;

    /** A facet of a region. */
    Coincidence(Region region, int facet, Exchange[][] planes) {
        this.planes = planes;
        Polytope p = region.polytope();
        double[] sum = new double[p.n + 1];
        double largest = 0;
        int count = 0;
        for (int v = 0; v < p.count; v++) {
            if (p.on(v, facet)) {
                count++;
                for (int i = 0; i < sum.length; i++) {
                    double x = p.x[v * sum.length + i];
                    sum[i] += x;
                    largest = Math.max(largest, p.error[v] + Math.abs(x) * (p.count + 2) * 0x1p-52);
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count;
        }
        middle = sum;
        wrong = largest;
    }

    /** The first finite coordinate of the middle. */
    double first() {
        return middle[1];
    }

    /** Whether two can be the same facet. */
    boolean meets(Coincidence that) {
        for (int i = 0; i < middle.length; i++) {
            if (Math.abs(middle[i] - that.middle[i]) > wrong + that.wrong) {
                return false;
            }
        }
        return true;
    }
}
