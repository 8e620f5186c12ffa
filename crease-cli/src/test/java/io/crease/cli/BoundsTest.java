package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

    /** (n0; widths): letters, paper, Montúfar 2017, Serra, Montúfar 2014. */
    @ParameterizedTest
    @CsvSource({
        "mlp:1-3x3-1, 512, 64, 64, 64, 36",
        "mlp:2-4x3-1, 4096, 1331, 1331, 1331, 176",
        "mlp:2-8x3-1, 16777216, 50653, 50653, 50653, 9472",
        "fold:2x4-4-8, 16777216, 50653, 50653, 50653, 9472",
        "mlp:10-5x3-1, 32768, 32768, 32768, 12319,"
    })
    void reluBoundsAsPublished(
            String network, String letters, String paper, String montufar, String serra, String lower)
            throws IOException {
        JsonNode bounds = MeasureTest.json("bounds", network, "--json").get("bounds");
        List<String> found = bounds.findValuesAsText("regions");
        assertEquals(
                lower == null
                        ? List.of(letters, paper, montufar, serra)
                        : List.of(letters, paper, montufar, serra, lower),
                found);
    }

    /** One layer of k pairs of parallel lines: 3^k, r(2k, 2) and Σ 2^i C(k, i). */
    @ParameterizedTest
    @CsvSource({"1, 3, 3, 3", "2, 9, 9, 9", "3, 27, 22, 19", "5, 243, 56, 51"})
    void hardTanhBounds(int k, String letters, String paper, String tight) throws IOException {
        JsonNode json = MeasureTest.json("bounds", "mlp:2-" + k + "-1,activation=hard-tanh", "--json");
        assertEquals(List.of(letters, paper, tight), json.get("bounds").findValuesAsText("regions"));
    }

    @Test
    void serraAndTheConstructionAreForReluAlone() throws IOException {
        JsonNode bounds = MeasureTest.json("bounds", "mlp:2-8x3-1,activation=leaky-relu", "--json")
                .get("bounds");
        assertEquals(
                List.of("all letter strings", "Raghu et al. 2017", "Montúfar 2017"), bounds.findValuesAsText("name"));
    }

    @Test
    void hugeNumbersKeepAllTheirDigits() throws IOException {
        String letters = BigInteger.TWO.pow(2048).toString();
        JsonNode json = MeasureTest.json("bounds", "mlp:3-256x8-1", "--json");
        assertEquals(letters, json.at("/bounds/0/regions").asText());
        assertTrue(json.at("/rows/0/value").isNull());
        assertEquals(
                "too large for a double: exactly " + letters,
                json.at("/rows/0/reason").asText());
        Cli table = Cli.run("bounds", "mlp:3-256x8-1");
        assertTrue(table.out().contains("3.23e616"), table.out());
        assertTrue(table.out().lines().allMatch(line -> line.length() <= 100), table.out());
        assertTrue(Cli.run("bounds", "mlp:3-256x8-1", "--csv").out().contains(letters));
    }

    @Test
    void figuresRoundToThreeDigits() {
        assertEquals("999,999,999", Bound.figure(new BigInteger("999999999")));
        assertEquals("1.00e9", Bound.figure(new BigInteger("1000000000")));
        assertEquals("1.00e10", Bound.figure(new BigInteger("9999999999")));
        assertEquals("1.24e12", Bound.figure(new BigInteger("1236000000000")));
    }

    @Test
    void constructionsFitTheWidths() {
        assertEquals(List.of("fold:2x4-4-8"), constructions(2, 8, 8, 8));
        assertEquals(List.of("fold:2x3-4-9"), constructions(2, 7, 8, 9));
        assertEquals(List.of("fold:1x3-3-3-3", "sawtooth:2"), constructions(1, 3, 3, 3, 3));
        assertEquals(List.of(), constructions(3, 8, 2, 8));
        assertEquals(List.of(), constructions(2, 8));
    }

    private static List<String> constructions(int inputs, Integer... widths) {
        return BoundsRun.constructions(new DenseStack(inputs, List.of(widths), "relu", 1)).stream()
                .map(spec -> spec.text())
                .toList();
    }

    /** The construction reaches its guarantee; random networks stay far below. One hidden layer in a large box: all cells. */
    @Test
    void countsBesideTheBounds() throws IOException {
        Cli run = Cli.run("bounds", "mlp:2-8x3-1,bias-variance=0.1", "--count", "--cube=-9,9", "--seeds", "0..2");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().matches("(?s).*construction fold:2x4-4-8 +9,472 +19 % +\\[0, 1\\]\\^2 +counted\n.*"),
                run.out());
        assertTrue(run.out().contains("Do constructions approach the upper bound?"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
        JsonNode rows = MeasureTest.json(
                        "bounds",
                        "mlp:3-5-1,bias-variance=0.1",
                        "--count",
                        "--cube=-1000,1000",
                        "--seeds",
                        "0..3",
                        "--json")
                .get("rows");
        int counted = 0;
        for (JsonNode row : rows) {
            if (row.get("measure").asText().equals("regions")
                    && row.get("statistic").asText().equals("value")) {
                assertEquals(26, row.get("value").asLong(), "seed " + row.get("seed"));
                counted++;
            }
            if (row.get("measure").asText().equals("share-of-best-bound")) {
                assertEquals(1, row.get("value").asDouble(), 0);
            }
        }
        assertEquals(4, counted);
    }

    @Test
    void aCountThatStopsIsALowerBound() {
        Cli run = Cli.run("bounds", "fold:2x4-4-8", "--count", "--cube=0,1", "--max-regions", "50");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("≥ 50"), run.out());
    }
}
