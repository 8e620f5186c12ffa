package io.crease.region;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activation region: the convex polytope of all points of the domain with one activation pattern, and the affine map that the
 * network is on it. Immutable. Coordinates are those of the {@link Domain}.
 */
public final class Region {
    private final Polytope polytope;
    private final Pattern pattern;
    private final long high;
    private final long low;
    private final double @Nullable [] outputs;
    private final double @Nullable [] outputErrors;

    /**
     * @param outputs rows: value at u = 0, then the derivative by each coordinate; of one output after the other
     */
    Region(Polytope polytope, Pattern pattern, long high, long low, double @Nullable [] outputs) {
        this(polytope, pattern, high, low, outputs, null);
    }

    /**
     * @param outputs rows: value at u = 0, then the derivative by each coordinate; of one output after the other
     * @param outputErrors bound on the error of every output's value at u = 0, then on that of its derivative by each coordinate; null if unknown
     */
    Region(
            Polytope polytope,
            Pattern pattern,
            long high,
            long low,
            double @Nullable [] outputs,
            double @Nullable [] outputErrors) {
        this.polytope = polytope;
        this.pattern = pattern;
        this.high = high;
        this.low = low;
        this.outputs = outputs;
        this.outputErrors = outputErrors;
    }

    /** The region as it was cut. */
    Polytope polytope() {
        return polytope;
    }

    /** The letters of all cutting nodes. */
    Pattern pattern() {
        return pattern;
    }

    /** n: number of coordinates. */
    public int dimension() {
        return polytope.n;
    }

    /** Number of vertices. In the plane they are in counterclockwise order. */
    public int vertices() {
        return polytope.count;
    }

    /** Whether a vertex lies at infinity; its coordinates are then a direction. */
    public boolean atInfinity(int vertex) {
        return polytope.atInfinity(vertex);
    }

    /** Whether no vertex lies at infinity. */
    public boolean bounded() {
        return polytope.bounded();
    }

    /** Coordinate i, from 0, of a vertex. */
    public double coordinate(int vertex, int i) {
        return polytope.x[vertex * (polytope.n + 1) + 1 + i];
    }

    /** Number of facets. In the plane facet i joins vertices i and i + 1. */
    public int facets() {
        return polytope.facets();
    }

    /** Where a facet lies. */
    public Hyperplane hyperplane(int facet) {
        return polytope.facet(facet).plane();
    }

    /** All hyperplanes known to coincide along a facet, the one that cut first. */
    public List<Hyperplane> hyperplanes(int facet) {
        List<Hyperplane> all = new ArrayList<>();
        for (Facet f = polytope.facet(facet); f != null; f = f.also()) {
            all.add(f.plane());
        }
        return all;
    }

    /** Whether a vertex lies on a facet. */
    public boolean on(int vertex, int facet) {
        return polytope.on(vertex, facet);
    }

    /** Volume (area, length) in coordinates, infinite when unbounded; times {@link Domain#unitVolume} in input space. */
    public double volume() {
        return Math.max(0, polytope.volume()); // of a sliver rounding can take all and more
    }

    /** The last layer that cut here: the largest of the facets' layers, 0 when none did. */
    public int layer() {
        int layer = 0;
        for (int f = 0; f < facets(); f++) {
            layer = Math.max(layer, hyperplane(f).layer());
        }
        return layer;
    }

    /** The upper half of a 128-bit hash of the activation pattern: equal for equal patterns. */
    public long patternHigh() {
        return high;
    }

    /** The lower half. */
    public long patternLow() {
        return low;
    }

    /**
     * The letters of a cutting node, one a neuron: the piece of the activation, or the place of the winner among the candidates.
     *
     * @throws IllegalArgumentException if the node does not cut
     */
    public int[] letters(int node) {
        for (Pattern p = pattern; p != null; p = p.before) {
            if (p.node == node) {
                int[] letters = new int[p.letters.length];
                for (int i = 0; i < letters.length; i++) {
                    letters[i] = p.letters[i];
                }
                return letters;
            }
        }
        throw new IllegalArgumentException("node " + node + " has no letters");
    }

    /**
     * The affine map of the network: coefficient 0 is output k at u = 0, coefficient i ≥ 1 its derivative by u_i.
     *
     * @throws IllegalStateException if no observer asked for outputs
     */
    public double output(int k, int coefficient) {
        double[] map = outputs;
        if (map == null) {
            throw new IllegalStateException("outputs were not asked for");
        }
        return map[k * (polytope.n + 1) + coefficient];
    }

    /** Bound on the rounding error of coefficient i of every output; infinite where it is not known. */
    double outputError(int coefficient) {
        double[] errors = outputErrors;
        return errors == null ? Double.POSITIVE_INFINITY : errors[coefficient];
    }
}
