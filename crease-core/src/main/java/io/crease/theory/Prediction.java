package io.crease.theory;

import org.jspecify.annotations.Nullable;

/**
 * A number that theory gives for a measured quantity, with what it claims to be and whether it is that.
 *
 * @param name short, for a table's column: {@code finite-width mean}
 * @param value the number
 * @param claim what the number says of the measured quantity
 * @param valid whether the claim holds in this setting; a number that is famous but false is reported with {@code false}
 * @param source paper and section, or the argument
 * @param reason why the claim does not hold; null exactly when it does
 */
public record Prediction(
        String name, double value, Claim claim, boolean valid, String source, @Nullable String reason) {

    /** What a predicted number says of the measured one. */
    public enum Claim {
        /** The exact mean over random networks of the given widths. */
        MEAN,
        /** The limit as all widths grow. */
        WIDE_LIMIT,
        /** At most the mean over networks. */
        LOWER_BOUND,
        /** At least the mean over networks. */
        UPPER_BOUND
    }

    /** @throws IllegalArgumentException if a reason is missing for an invalid claim, or given for a valid one */
    public Prediction {
        if (valid != (reason == null)) {
            throw new IllegalArgumentException(
                    name + ": valid is " + valid + ", reason is " + reason + "; expected a reason iff the claim fails");
        }
    }

    static Prediction valid(String name, double value, Claim claim, String source) {
        return new Prediction(name, value, claim, true, source, null);
    }

    static Prediction invalid(String name, double value, Claim claim, String source, String reason) {
        return new Prediction(name, value, claim, false, source, reason);
    }
}
