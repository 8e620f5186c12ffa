package io.crease.measure;

import io.crease.trace.Strip;

/** What one measure has seen so far at one site. Mutable; strips come in the order of t. */
public interface Tally {

    /** Takes in the next strip. */
    void accept(Strip strip);

    /** Takes over what {@code later}, a tally of the same measure and site, has seen of the stretch that follows directly. */
    void append(Tally later);

    /** The value of the measure over all that was seen; NaN when it has none. */
    double value();

    /** Whether the value is only a lower bound because memory ran out. */
    default boolean lowerBound() {
        return false;
    }
}
