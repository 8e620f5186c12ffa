package io.crease.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Boundary between classes that runs along facets: no class changes within a region there, but from one region to the next. */
final class FacetSegments {
    private FacetSegments() {}

    /**
     * The segments along facets on which another class ties.
     *
     * @param sides each with the class of the region on its left, ends on the facet; equal keys lie across from each other
     */
    static List<ClassSegment> of(List<ClassSegment> sides) {
        Map<RegionHash, List<ClassSegment>> seen = new HashMap<>();
        List<ClassSegment> found = new ArrayList<>();
        for (ClassSegment side : sides) {
            RegionHash facet = side.start().facet();
            if (facet == null) {
                continue;
            }
            for (ClassSegment other : seen.getOrDefault(facet, List.of())) {
                if (other.left() != side.left()
                        && side.start().meets(other.end())
                        && side.end().meets(other.start())) {
                    ClassSegment lower = side.left() < other.left() ? side : other;
                    found.add(new ClassSegment(
                            lower.left(), Math.max(side.left(), other.left()), lower.start(), lower.end()));
                }
            }
            seen.computeIfAbsent(facet, key -> new ArrayList<>(2)).add(side);
        }
        return found;
    }
}
