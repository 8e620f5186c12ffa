package io.crease.region;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settles the signs that doubles leave in doubt, in exact arithmetic on the numbers that the network and the domain are made of.
 * A pattern given is that of a region up to before the node that is being cut (null before the first); a hyperplane is taken as it
 * lies in that region. Its form is positive where the pre-activation is above the knot, where the first candidate of a maximum
 * exceeds the second, inside a side of the domain, and is w itself at infinity. Points are homogeneous: (w, x1, …, xn), w ≥ 0.
 */
interface Exact {

    /**
     * The sign, −1, 0 or 1, of the form of {@code plane} at the vertex where the facets meet.
     *
     * @param x holds the vertex, rounded, at {@code x[at … at + n]} in the normal form of {@link Polytope#x}; one at infinity is told by it
     *     from the one opposite, where the facets meet as well
     */
    int sign(@Nullable Pattern pattern, Hyperplane plane, List<Facet> facets, double[] x, int at);

    /** The sign of the form of {@code plane} at a point of doubles; on the plane itself, the sign of the first coefficient of x that is not 0. */
    int signSeenFrom(@Nullable Pattern pattern, Hyperplane plane, double[] point);

    /**
     * Whether two hyperplanes coincide in the region: 1 if their forms are positive multiples of each other, −1 if negative ones, 0 if they are neither, or if this
     * does not tell.
     */
    default int coincide(@Nullable Pattern pattern, Hyperplane one, Hyperplane other) {
        return 0;
    }

    /** Whether two elements of what goes into a node have equal forms; false also if this does not tell. */
    default boolean equal(@Nullable Pattern pattern, int node, int one, int other) {
        return false;
    }

    /**
     * Puts the vertex where the facets meet, rounded, to {@code x[at … at + n]} in the normal form of {@link Polytope#x}.
     *
     * @param x holds a rougher vertex there, which tells one at infinity from the one opposite; modified
     * @return bound on how far any coordinate is from the exact one, 0 if none is
     */
    double place(@Nullable Pattern pattern, List<Facet> facets, double[] x, int at);
}
