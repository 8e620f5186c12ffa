package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crease.data.Npz;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    private static final String RELU = "mlp:12-16x3-4";
    private static final String TANH = "mlp:12-16x3-4,activation=hard-tanh,weight-variance=4";
    private static final String DEEP = "mlp:12-16x5-4";

    @TempDir
    private Path folder;

    @Test
    void rowsOfEachNetworkAreThoseOfItsOwnMeasurement() throws IOException {
        JsonNode compared = MeasureTest.json("compare", RELU, TANH, "--json", "--seeds", "3..5");
        for (String[] one : new String[][] {{"A", RELU}, {"B", TANH}}) {
            List<JsonNode> own = new ArrayList<>();
            MeasureTest.json("measure", one[1], "--json", "--seeds", "3..5")
                    .get("rows")
                    .forEach(own::add);
            List<JsonNode> found =
                    rows(compared, row -> row.path("network").asText().equals(one[0]));
            found.forEach(row -> ((com.fasterxml.jackson.databind.node.ObjectNode) row).remove("network"));
            assertTrue(found.containsAll(own), one[0]);
        }
    }

    @Test
    void comparisonsOfOneCurveArePlainNumbers() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU, TANH, "--json");
        for (String measure : List.of("length", "transitions")) {
            double a = only(json, "A", measure, 2, "post").get("value").asDouble();
            double b = only(json, "B", measure, 2, "post").get("value").asDouble();
            JsonNode difference = only(json, "B-A", measure, 2, "post");
            JsonNode ratio = only(json, "B/A", measure, 2, "post");
            assertEquals(b - a, difference.get("value").asDouble(), 1e-12);
            assertEquals(b / a, ratio.get("value").asDouble(), 1e-12);
            assertEquals("1", ratio.get("unit").asText());
            assertTrue(difference.get("low").isNull() && ratio.get("high").isNull());
            assertEquals("exact", difference.get("certainty").asText());
        }
    }

    @Test
    void theCurveIsTheSameWhateverTheSeedsOfTheNetworks() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU + ",seed=7", RELU + ",seed=8", "--json", "--span", "0,0.3");
        double own = only(json, "A", "length", 0, "input").get("value").asDouble();
        assertEquals(own, only(json, "B", "length", 0, "input").get("value").asDouble());
        assertEquals(
                own,
                MeasureTest.json("measure", RELU + ",seed=7", "--json", "--span", "0,0.3")
                        .at("/subject/trajectory/length")
                        .asDouble());
        assertFalse(only(json, "B-A", "length", 1, "post").get("value").asDouble() == 0);
    }

    @Test
    void aNetworkIsLikeItself() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU, RELU, RELU, "--json", "--seeds", "0..3");
        List<JsonNode> pairs = rows(
                json,
                row -> row.get("network").asText().length() == 3
                        && row.get("value").isNumber());
        assertFalse(pairs.isEmpty());
        for (JsonNode row : pairs) {
            double same = row.get("network").asText().contains("/") ? 1 : 0;
            assertEquals(same, row.get("value").asDouble(), row.toString());
            assertEquals(same, row.get("low").asDouble(), row.toString());
            assertEquals(same, row.get("high").asDouble(), row.toString());
        }
    }

    @Test
    void pairsOverSeedsHaveIntervals() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU, TANH, "--json", "--seeds", "0..4");
        double[] logarithms = new double[5];
        for (int seed = 0; seed < 5; seed++) {
            logarithms[seed] = Math.log(value(json, "B", seed)) - Math.log(value(json, "A", seed));
        }
        double mean = java.util.Arrays.stream(logarithms).average().orElseThrow();
        double squares = java.util.Arrays.stream(logarithms)
                .map(x -> (x - mean) * (x - mean))
                .sum();
        double reach = 2.7764451 * Math.sqrt(squares / 4 / 5); // Student's 97.5 % for 4 degrees of freedom, from tables
        JsonNode ratio = only(json, "B/A", "length", 3, "post");
        assertEquals("paired geometric mean", ratio.get("statistic").asText());
        assertEquals(5, ratio.get("n").asInt());
        assertEquals(Math.exp(mean), ratio.get("value").asDouble(), 1e-9);
        assertEquals(Math.exp(mean - reach), ratio.get("low").asDouble(), 1e-6);
        assertEquals(Math.exp(mean + reach), ratio.get("high").asDouble(), 1e-6);
    }

    private static double value(JsonNode json, String network, int seed) {
        return rows(
                        json,
                        row -> row.get("network").asText().equals(network)
                                && row.get("measure").asText().equals("length")
                                && row.get("layer").asInt() == 3
                                && row.get("site").asText().equals("post")
                                && row.get("seed").asInt(-1) == seed)
                .get(0)
                .get("value")
                .asDouble();
    }

    @Test
    void networksOfAnotherDepthMeetAtTheirEnds() throws IOException {
        Cli run = Cli.run("compare", RELU, DEEP);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("A  " + RELU + " · "), run.out());
        assertTrue(run.out().contains("\nB  " + DEEP + " · "), run.out());
        assertTrue(run.out().contains("4/6  dense"), run.out());
        JsonNode json = MeasureTest.json("compare", RELU, DEEP, "--json");
        JsonNode ends = only(json, "B-A", "length", 6, "output");
        assertEquals(
                only(json, "B", "length", 6, "output").get("value").asDouble()
                        - only(json, "A", "length", 4, "output").get("value").asDouble(),
                ends.get("value").asDouble(),
                1e-12);
        assertTrue(rows(
                        json,
                        row -> row.get("network").asText().equals("B-A")
                                && row.get("layer").asInt() == 5)
                .isEmpty());
    }

    @Test
    void figuresOfTheWholeNetwork() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU, DEEP, "--json", "--measures", "patterns");
        for (String letter : List.of("A", "B")) {
            int last = letter.equals("A") ? 3 : 5;
            double input = only(json, letter, "length", 0, "input").get("value").asDouble();
            double output = only(json, letter, "length", last + 1, "output")
                    .get("value")
                    .asDouble();
            assertEquals(
                    output / input,
                    only(json, letter, "length-ratio", 0, "network")
                            .get("value")
                            .asDouble(),
                    1e-12);
            assertEquals(
                    only(json, letter, "pieces", last, "post").get("value"),
                    only(json, letter, "pieces", 0, "network").get("value"));
            double low = only(json, letter, "length", 1, "post").get("value").asDouble();
            double high =
                    only(json, letter, "length", last, "post").get("value").asDouble();
            double fitted = only(json, letter, "fitted-growth", 0, "network")
                    .get("value")
                    .asDouble();
            assertEquals(Math.pow(high / low, 1.0 / (last - 1)), fitted, 0.15);
        }
    }

    @Test
    void fixedWeightsBesideRandomOnes() throws IOException {
        Path net = folder.resolve("net.npz");
        Npz.write(net, Map.of("W0", Tensor.of(Shape.of(2, 2), 1, 1, -1, 1), "W1", Tensor.of(Shape.of(1, 2), 1, 1)));
        JsonNode json = MeasureTest.json(
                "compare",
                net.toString(),
                "mlp:2-8x2-1",
                "--seeds",
                "0..3",
                "--from",
                "zeros",
                "--to",
                "ones",
                "--along",
                "line",
                "--json");
        assertEquals(1, rows(json, row -> values(row, "A", "length", 1)).size());
        assertEquals(4, rows(json, row -> values(row, "B", "length", 1)).size());
        assertEquals(4, only(json, "B-A", "length", 1, "post").get("n").asInt());
    }

    private static boolean values(JsonNode row, String network, String measure, int layer) {
        return row.get("network").asText().equals(network)
                && row.get("measure").asText().equals(measure)
                && row.get("layer").asInt() == layer
                && row.get("site").asText().equals("post")
                && row.get("statistic").asText().equals("value");
    }

    @Test
    void whatIsZeroHasNoRatio() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU + ",weight-variance=0", RELU, "--json");
        JsonNode ratio = only(json, "B/A", "length", 1, "post");
        assertTrue(ratio.get("value").isNull());
        assertTrue(ratio.get("reason").asText().startsWith("undefined"), ratio.toString());
    }

    @Test
    void theWeakerCertaintyCounts() throws IOException {
        JsonNode json = MeasureTest.json("compare", RELU, RELU + ",activation=tanh", "--json");
        assertEquals(
                "exact", only(json, "A", "length", 1, "post").get("certainty").asText());
        assertEquals(
                "sampled",
                only(json, "B/A", "length", 1, "post").get("certainty").asText());
    }

    @Test
    void everyForm() {
        Cli markdown = Cli.run("compare", RELU, TANH, DEEP, "--markdown");
        assertTrue(markdown.out().contains("| length A | length B | length C | B/A | C/A |"), markdown.out());
        Cli latex = Cli.run("compare", RELU, TANH, "--latex", "--seeds", "0,1");
        assertTrue(latex.out().contains("length A & length B & B/A [95 \\%]"), latex.out());
        Cli csv = Cli.run("compare", RELU, TANH, "--csv");
        assertTrue(csv.out().startsWith("network,measure,layer,"), csv.out());
        assertTrue(csv.out().contains("\nB-A,length,1,post,,value,"), csv.out());
    }

    @Test
    void sentencesSayWhatTheRowsShow() {
        Cli run = Cli.run("compare", RELU, TANH, "--seeds", "0..4");
        assertTrue(run.out().contains("To its end B stretches the curve "), run.out());
        assertTrue(run.out().contains("over 5 pairs"), run.out());
        assertTrue(run.out().contains("a layer in A and by"), run.out());
        Cli same = Cli.run("compare", RELU, RELU);
        assertTrue(same.out().contains("as much as A"), same.out());
        assertTrue(same.out().contains("as many transitions as A"), same.out());
    }

    private static JsonNode only(JsonNode json, String network, String measure, int layer, String site) {
        List<JsonNode> found = rows(
                json,
                row -> row.get("network").asText().equals(network)
                        && row.get("measure").asText().equals(measure)
                        && row.get("layer").asInt() == layer
                        && row.get("site").asText().equals(site)
                        && (network.length() == 3
                                || row.get("statistic").asText().equals("value")));
        assertEquals(1, found.size(), network + " " + measure + " " + layer + " " + site);
        return found.get(0);
    }

    private static List<JsonNode> rows(JsonNode json, Predicate<JsonNode> wanted) {
        List<JsonNode> rows = new ArrayList<>();
        json.get("rows").forEach(row -> {
            if (wanted.test(row)) {
                rows.add(row);
            }
        });
        return rows;
    }
}
