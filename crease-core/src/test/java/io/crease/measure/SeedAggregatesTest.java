package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedAggregatesTest {

    @Test
    void meanWithStandardErrorAndMedianWithInterval() {
        List<Row> rows = new ArrayList<>();
        for (int seed = 0; seed <= 20; seed++) {
            rows.add(row(seed, (double) seed, List.of(new Row.Predicted("theory", 10, true, "here"))));
        }
        List<Row> aggregates = SeedAggregates.of(rows);
        assertEquals(2, aggregates.size());
        Row mean = aggregates.get(0);
        assertEquals(Row.MEAN, mean.statistic());
        assertEquals(10.0, mean.value());
        double error = Math.sqrt(38.5 / 21); // the variance of 0 … 20 is 38.5
        assertEquals(10 - error, mean.low(), 1e-12);
        assertEquals(10 + error, mean.high(), 1e-12);
        assertEquals(21, mean.n());
        assertEquals(21 * 7, mean.points());
        assertEquals(1, mean.predictions().size());
        Row median = aggregates.get(1);
        assertEquals(Row.MEDIAN, median.statistic());
        assertEquals(10.0, median.value());
        assertEquals(1.0, median.low());
        assertEquals(19.0, median.high());
        assertEquals(List.of(), median.predictions());
    }

    @Test
    void oneValueHasNoError() {
        Row mean = SeedAggregates.of(List.of(row(0, 3.0, List.of()))).get(0);
        assertEquals(3.0, mean.value());
        assertNull(mean.low());
    }

    @Test
    void missingValuesAreLeftOutAndGivenAsReason() {
        List<Row> rows = List.of(row(0, null, List.of()), row(1, 4.0, List.of()), row(2, 6.0, List.of()));
        Row mean = SeedAggregates.of(rows).get(0);
        assertEquals(5.0, mean.value());
        assertEquals(2, mean.n());
        assertEquals("missing", mean.reason());
    }

    @Test
    void rowsHoldFiniteNumbersOrReasons() {
        assertThrows(IllegalArgumentException.class, () -> row(0, Double.NaN, List.of()));
        assertThrows(IllegalArgumentException.class, () -> row(0, Double.POSITIVE_INFINITY, List.of()));
    }

    private static Row row(long seed, Double value, List<Row.Predicted> predictions) {
        String reason = value == null ? "missing" : null;
        return new Row(
                "length",
                1,
                "post",
                seed,
                Row.VALUE,
                value,
                null,
                null,
                1,
                "length",
                Certainty.EXACT,
                7,
                reason,
                predictions);
    }
}
