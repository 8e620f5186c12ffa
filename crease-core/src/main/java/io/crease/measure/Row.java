package io.crease.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a result with all that is known of it. Every output (table, JSON, CSV …) is made from rows alone. Values are
 * finite; a number that does not exist is null and has a reason.
 *
 * @param measure what was measured: {@code length}
 * @param layer number of the layer from 1, the output last; 0 for the input and for the whole network
 * @param site {@code input}, {@code pre}, {@code post}, {@code output}, {@code node:NAME} or {@code network}
 * @param seed of the repetition; null for an aggregate over seeds and where nothing is random
 * @param statistic {@code value}, {@code mean}, {@code median} …
 * @param value the number
 * @param low lower end of its interval: for a mean minus one standard error, for a median the 5th percentile
 * @param high upper end
 * @param n number of repetitions behind it
 * @param unit of value, low and high
 * @param certainty what the number is
 * @param points number of points of the trajectory that passed through the network
 * @param reason why there is no value, what restricts it, or why there is no prediction
 * @param predictions what theory says of it
 */
public record Row(
        String measure,
        int layer,
        String site,
        @Nullable Long seed,
        String statistic,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        int n,
        String unit,
        Certainty certainty,
        long points,
        @Nullable String reason,
        List<Predicted> predictions) {
    /** The statistic of a single repetition. */
    public static final String VALUE = "value";

    /** The statistic of the mean over seeds ± its standard error. */
    public static final String MEAN = "mean";

    /** The statistic of the median over seeds with the 5th and 95th percentile. */
    public static final String MEDIAN = "median";

    /**
     * What theory says of a row's value.
     *
     * @param name which theory: {@code mean field}
     * @param value the number, finite
     * @param valid whether it holds here
     * @param source paper and section; behind it, when it does not hold, why
     */
    public record Predicted(String name, double value, boolean valid, String source) {}

    /** @throws IllegalArgumentException if a number is not finite, or a value is missing without a reason */
    public Row {
        predictions = List.copyOf(predictions);
        if (!finite(value) || !finite(low) || !finite(high)) {
            throw new IllegalArgumentException(measure + " at layer " + layer + ": " + value + " from " + low + " to "
                    + high + "; expected finite numbers or null");
        }
        if (value == null && reason == null) {
            throw new IllegalArgumentException(measure + " at layer " + layer + ": no value; expected a reason");
        }
    }

    private static boolean finite(@Nullable Double number) {
        return number == null || Double.isFinite(number);
    }

    /** Whether this is of that measure, site and statistic. */
    public boolean is(String measure, String site, String statistic) {
        return this.measure.equals(measure) && this.site.equals(site) && this.statistic.equals(statistic);
    }
}
