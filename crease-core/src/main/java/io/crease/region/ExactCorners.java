package io.crease.region;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * The corners into which the lines where outputs are equal cut one region of a plane, in exact arithmetic: each is where two lines
 * meet. Forms and corners are kept once they were asked for. Mutable, used by one thread.
 */
final class ExactCorners {
    private static final int DIMENSION = 2;

    private final ExactOutputs outputs;
    private final Region region;
    private final Map<Line, Form> forms = new HashMap<>();
    private final Map<Corner, BigInteger[]> corners = new HashMap<>();

    ExactCorners(ExactOutputs outputs, Region region) {
        this.outputs = outputs;
        this.region = region;
    }

    /**
     * A line.
     *
     * @param facet of the region that it goes along, or −1
     * @param k output that is as large there as {@code j}, if it is no facet
     * @param j the other output
     */
    record Line(int facet, int k, int j) {
        static Line along(int facet) {
            return new Line(facet, 0, 0);
        }

        static Line equal(int k, int j) {
            return new Line(-1, k, j);
        }
    }

    /** Where two lines meet that are not parallel. */
    record Corner(Line one, Line other) {}

    /** A vertex of the region. */
    Corner vertex(int v) {
        return new Corner(Line.along(v == 0 ? region.facets() - 1 : v - 1), Line.along(v));
    }

    /** The sign at a corner of output k less output j. */
    int sign(int k, int j, Corner corner) {
        Form form = form(Line.equal(k, j));
        return form.isZero() ? 0 : form.sign(point(corner));
    }

    /** Coordinate i, from 0, of a corner. */
    Quotient coordinate(Corner corner, int i) {
        BigInteger[] point = point(corner);
        return Quotient.of(point[i + 1], point[0]);
    }

    private Form form(Line line) {
        return forms.computeIfAbsent(
                line,
                l -> l.facet >= 0 ? outputs.facet(region, l.facet) : outputs.difference(region.pattern(), l.k, l.j));
    }

    /** (w, w·u, w·v), w > 0. */
    private BigInteger[] point(Corner corner) {
        BigInteger[] known = corners.get(corner);
        if (known != null) {
            return known;
        }
        NullVector lines = new NullVector(DIMENSION);
        lines.add(form(corner.one));
        lines.add(form(corner.other));
        BigInteger[] point = lines.full() ? lines.point() : new BigInteger[] {BigInteger.ZERO};
        if (point[0].signum() == 0) {
            throw new IllegalStateException("the lines " + corner + " do not meet in a point");
        }
        for (int i = 0; point[0].signum() < 0 && i <= DIMENSION; i++) {
            int last = DIMENSION - i; // w, which decides, is turned last
            point[last] = point[last].negate();
        }
        corners.put(corner, point);
        return point;
    }
}
