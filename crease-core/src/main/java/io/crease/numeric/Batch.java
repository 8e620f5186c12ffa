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

    /** The largest absolute value in the batch; 0 when it is empty, NaN when a value is. */
    public double largest() {
        return largest(values, 0, rows * width);
    }

    /** The largest absolute value of {@code v[from … to)}, in four chains that a processor runs side by side. */
    public static double largest(double[] v, int from, int to) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            m0 = Math.max(m0, Math.abs(v[i]));
            m1 = Math.max(m1, Math.abs(v[i + 1]));
            m2 = Math.max(m2, Math.abs(v[i + 2]));
            m3 = Math.max(m3, Math.abs(v[i + 3]));
        }
        for (; i < to; i++) {
            m0 = Math.max(m0, Math.abs(v[i]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }
}
