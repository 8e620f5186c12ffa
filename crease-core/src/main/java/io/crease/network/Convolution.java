package io.crease.network;

/** One way of computing a convolution of many images. Safe for use by several threads at once. */
interface Convolution {

    /** How much larger rounding errors may be than those of the sum over all taps. */
    default double rounding() {
        return 1;
    }

    /**
     * Writes the images of some rows.
     *
     * @param x all inputs, row by row, a row [channels][height][width]
     * @param rows the rows to do
     * @param count number of {@code rows} that count
     * @param y outputs likewise, at the same rows; modified
     */
    void apply(double[] x, int[] rows, int count, double[] y);
}
