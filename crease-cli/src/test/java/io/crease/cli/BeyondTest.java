package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions where cutting does not reach, or where the domain has one dimension, or fewer than the input. */
class BeyondTest {
    @TempDir
    private Path folder;

    @Test
    void samplesNeverExceedTheCount() throws IOException {
        String net = "mlp:3-6x2-1,bias-variance=1";
        long exact = MeasureTest.json("regions", net, "--json").get("regions").asLong();
        JsonNode sample = MeasureTest.json("regions", net, "--sample", "20000", "--json");
        long found = sample.get("regions").asLong();
        assertTrue(found <= exact && found > exact / 2, found + " of " + exact);
        assertEquals("lower-bound", sample.at("/rows/0/certainty").asText());
        assertEquals("estimate", sample.at("/rows/1/certainty").asText());
        assertTrue(
                sample.get("estimateLow").asDouble() <= sample.get("estimate").asDouble());
        assertFalse(sample.get("certified").asBoolean());
        assertEquals(
                sample.get("rows"),
                MeasureTest.json("regions", net, "--sample", "20000", "--threads", "3", "--json")
                        .get("rows"));
        assertFalse(sample.get("rows")
                .equals(MeasureTest.json("regions", net, "--sample", "20000", "--seed", "9", "--json")
                        .get("rows")));
    }

    @Test
    void manyInputsAreSampled() {
        Cli page = Cli.run("regions", "mlp:40-30x2-1", "--sample", "200");
        assertEquals(0, page.code(), page.err());
        assertTrue(page.out().contains("at least 200 regions"), page.out());
        assertTrue(page.out().contains("too few points to estimate"), page.out());
        Cli stopped = Cli.run("regions", "mlp:40-30x2-1", "--sample", "1000000000", "--time-limit", "200ms", "--csv");
        assertEquals(0, stopped.code(), stopped.err());
        assertTrue(stopped.out().contains("stopped by --time-limit"), stopped.out());
    }

