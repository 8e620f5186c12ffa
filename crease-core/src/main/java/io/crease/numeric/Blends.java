package io.crease.numeric;

import java.util.Arrays;

/**
 * Rows of a batch that are known combinations of two other rows of it and a few columns: row = (1 − share)·left + share·right +
 * Σ amount·e_column. An affine map of such a row costs a few vector operations instead of a product with the whole matrix.
 * Mutable and growable; rows ascend.
 */
public final class Blends {
    private int count;
    private int[] row = new int[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private double[] share = new double[64];
    private int[] firstCorrection = new int[65];
    private int[] column = new int[64];
    private double[] amount = new double[64];

    /** Starts the next row; its corrections follow by {@link #correct}. */
    public void add(int newRow, int leftRow, int rightRow, double shareOfRight) {
        if (count == row.length) {
            row = Arrays.copyOf(row, 2 * count);
            left = Arrays.copyOf(left, 2 * count);
            right = Arrays.copyOf(right, 2 * count);
            share = Arrays.copyOf(share, 2 * count);
            firstCorrection = Arrays.copyOf(firstCorrection, 2 * count + 1);
        }
        row[count] = newRow;
        left[count] = leftRow;
        right[count] = rightRow;
        share[count] = shareOfRight;
        count++;
        firstCorrection[count] = firstCorrection[count - 1];
    }

    /** Adds {@code value} times the unit vector of a column to the row started last. */
    public void correct(int ofColumn, double value) {
        int n = firstCorrection[count];
        if (n == column.length) {
            column = Arrays.copyOf(column, 2 * n);
            amount = Arrays.copyOf(amount, 2 * n);
        }
        column[n] = ofColumn;
        amount[n] = value;
        firstCorrection[count] = n + 1;
    }

    /** Number of blended rows. */
    public int count() {
        return count;
    }

    /** The row that blend i describes, ascending in i. */
    public int row(int i) {
        return row[i];
    }

    /** The row on its left. */
    public int left(int i) {
        return left[i];
    }

    /** The row on its right. */
    public int right(int i) {
        return right[i];
    }

    /** The share of the right row. */
    public double share(int i) {
        return share[i];
    }

    /** Index of blend i's first correction; they end before {@code corrections(i + 1)}. */
    public int corrections(int i) {
        return firstCorrection[i];
    }

    /** The column of a correction. */
    public int column(int correction) {
        return column[correction];
    }

    /** The amount of a correction. */
    public double amount(int correction) {
        return amount[correction];
    }
}
