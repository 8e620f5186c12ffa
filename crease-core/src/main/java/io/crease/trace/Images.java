package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.List;

/**
 * Something that takes points to images at sites and can be sampled: a network, or a graph that another library runs. Safe for use
 * by several threads at once.
 */
public interface Images {
    /** The relative rounding error of a double, 2⁻⁵³. */
    double DOUBLE_ROUNDING = 0x1p-53;

    /** No letter to take where there is a choice. */
    int NO_LETTER = -1;

    /** The sites in order; the first is the input. */
    List<Site> sites();

    /**
     * The images of the points at every site, in the order of the sites, one row a point. Fresh batches; the first may be
     * {@code points} itself.
     *
     * @param points rows are inputs; not modified
     * @throws ArithmeticException if values are not finite
     */
    List<Batch> of(Batch points);

    /**
     * The letters of one point at a cutting site: for each neuron the piece of its activation, or its winner.
     *
     * @param site one that is {@link Site#cutting}
     * @param images as {@link #of} returned them
     * @param row the point's
     * @param letters one a neuron: the letter to take where the point leaves a choice (on a knot, between equal candidates), or
     *     {@link #NO_LETTER}; overwritten
     */
    void letters(Site site, List<Batch> images, int row, int[] letters);

    /** Number of values that are kept for one point. */
    default long values() {
        return sites().stream().mapToLong(Site::width).sum();
    }

    /**
     * The relative rounding error of one value: 2⁻⁵³ for doubles, 2⁻²⁴ where something is computed in single precision. What
     * it amounts to in an image is measured, not derived from it.
     */
    default double rounding() {
        return DOUBLE_ROUNDING;
    }
}
