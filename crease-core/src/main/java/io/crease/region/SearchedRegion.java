package io.crease.region;

import java.util.List;

/**
 * An activation region as linear programmes find it: a point inside, and the facets with what lies across.
 *
 * @param point coordinates of a point in its interior
 * @param patternHigh upper half of the hash of its pattern, as {@link Region#patternHigh}
 * @param patternLow lower half
 * @param facets the hyperplanes that bound it, none of which can be left out; empty when they were not asked for
 */
public record SearchedRegion(List<Double> point, long patternHigh, long patternLow, List<Side> facets) {

    /**
     * A facet.
     *
     * @param plane where it lies
     * @param high upper half of the hash of the region across; that of this region at a side of the domain
     * @param low lower half
     */
    public record Side(Hyperplane plane, long high, long low) {}

    /** Copies the lists. */
    public SearchedRegion {
        point = List.copyOf(point);
        facets = List.copyOf(facets);
    }
}
