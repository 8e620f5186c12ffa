package io.crease.cli;

import io.crease.measure.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One limit at one place.
 *
 * @param limit the option's name without dashes: {@code max-growth}, {@code baseline}
 * @param bound the limit, or the baseline's value; null when the baseline has none
 * @param place where
 * @param value what was measured, in the unit of the bound; null when there is none
 * @param certainty of the value, in the words of rows; {@code none} without a row
 * @param outcome what it came to
 * @param text the measure, place, value, limit and certainty in a line
 */
record Verdict(
        String limit,
        @Nullable Double bound,
        Place place,
        @Nullable Double value,
        String certainty,
        Outcome outcome,
        String text) {

    /** What a number is of: the identity of a row. */
    record Place(String measure, int layer, String site, @Nullable Long seed, String statistic) {
        static Place of(Row row) {
            return new Place(row.measure(), row.layer(), row.site(), row.seed(), row.statistic());
        }

        /** {@code growth at layer 3 (post)}; names of nodes may come from outside and keep no control characters. */
        String text() {
            String place = site.equals("network")
                    ? measure + " of the network"
                    : layer == 0 ? measure + " of the input" : measure + " at layer " + layer + " (" + site + ")";
            return place.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ");
        }

        /** The same with the seed and the statistic, where they tell rows apart. */
        String textOfRow() {
            return text()
                    + (seed == null ? "" : ", seed " + seed)
                    + (statistic.equals(Row.VALUE) ? "" : ", " + statistic);
        }
    }

    /** The line of a report: {@code broken: growth at layer 3 (post) is 1.73, more than --max-growth 1.5 (exact)}. */
    String line() {
        return outcome.text().replace('-', ' ').toLowerCase(Locale.ROOT) + ": " + text;
    }
}
