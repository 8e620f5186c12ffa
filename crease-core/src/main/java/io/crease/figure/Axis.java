package io.crease.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An axis.
 *
 * @param title what is along it, with its unit in brackets where it has one: {@code length ℓ (units of input space)}
 * @param scale how values become places
 * @param low least value shown; null to fit the data
 * @param high largest value shown; null to fit the data
 * @param labels names of the values 0, 1, 2 … where the scale is {@link Scale#NAMES}; empty otherwise
 */
public record Axis(String title, Scale scale, @Nullable Double low, @Nullable Double high, List<String> labels) {

    /** How values become places. */
    public enum Scale {
        /** In proportion, not necessarily from zero. */
        LINEAR,
        /** By powers of ten; values that are not positive are left out and counted below the figure. */
        LOG,
        /** Values are whole numbers, each a place with a name. */
        NAMES
    }

    /** @throws IllegalArgumentException if there are names on a scale of numbers, or none on one of names */
    public Axis {
        labels = List.copyOf(labels);
        if (labels.isEmpty() == (scale == Scale.NAMES)) {
            throw new IllegalArgumentException(title + ": " + labels.size() + " labels on an axis of scale " + scale);
        }
    }

    /** In proportion, fitted to the data. */
    public static Axis linear(String title) {
        return new Axis(title, Scale.LINEAR, null, null, List.of());
    }

    /** In proportion, from low to high. */
    public static Axis linear(String title, double low, double high) {
        return new Axis(title, Scale.LINEAR, low, high, List.of());
    }

    /** By powers of ten. */
    public static Axis log(String title) {
        return new Axis(title, Scale.LOG, null, null, List.of());
    }

    /** Names in this order. */
    public static Axis names(String title, List<String> labels) {
        return new Axis(title, Scale.NAMES, null, null, labels);
    }
}
