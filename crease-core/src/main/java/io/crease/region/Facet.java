package io.crease.region;

import org.jspecify.annotations.Nullable;

/**
 * A facet as seen from one of the two regions that it parts.
 *
 * @param plane where it lies
 * @param hidden whether the domain's centre of view lies on the other side, so that the region on this side owns none of the faces
 *     within it: each face is counted by the one region that a look from it towards the centre enters
 * @param also other hyperplanes known to coincide with it, if any
 */
record Facet(Hyperplane plane, boolean hidden, @Nullable Facet also) {
    Facet(Hyperplane plane, boolean hidden) {
        this(plane, hidden, null);
    }

    /** This facet with one more hyperplane known to coincide. */
    Facet with(Hyperplane other) {
        return new Facet(plane, hidden, new Facet(other, hidden, also));
    }

    /** Whether this or a coinciding one is the hyperplane. */
    boolean lies(Hyperplane on) {
        for (Facet facet = this; facet != null; facet = facet.also) {
            if (facet.plane.equals(on)) {
                return true;
            }
        }
        return false;
    }
}
