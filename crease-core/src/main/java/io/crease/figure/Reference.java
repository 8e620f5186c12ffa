package io.crease.figure;

/**
 * A straight line across a panel that something is compared with: {@code χ1 = 1}.
 *
 * @param across true for a level line at y = value, false for an upright one at x = value
 * @param value where it stands, finite
 * @param text beside it
 */
public record Reference(boolean across, double value, String text) {

    /** @throws IllegalArgumentException if the value is not finite */
    public Reference {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("reference line at " + value + "; expected a finite number");
        }
    }
}
