package io.crease.figure;

import org.jspecify.annotations.Nullable;

/**
 * A point of a series.
 *
 * @param x across, finite
 * @param y upwards, finite
 * @param low lower end of the interval of y; null where there is none
 * @param high upper end
 * @param shade what colours it where colour is a value: t along a curve, the value of a cell; null otherwise
 * @param note what a reader who points at it is told beside its numbers; may be empty
 */
public record Point(
        double x, double y, @Nullable Double low, @Nullable Double high, @Nullable Double shade, String note) {

    /** @throws IllegalArgumentException if a number is not finite */
    public Point {
        if (!Double.isFinite(x)
                || !Double.isFinite(y)
                || (low != null && !Double.isFinite(low))
                || (high != null && !Double.isFinite(high))
                || (shade != null && !Double.isFinite(shade))) {
            throw new IllegalArgumentException("point (" + x + ", " + y + ") from " + low + " to " + high + ", shade "
                    + shade + "; expected finite numbers");
        }
    }

    /** A point with nothing beside. */
    public static Point at(double x, double y) {
        return new Point(x, y, null, null, null, "");
    }

    /** A point with the interval of its y. */
    public static Point within(double x, double y, @Nullable Double low, @Nullable Double high) {
        return new Point(x, y, low, high, null, "");
    }

    /** A point with a shade. */
    public static Point shaded(double x, double y, double shade) {
        return new Point(x, y, null, null, shade, "");
    }
}
