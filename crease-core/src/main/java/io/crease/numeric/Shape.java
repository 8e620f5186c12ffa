package io.crease.numeric;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a dense array, slowest index first: {@code [channels, height, width]} for an image, {@code [features]} for a
 * vector. The batch is never part of a shape.
 *
 * @param extents one positive number per axis
 */
public record Shape(List<Integer> extents) {

    /** @throws IllegalArgumentException if an extent is not positive or the number of elements exceeds 2³¹ − 1 */
    public Shape {
        extents = List.copyOf(extents);
        long size = 1;
        for (int extent : extents) {
            if (extent <= 0) {
                throw new IllegalArgumentException("shape " + text(extents) + ": every extent must be positive");
            }
            size *= extent;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("shape " + text(extents) + ": more than 2^31 - 1 elements");
            }
        }
    }

    /** The shape with the given extents. */
    public static Shape of(int... extents) {
        return new Shape(java.util.Arrays.stream(extents).boxed().toList());
    }

    /** Number of axes. */
    public int rank() {
        return extents.size();
    }

    /** Extent of one axis, counted from 0. */
    public int extent(int axis) {
        return extents.get(axis);
    }

    /** Number of elements: the product of the extents. */
    public int size() {
        int size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        return size;
    }

    private static String text(List<Integer> extents) {
        return extents.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The extents in brackets, for example {@code [3, 32, 32]}. */
    @Override
    public String toString() {
        return text(extents);
    }
}
