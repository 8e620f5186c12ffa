package io.crease.network;

/**
 * What each output of an affine layer is made of: output o is bias(o) + Σ weight·input, the sum over its terms, with no rounding
 * anywhere. This is the layer's map as exact arithmetic sees it; its {@link AffineKernel} computes the same to rounding. Weights
 * are the doubles that the kernel multiplies by; where it divides by a number k of elements, the weight is the double nearest 1/k.
 * Immutable.
 */
@FunctionalInterface
public interface AffineTerms {

    /** Takes the terms of one output. */
    @FunctionalInterface
    interface Term {
        /**
         * Takes one term.
         *
         * @param input index into the concatenation of all inputs of the layer, each row-major
         * @param weight what that input is multiplied by; finite
         */
        void add(int input, double weight);
    }

    /** Hands on the terms of an output, a flat row-major index. No input comes twice; inputs with weight 0 may be left out. */
    void of(int output, Term sink);

    /** What is added to the terms of an output. */
    default double bias(int output) {
        return 0;
    }
}
