package io.crease.report;

import io.crease.numeric.InputException;

/**
 * What the cells of a region picture are coloured by.
 *
 * @param quantity which
 * @param output number of the output, from 0, of {@link Quantity#OUTPUT}; otherwise 0
 */
public record Fill(Quantity quantity, int output) {

    /** Quantities of a cell. */
    public enum Quantity {
        /** Nothing: cells stay white. */
        NONE,
        /**
         * The Frobenius norm of the outputs' derivatives along the plane, per unit of length in input space. In a box of all inputs it is
         * that of the Jacobian.
         */
        SLOPE,
        /** One output at the cell's centroid. */
        OUTPUT,
        /** The largest output, ties to the first; of a single output its sign. Cells are cut where it changes. */
        CLASS,
        /** The activation pattern, in pale colours that say only same or not; two patterns can share one. */
        PATTERN,
        /** The last layer that cut the cell, 0 where none did. */
        LAYER,
        /** The area in input space, on a logarithmic scale. */
        AREA
    }

    /** @throws IllegalArgumentException if the output is negative */
    public Fill {
        if (output < 0) {
            throw new IllegalArgumentException("output is " + output + "; expected 0 or more");
        }
    }

    /** The ways to write one, for a message or a help text. */
    public static String forms() {
        return "slope, output:K, class, pattern, layer, area or none";
    }

    /**
     * The fill written as {@link #forms}; {@code output} alone is output 0.
     *
     * @throws InputException if it is none of them
     */
    public static Fill parse(String text) {
        for (Quantity quantity : Quantity.values()) {
            if (text.equalsIgnoreCase(quantity.name())) {
                return new Fill(quantity, 0);
            }
        }
        if (text.matches("(?i)output:[0-9]{1,9}")) {
            return new Fill(Quantity.OUTPUT, Integer.parseInt(text.substring("output:".length())));
        }
        throw new InputException("fill " + text + ": unknown; expected " + forms());
    }

    /** Whether it is read off the network's affine map in the cell. */
    boolean readsOutputs() {
        return quantity == Quantity.SLOPE || quantity == Quantity.OUTPUT || quantity == Quantity.CLASS;
    }

    /** Whether its values are names, not sizes. */
    boolean categorical() {
        return quantity == Quantity.CLASS || quantity == Quantity.PATTERN || quantity == Quantity.LAYER;
    }
}
