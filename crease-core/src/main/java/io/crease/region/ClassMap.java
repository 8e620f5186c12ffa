package io.crease.region;

import java.util.List;

/**
 * Which class the outputs choose where on a plane.
 *
 * @param lines between the classes; lines of one pair of classes are joined as far as they go, and end where a third class begins or the domain ends
 * @param area of each class, in input space
 * @param length of all lines, in input space
 * @param looseEnds number of ends of lines inside the domain at which what meets there does not part the classes around the point: 0 unless regions are
 *     missing. Ends nearer to each other than the bounds on their places are taken to meet
 */
public record ClassMap(List<DecisionLine> lines, List<Double> area, double length, int looseEnds) {
    /** Copies the lists. */
    public ClassMap {
        lines = List.copyOf(lines);
        area = List.copyOf(area);
    }

    /** Share of a class in the area of all. */
    public double share(int of) {
        return area.get(of) / area.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Number of classes that have an area. */
    public long present() {
        return area.stream().filter(a -> a > 0).count();
    }
}
