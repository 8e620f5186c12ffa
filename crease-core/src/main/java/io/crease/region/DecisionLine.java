package io.crease.region;

/**
 * A polyline that parts two classes: the class on its left where the second coordinate lies a quarter turn to the left of the first,
 * and that on its right. At the zero level of an output class 0 is where it is not above zero, class 1 where it is. Immutable.
 */
public final class DecisionLine {
    private final int left;
    private final int right;
    private final double[] points;
    private final boolean closed;
    private final double length;

    /** @param points u_1, u_2 of one point after the other; adopted */
    DecisionLine(int left, int right, double[] points, boolean closed, double length) {
        this.left = left;
        this.right = right;
        this.points = points;
        this.closed = closed;
        this.length = length;
    }

    /** Class on the left, the smaller number. */
    public int left() {
        return left;
    }

    /** Class on the right. */
    public int right() {
        return right;
    }

    /** Number of points. */
    public int size() {
        return points.length / 2;
    }

    /** Coordinate i, 0 or 1, of a point. */
    public double coordinate(int point, int i) {
        return points[2 * point + i];
    }

    /** Whether the last point is joined to the first, which is not repeated. */
    public boolean closed() {
        return closed;
    }

    /** Length in input space. */
    public double length() {
        return length;
    }
}
