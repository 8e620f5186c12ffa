package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DichotomiesTest {
    private static final String NET = "mlp:32-32x4-1,activation=hard-tanh,weight-variance=8,bias-variance=0";

    @Test
    void aLineForEachLayerAndTwoSentences() {
        Cli run = Cli.run("dichotomies", NET, "--layer", "all");
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(
                "weights of layers 1–4 swept · 15 standard normal points · seed 1",
                lines.get(1).replaceAll(" · [0-9,]+ exact.*", ""));
        assertTrue(
                lines.get(3).matches("layer +kind +width +layers behind +dichotomies +sign-changes +ceiling"),
                run.out());
        for (int layer = 1; layer <= 4; layer++) {
            assertTrue(
                    lines.get(3 + layer).matches(" +" + layer + " +hard-tanh +32 +" + (4 - layer) + " .* 32768 +exact"),
                    run.out());
        }
        assertTrue(run.out().contains("of the 32768 labelings that 15 points can have"), run.out());
        assertTrue(run.out().contains("(fitted over layers 1–4)"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void firstLayerAndFifteenPointsAreTheDefault() throws IOException {
        JsonNode bare = MeasureTest.json("dichotomies", NET, "--json").get("rows");
        assertEquals(
                bare,
                MeasureTest.json("dichotomies", NET, "--layer", "1", "--points", "15", "--json")
                        .get("rows"));
        assertTrue(Cli.run("dichotomies", NET).out().contains("times a point"));
    }

    @Test
    void sameRowsOnAnyNumberOfThreads() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String threads : new String[] {"1", "2", "3"}) {
            rows.add(MeasureTest.json(
                            "dichotomies", NET, "--layer", "all", "--json", "--threads", threads, "--memory", "1M")
                    .get("rows"));
        }
        assertEquals(rows.get(0), rows.get(1));
        assertEquals(rows.get(0), rows.get(2));
    }

    @Test
    void aRepetitionIsTheRunOfItsSeedAndALayerItsOwnSweep() throws IOException {
        JsonNode all = MeasureTest.json("dichotomies", NET, "--layer", "all", "--seeds", "2..4", "--json")
                .get("rows");
        List<JsonNode> ofThree = new ArrayList<>();
        all.forEach(row -> {
            if (row.get("seed").asLong(-1) == 3 && row.get("layer").asInt() == 2) {
                ofThree.add(row);
            }
        });
        JsonNode alone = MeasureTest.json("dichotomies", NET + ",seed=3", "--layer", "2", "--json")
                .get("rows");
        assertEquals(ofThree, List.of(alone.get(0), alone.get(1)));
        assertNotEquals(all.get(0).get("value"), all.get(8).get("value"));
    }

    @Test
    void aggregatesStandBesideValues() throws IOException {
        Cli run = Cli.run("dichotomies", NET, "--seeds", "0..4");
        assertEquals(0, run.code(), run.err());
        for (String part : List.of("dichotomies ± s.e.", "median [90 %]", "5 seeds", "on average")) {
            assertTrue(run.out().contains(part), run.out());
        }
        JsonNode rows = MeasureTest.json("dichotomies", NET, "--seeds", "0..4", "--json")
                .get("rows");
        JsonNode mean = rows.get(10);
        assertEquals("mean", mean.get("statistic").asText());
        assertEquals(32768, mean.at("/predictions/0/value").asInt());
        double sum = 0;
        for (int i = 0; i < 10; i += 2) {
            sum += rows.get(i).get("value").asDouble();
        }
        assertEquals(sum / 5, mean.get("value").asDouble(), 1e-12 * sum);
    }

    /** One point has two labelings; without biases z(t + ½) = −z(t) behind an odd network, so that both are met. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void onePointMeetsBothLabelings(String layer) throws IOException {
        JsonNode rows = MeasureTest.json("dichotomies", NET, "--layer", layer, "--points", "1", "--json")
                .get("rows");
        assertEquals(2, rows.get(0).get("value").asInt());
        assertEquals(0, rows.get(1).get("value").asInt() % 2);
    }

    @Test
    void everyForm() {
        String[] forms = {"--csv", "--markdown", "--latex"};
        String[] expected = {"dichotomies,1,post,1,value,", "| layers behind |", "\\begin{tabular}{rlrrrrrl}"};
        for (int i = 0; i < forms.length; i++) {
            Cli run = Cli.run("dichotomies", NET, forms[i]);
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains(expected[i]), run.out());
        }
    }

    @Test
    void weightsOfZeroKeepOneLabeling() {
        Cli run = Cli.run("dichotomies", "mlp:3-3x2-1,weight-variance=0", "--layer", "2");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("No sign changes on the way"), run.out());
    }

    @Test
    void onlyTheLayersFromTheSweptOneOnAreTraced() {
        Cli run = Cli.run("dichotomies", "cnn:1x8x8-c2-p-12-12-1,activation=hard-tanh", "--layer", "2");
        assertEquals(0, run.code(), run.err());
    }
}
