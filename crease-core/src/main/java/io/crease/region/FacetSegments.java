package io.crease.region;

import java.util.ArrayList;
import java.util.List;

/** Boundary between classes that runs along facets: no class changes within a region there, but from one region to the next. */
final class FacetSegments {
    private FacetSegments() {}

    /**
     * The segments along facets on which another class ties.
     *
     * @param sides each with the class of the region on its left; two in the same place, of opposite directions, lie across from each other
     */
    static List<ClassSegment> of(List<ClassSegment> sides) {
        Nearby starts =
                new Nearby(sides.stream().mapToDouble(s -> s.start().x()).toArray());
        double widest = sides.stream().mapToDouble(s -> s.start().wrong()).max().orElse(0);
        List<ClassSegment> found = new ArrayList<>();
        for (ClassSegment side : sides) {
            ClassSegment.End end = side.end();
            for (int i : starts.within(end.x(), widest + end.wrong())) {
                ClassSegment across = sides.get(i);
                if (side.left() < across.left()
                        && end.meets(across.start())
                        && side.start().meets(across.end())) {
                    found.add(new ClassSegment(side.left(), across.left(), side.start(), end));
                }
            }
        }
        return found;
    }
}
