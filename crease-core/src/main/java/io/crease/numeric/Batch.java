package io.crease.numeric;

import org.jspecify.annotations.Nullable;

/**
 * A mutable block of row vectors that is filled, passed on and reused while a network is run: row r is
 * {@code values[r·width … r·width + width)}. A batch may know that some of its columns hold one value in all rows; whoever
 * multiplies it by a matrix can then leave them out. Not thread-safe.
 */
public final class Batch {
    private final int width;
    private int rows;
    private double[] values;
    private int @Nullable [] varying;
    private int varyingCount;
    private double magnitude;

    /** An empty batch of rows of the given width. */
    public Batch(int width) {
        this.width = width;
        this.values = new double[0];
    }

    /** Length of a row. */
    public int width() {
        return width;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** The rows, one after the other; the array may be longer than they are. Valid until the next {@link #resize}. */
    public double[] values() {
        return values;
    }

    /** Sets the number of rows, keeping no contents; all columns count as varying again. */
    public void resize(int newRows) {
        long needed = (long) newRows * width;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "batch of " + newRows + " rows of " + width + " values; a smaller batch is needed");
        }
        if (values.length < needed) {
            values = new double[(int) needed];
        }
        rows = newRows;
        varying = null;
    }

    /** Declares that only the first {@code count} columns listed, ascending, differ between rows. The array is kept, not copied. */
    public void setVarying(int[] columns, int count) {
        varying = columns;
        varyingCount = count;
    }

    /** The columns that differ between rows, ascending ({@link #varyingCount} of them), or null when all may. */
    public int @Nullable [] varying() {
        return varying;
    }

    /** Number of columns that may differ between rows. */
    public int varyingCount() {
        return varying == null ? width : varyingCount;
    }

    /**
     * The size of the terms that were added up to make these values, from which the size of a rounding error follows; see
     * {@link #setMagnitude}.
     */
    public double magnitude() {
        return magnitude;
    }

    /** Sets {@link #magnitude}. */
    public void setMagnitude(double value) {
        magnitude = value;
    }

    /** The largest absolute value in the batch; 0 when it is empty. */
    public double largest() {
        double largest = 0;
        int n = rows * width;
        double[] v = values;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        return largest;
    }
}