    @Test
    void aSearchFindsWhatACutDoes() throws IOException {
        String net = "mlp:3-5x2-1,bias-variance=1";
        Path file = folder.resolve("cells.csv");
        JsonNode cut = MeasureTest.json("regions", net, "--json");
        JsonNode search = MeasureTest.json("regions", net, "--search", "--cells", file.toString(), "--json");
        assertEquals(cut.get("regions"), search.get("regions"));
        assertTrue(search.get("certified").asBoolean());
        assertEquals("exact", search.at("/rows/0/certainty").asText());
        List<String> lines = Files.readAllLines(file);
        assertEquals("id,facets,point_1,point_2,point_3,pattern,neighbours,hyperplanes", lines.get(0));
        assertEquals(cut.get("regions").asInt(), lines.size() - 1);
        Set<String> pairs = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(",", -1);
            assertEquals(Integer.parseInt(cell[1]), cell[7].split(" ").length);
            for (String neighbour : cell[6].split(" ")) {
                pairs.add(cell[5] + neighbour);
            }
        }
        for (String pair : pairs) {
            assertTrue(pairs.contains(pair.substring(32) + pair.substring(0, 32)), pair);
        }
    }

    @Test
    void aSearchThatEndsEarlyIsALowerBound() throws IOException {
        JsonNode search = MeasureTest.json("regions", "mlp:9-8x2-1", "--search", "--max-regions", "5", "--json");
        assertEquals(5, search.get("regions").asLong());
        assertFalse(search.get("complete").asBoolean());
        assertEquals("lower-bound", search.at("/rows/0/certainty").asText());
    }

    /** Hyperplanes that only touch cannot be settled by linear programmes in doubles: not certified, no wrong number. */
    @Test
    void aDegenerateSearchIsNotCertified() {
        Cli run = Cli.run("regions", "mlp:4-4x2-1", "--search");
        assertEquals(4, run.code());
        assertTrue(run.err().startsWith("crease: not certified: "), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"9,4,16", "784,2,4", "7,1,2"})
    void fewNeuronsSeeFewDirections(int n, int k, long regions) throws IOException {
        String net = "mlp:" + n + "-" + k + "-1,bias-variance=1";
        JsonNode json = MeasureTest.json("regions", net, "--space", "--json");
        assertEquals(regions, json.get("regions").asLong());
        assertEquals(k, json.at("/subject/domain/dimension").asInt());
        assertTrue(json.get("certified").asBoolean());
        assertTrue(Cli.run("regions", net, "--space").out().contains("linear space of dimension " + (n - k)));
    }

    /** In one dimension regions are the pieces of the exact trace of the line. */
    @ParameterizedTest
    @CsvSource({
        "sawtooth:8,0,1",
        "fold:1x3-3-3,0,1",
        "'mlp:1-32x3-1,bias-variance=1',-2,3",
        "'mlp:1-9x2-1,activation=hard-tanh,bias-variance=1',-4,4"
    })
    void intervalsAreThePiecesOfALine(String net, int low, int high) throws IOException {
        Path ends = folder.resolve("ends.csv");
        Files.writeString(ends, low + "\n" + high + "\n");
        JsonNode regions = MeasureTest.json("regions", net, "--box=" + low + "," + high, "--json");
        JsonNode trace = MeasureTest.json(
                "measure",
                net,
                "--along",
                "line",
                "--from",
                ends + "#0",
                "--to",
                ends + "#1",
                "--measures",
                "pieces",
                "--json");
        long pieces = 0;
        for (JsonNode row : trace.get("rows")) {
            if (row.get("measure").asText().equals("pieces")
                    && row.get("site").asText().equals("post")) {
                pieces = row.get("value").asLong();
            }
        }
        assertEquals(pieces, regions.get("regions").asLong());
        assertTrue(regions.get("certified").asBoolean());
        if (net.startsWith("mlp")) {
            JsonNode wide = MeasureTest.json("regions", net, "--box=-1e7,1e7", "--json");
            JsonNode space = MeasureTest.json("regions", net, "--space", "--json");
            assertEquals(wide.get("regions"), space.get("regions"));
            assertEquals(space.get("regions").asLong() - 2, space.get("bounded").asLong());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sample 0 | 2 | at least 1",
                "--sample -5 | 2 | at least 1",
                "--sample NaN | 2 | --sample",
                "--sample 1e6 | 2 | --sample",
                "--sample 99999999999999999999 | 2 | --sample",
                "--sample | 2 | --sample",
                "--sample 10 --search | 2 | expected one of them",
                "--seed 3 | 2 | --sample N",
                "--sample 10 --seed x | 2 | --seed",
                "--sample 10 --faces | 2 | --faces",
                "--search --faces | 2 | --faces",
                "--sample 10 --max-regions 5 | 2 | --max-regions",
                "--search --max-regions 0 | 2 | --max-regions",
                "--search --max-regions x | 2 | --max-regions",
                "--sample 10 --time-limit NaN | 2 | --time-limit",
                "--sample 10 --time-limit 0 | 2 | --time-limit",
                "--sample 10 --cells a.csv | 2 | --cells",
                "--search --cells a.geojson | 2 | FILE.csv",
                "--search --cells /no/such/folder/a.csv | 3 | /no/such/folder",
                "--sample 10 --space | 3 | no box",
                "--search --space | 3 | no box",
                "--sample 10 --box=1,-1 | 2 | LO < HI",
                "--sample 10 --box=NaN,1 | 2 | LO < HI",
                "--sample 10 --box= | 2 | --box",
                "--sample 10 --threads 0 | 2 | --threads",
            })
    void wrongOptionsInOneLine(String options, int code, String word) throws IOException {
        String[] given = ("regions mlp:2-4-1 " + options.strip()).split(" ");
        Cli run = Cli.run(given);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(word.strip()), run.err());
        assertEquals("", run.out());
        assertFalse(Files.exists(Path.of("a.csv")) || Files.exists(Path.of("a.geojson")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mlp:2-4-1,activation=tanh --sample 10 | smooth",
                "mlp:2-4-1,activation=tanh --search | smooth",
                "mlp:2-4-1,activation=tanh --space | smooth",
                "cnn:1x4x4-c2-p-2 --search | maxima",
                "mlp:12-9x2-1 --space | at most 6",
                "mlp:12-9x2-1 --box=-1,1 | --search",
                "no.onnx --sample 10 | no.onnx",
                "no.npz --search | no.npz"
            })
    void wrongNetworksInOneLine(String arguments, String word) {
        Cli run = Cli.run(("regions " + arguments.strip()).split(" "));
        assertEquals(3, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(word.strip()), run.err());
        assertEquals("", run.out());
    }
}
