package io.crease.region;

/**
 * A polyline that parts two classes. The first of two classes lies on its left, seen with the second coordinate a quarter turn to the left of the first.
 *
 * @param left class on the left; at the zero level of an output 0 stands for not above it, 1 for above
 * @param right class on the right
 * @param points u_1, u_2 of one point after the other; a closed line does not repeat its first
 * @param closed whether the last point is joined to the first
 * @param length in input space
 */
public record DecisionLine(int left, int right, double[] points, boolean closed, double length) {
    /** Copies the points. */
    public DecisionLine {
        points = points.clone();
    }

    /** A copy of the points. */
    @Override
    public double[] points() {
        return points.clone();
    }

    /** Number of points. */
    public int size() {
        return points.length / 2;
    }
}
