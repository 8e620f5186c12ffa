package io.crease.cli;

import io.crease.measure.Row;

/**
 * A row of a comparison.
 *
 * @param network whose it is: {@code A}, {@code B} …; or how two compare, {@code B-A} or {@code B/A}, the layer and site being B's
 * @param row the number
 */
record NetworkRow(String network, Row row) {
    /** The statistic of a mean over pairs of one seed, with Student's 95 % interval. */
    static final String PAIRED_MEAN = "paired mean";

    /** The statistic of a geometric mean of ratios over pairs of one seed, with Student's 95 % interval. */
    static final String PAIRED_GEOMETRIC_MEAN = "paired geometric mean";
}
