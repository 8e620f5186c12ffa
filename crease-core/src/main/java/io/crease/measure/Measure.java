package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something read off a trace, one number a site. A measure is written once and is exact on an exact trace. A new one implements
 * this in a file of its own and is listed in {@link Measures}.
 */
public interface Measure {

    /** The name in rows and options: {@code length}, {@code dead-neurons}. */
    String name();

    /** Unit of the value: {@code input units}, {@code transitions}, {@code 1} for a ratio … */
    String unit();

    /** What it is, in one or two sentences: definition, convention, source. */
    String describe();

    /** Whether it is read when no measures are chosen. */
    default boolean standard() {
        return true;
    }

    /** Whether the value counts discrete things; a count on a sampled trace is a lower bound. */
    default boolean counts() {
        return false;
    }

    /** Whether the measure has a value at a site. */
    boolean appliesTo(Site site);

    /** An empty tally for a site, or null for a measure that is derived from others. */
    @Nullable
    Tally tally(Site site, Surroundings surroundings);

    /** The measures whose readings {@link #derive} uses. */
    default List<Measure> needs() {
        return List.of();
    }

    /** The value at a site computed from the readings of other measures; NaN when it has none. Only for derived measures. */
    default double derive(Site site, Readings readings) {
        return Double.NaN;
    }
}
