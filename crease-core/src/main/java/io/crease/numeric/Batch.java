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
    private @Nullable Blends blends;
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
        blends = null;
    }

    /** Drops all rows but the first {@code count}. */
    public void keep(int count) {
        if (count > rows) {
            throw new IllegalArgumentException(count + " rows to keep; there are " + rows);
        }
        rows = count;
    }

    /** Declares that only the first {@code count} columns listed, ascending, differ between rows. The array is kept, not copied. */
    public void setVarying(int[] columns, int count) {
        varying = columns;
        varyingCount = count;
    }

    /** Declares that some rows are blends of others; their values are filled in all the same. */
    public void setBlends(Blends rows) {
        blends = rows;
    }

    /** The rows that are known to be blends of others, or null. */
    public @Nullable Blends blends() {
        return blends;
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

    /** The largest absolute value in the batch; 0 when it is empty, infinite when a value is infinite or NaN. */
    public double largest() {
        return largest(values, 0, rows * width);
    }

    /** The largest absolute value of {@code v[from … to)}; infinite when a value is infinite or NaN. */
    public static double largest(double[] v, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            double x = Math.abs(v[i]);
            if (!(x <= largest)) {
                if (Double.isNaN(x)) {
                    return Double.POSITIVE_INFINITY;
                }
                largest = x;
            }
        }
        return largest;
    }
}
