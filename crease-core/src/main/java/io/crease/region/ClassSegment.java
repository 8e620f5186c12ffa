package io.crease.region;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the boundary between two classes within a region.
 *
 * @param left class on the left, the smaller number
 * @param right class on the right
 * @param start where it begins
 * @param end where it ends
 */
record ClassSegment(int left, int right, End start, End end) {

    /**
     * An end of a segment.
     *
     * @param x first coordinate
     * @param y second coordinate
     * @param wrong bound on how far either coordinate is from the exact one
     * @param facet key of the facet within which it lies, the same from both sides; null on the domain's border, at vertices and inside regions
     * @param border whether it lies on the domain's border
     */
    record End(double x, double y, double wrong, @Nullable RegionHash facet, boolean border) {
        /** Whether two can be the same point. */
        boolean meets(End that) {
            double doubt = wrong + that.wrong;
            return Math.abs(x - that.x) <= doubt && Math.abs(y - that.y) <= doubt;
        }
    }
}
