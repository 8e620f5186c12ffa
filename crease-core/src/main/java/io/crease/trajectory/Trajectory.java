package io.crease.trajectory;

/**
 * A curve in input space, t ↦ x(t) for t in [from, to]. Immutable and safe for use by several threads. A new kind implements
 * this in a file of its own.
 */
public interface Trajectory {

    /** What the curve is called: {@code line}, {@code arc}, {@code circle} … */
    String kind();

    /** Number of coordinates of a point. */
    int dimension();

    /** The function space the curve lies in between two breaks. */
    Geometry geometry();

    /**
     * The values of t at which the formula changes or a piece would turn through more than a right angle, ascending; the first
     * and last are the ends. A fresh array.
     */
    default double[] breaks() {
        return new double[] {0, 1};
    }

    /**
     * Whether the curve may have a corner at its inner breaks (a polyline), so that they end pieces even where no neuron changes;
     * false when breaks are only a matter of bookkeeping (a circle).
     */
    default boolean cornered() {
        return false;
    }

    /** Writes x(t) into {@code point[offset … offset + dimension)}, which is modified. */
    void at(double t, double[] point, int offset);

    /** x(t) as a fresh array. */
    default double[] at(double t) {
        double[] point = new double[dimension()];
        at(t, point, 0);
        return point;
    }

    /** Smallest t. */
    default double from() {
        return breaks()[0];
    }

    /** Largest t. */
    default double to() {
        double[] breaks = breaks();
        return breaks[breaks.length - 1];
    }

    /** The same curve for t in [from, to] only. */
    default Trajectory span(double from, double to) {
        return new Span(this, from, to);
    }
}
