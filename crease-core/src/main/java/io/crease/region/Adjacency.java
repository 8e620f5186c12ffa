package io.crease.region;

import java.util.Arrays;

/**
 * Which regions share a facet. Regions are numbered in the order in which an observer saw them. Immutable.
 */
public final class Adjacency {
    private final int[] start;
    private final int[] neighbour;
    private final long edges;
    private final long unmatched;

    /**
     * @param start where the slots of each region begin, one entry more than regions; adopted
     * @param neighbour region across each slot, −1 where it was not found; adopted
     */
    Adjacency(int[] start, int[] neighbour) {
        this.start = start;
        this.neighbour = neighbour;
        long matched = 0;
        for (int n : neighbour) {
            matched += n >= 0 ? 1 : 0;
        }
        edges = matched / 2;
        unmatched = neighbour.length - matched;
    }

    /** Number of regions. */
    public int regions() {
        return start.length - 1;
    }

    /** Number of pairs of regions that share a facet, which is that of facets inside the domain. */
    public long edges() {
        return edges;
    }

    /**
     * Number of times that the region on the other side of a facet was not found. Only where it is 0 is the graph certain; it is not where
     * the count was cut short.
     */
    public long unmatched() {
        return unmatched;
    }

    /** Number of facets of a region inside the domain. */
    public int degree(int region) {
        return start[region + 1] - start[region];
    }

    /** The regions that share a facet with one, in the order of its facets; those not found are left out. */
    public int[] neighbours(int region) {
        return Arrays.stream(neighbour, start[region], start[region + 1])
                .filter(n -> n >= 0)
                .toArray();
    }

    /** Number of regions of each degree 0, 1, … */
    public long[] degrees() {
        int most = 0;
        for (int r = 0; r < regions(); r++) {
            most = Math.max(most, degree(r));
        }
        long[] counts = new long[most + 1];
        for (int r = 0; r < regions(); r++) {
            counts[degree(r)]++;
        }
        return counts;
    }

    /** Number of connected parts: 1 for all regions of a convex domain. */
    public int parts() {
        Union union = new Union(regions());
        for (int r = 0; r < regions(); r++) {
            for (int s = start[r]; s < start[r + 1]; s++) {
                if (neighbour[s] >= 0) {
                    union.join(r, neighbour[s]);
                }
            }
        }
        return union.parts();
    }
}
