package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope field by field, as docs/json.md has it. */
class JsonTest {
    private static final Set<String> OUTCOMES = Set.of("held", "not-shown", "broken");
    private static final Set<String> CERTAINTIES = Set.of("exact", "sampled", "lower-bound", "estimate");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure mlp:10-10x3-2,activation=hard-tanh --seeds 0..2",
                "measure mlp:10-10x2-2,activation=tanh",
                "measure mlp:10-10x2-2,weight-variance=0",
                "measure cnn:1x8x8-c2-p-4-2 --along line",
                "measure sawtooth:4 --measures all",
                "compare mlp:10-10x3-2 mlp:10-10x4-2,activation=tanh mlp:10-5-2 --seeds 0..2",
                "compare cnn:1x8x8-c2-p-4-2 resnet:1x8x8-2-1 --measures all",
                "check mlp:10-10x3-2 --max-growth 100 --max-dead 99% --seeds 0..2",
                "dichotomies mlp:10-10x3-2 --layer all --seeds 0..2",
                "regions mlp:2-8x2-3",
                "regions mlp:1-8x2-1 --space",
                "regions mlp:9-8x2-1 --slice zeros,ones,gaussian:1 --max-regions 3",
                "info mlp:10-10x3-2",
                "theory mlp:10-10x3-2,weight-variance=1e200",
                "theory mlp:10-10x3-2,activation=gelu",
                "bounds mlp:10-10x3-2",
                "bounds mlp:784-256x5-10"
            })
    void envelope(String line) throws IOException {
        JsonNode json = MeasureTest.json((line + " --json").split(" ", -1));
        String command = line.split(" ", -1)[0];
        if (command.equals("check")) {
            fields(json, "schema", "provenance", "subject", "complete", "rows", "verdicts");
            json.get("verdicts").forEach(JsonTest::verdict);
        } else if (command.equals("bounds")) {
            fields(json, "schema", "provenance", "subject", "complete", "rows", "bounds");
            json.get("bounds").forEach(bound -> fields(bound, "name", "kind", "regions", "activations", "source"));
        } else if (command.equals("regions")) {
            regions(json);
        } else {
            fields(json, "schema", "provenance", "subject", "complete", "rows");
        }
        assertEquals("crease." + command + "/1", json.get("schema").asText());
        JsonNode provenance = json.get("provenance");
        fields(
                provenance,
                "command",
                "version",
                "java",
                "os",
                "blas",
                "seeds",
                "threads",
                "memory",
                "batch",
                "tolerance",
                "seconds",
                "notes");
        assertTrue(provenance.get("command").asText().startsWith("crease " + command), provenance.toString());
        assertTrue(provenance.get("seeds").isArray());
        assertTrue(provenance.get("seconds").asDouble() >= 0);
        boolean compared = command.equals("compare");
        for (JsonNode network : compared
                ? json.at("/subject/networks")
                : List.of(json.get("subject").get("network"))) {
            network(network, !List.of("theory", "bounds").contains(command));
        }
        if (List.of("measure", "compare", "check").contains(command)) {
            fields(json.get("subject").get("trajectory"), "kind", "from", "to", "via", "span", "length", "radius");
        }
        if (command.equals("dichotomies")) {
            fields(json.get("subject").get("sweep"), "layers", "points");
        }
        assertEquals(!line.contains("--max-regions"), json.get("complete").asBoolean());
        assertFalse(json.get("rows").isEmpty());
        json.get("rows").forEach(row -> {
            if (compared) {
                assertTrue(((ObjectNode) row).remove("network").asText().matches("[A-Z]|[B-Z][-/]A"));
            }
            row(row);
        });
        assertFalse(json.toString().matches(".*[^a-zA-Z](NaN|Infinity)[^a-zA-Z].*"));
    }

    private static void regions(JsonNode json) {
        fields(
                json,
                "schema",
                "provenance",
                "subject",
                "complete",
                "regions",
                "bounded",
                "vertices",
                "edges",
                "faces",
                "regionsAfterLayer",
                "volume",
                "domainVolume",
                "largest",
                "smallest",
                "settledExactly",
                "certified",
                "doubts",
                "rows");
        fields(json.get("subject").get("domain"), "kind", "dimension", "low", "high", "points", "corners");
        assertEquals(json.get("faces").get(0), json.get("vertices"));
        assertEquals(json.get("faces").get(json.at("/subject/domain/dimension").asInt()), json.get("regions"));
        assertEquals(json.get("complete"), json.get("certified"));
        assertEquals(json.get("certified").asBoolean(), json.get("doubts").isEmpty());
    }

    private static void network(JsonNode network, boolean built) {
        fields(network, "source", "sha256", "parameters", "layers");
        assertTrue(
                built
                        ? network.get("sha256").asText().matches("[0-9a-f]{64}")
                        : network.get("sha256").isNull());
        for (JsonNode layer : network.get("layers")) {
            fields(layer, "layer", "site", "kind", "shape");
        }
    }

    private static void verdict(JsonNode verdict) {
        fields(
                verdict,
                "limit",
                "bound",
                "measure",
                "layer",
                "site",
                "seed",
                "statistic",
                "value",
                "certainty",
                "outcome",
                "text");
        assertTrue(OUTCOMES.contains(verdict.get("outcome").asText()), verdict.toString());
    }

    private static void row(JsonNode row) {
        fields(
                row,
                "measure",
                "layer",
                "site",
                "seed",
                "statistic",
                "value",
                "low",
                "high",
                "n",
                "unit",
                "certainty",
                "points",
                "reason",
                "predictions");
        for (String text : List.of("measure", "site", "statistic", "unit", "certainty")) {
            assertTrue(row.get(text).isTextual(), row.toString());
        }
        for (String whole : List.of("layer", "n", "points")) {
            assertTrue(row.get(whole).isIntegralNumber(), row.toString());
        }
        for (String number : List.of("seed", "value", "low", "high")) {
            assertTrue(row.get(number).isNumber() || row.get(number).isNull(), row.toString());
        }
        assertTrue(row.get("value").isNumber() || row.get("reason").isTextual(), row.toString());
        assertEquals(row.get("low").isNull(), row.get("high").isNull());
        assertTrue(CERTAINTIES.contains(row.get("certainty").asText()), row.toString());
        for (JsonNode prediction : row.get("predictions")) {
            fields(prediction, "name", "value", "valid", "source");
            assertTrue(prediction.get("value").isNumber(), row.toString());
        }
    }

    private static void fields(JsonNode node, String... expected) {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        assertEquals(List.of(expected), found);
    }
}
