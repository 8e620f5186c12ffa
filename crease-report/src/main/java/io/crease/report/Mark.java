package io.crease.report;

/**
 * A point to show on a region picture, such as one of the data points that a slice runs through.
 *
 * @param u first coordinate in the domain
 * @param v second coordinate in the domain
 * @param label what stands beside it; may be empty
 */
public record Mark(double u, double v, String label) {
    /** @throws IllegalArgumentException if a coordinate is not finite */
    public Mark {
        if (!Double.isFinite(u) || !Double.isFinite(v)) {
            throw new IllegalArgumentException(
                    "mark " + label + " at " + u + ", " + v + "; expected finite coordinates");
        }
    }
}
