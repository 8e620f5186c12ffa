package io.crease.region;

import org.jspecify.annotations.Nullable;

/** A facet as seen from one of the two regions that it parts. Immutable. */
final class Facet {
    private final Hyperplane plane;
    private final boolean hidden;
    private final double[] normal;
    private final @Nullable Facet also;

    Facet(Hyperplane plane, boolean hidden, double[] normal) {
        this(plane, hidden, normal, null);
    }

    private Facet(Hyperplane plane, boolean hidden, double[] normal, @Nullable Facet also) {
        this.plane = plane;
        this.hidden = hidden;
        this.normal = normal;
        this.also = also;
    }

    /** Where it lies. */
    Hyperplane plane() {
        return plane;
    }

    /**
     * Whether the domain's centre of view lies on the other side, so that the region on this side owns none of the faces within the facet:
     * each face is counted by the one region that a look from it towards the centre enters.
     */
    boolean hidden() {
        return hidden;
    }

    /** Unit normal in coordinates, empty at infinity; not to be modified. */
    double[] normal() {
        return normal;
    }

    /** Another facet record whose hyperplane is known to coincide with this one, if any. */
    @Nullable
    Facet also() {
        return also;
    }

    /** This facet with one more hyperplane known to coincide. */
    Facet with(Hyperplane other) {
        return new Facet(plane, hidden, normal, new Facet(other, hidden, normal, also));
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
