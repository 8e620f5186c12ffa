package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.data.Npy;
import io.crease.data.Npz;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    private static final String HARD_TANH = "mlp:20-20x3-5,activation=hard-tanh,weight-variance=4";

    @TempDir
    private Path folder;

    @Test
    void tableHasALineForEachLayerAndSentences() {
        Cli run = Cli.run("measure", HARD_TANH);
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().startsWith(HARD_TANH + " · 1,365 parameters\narc between random orthogonal points"),
                run.out());
        assertTrue(run.out().contains("radius 4.4721"), run.out());
        assertEquals(3, run.out().lines().filter(l -> l.contains("hard-tanh  ")).count(), run.out());
        assertTrue(run.out().contains("a layer (fitted over layers 1–3)"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void sameRowsOnAnyNumberOfThreads() throws IOException {
        JsonNode one = json("measure", HARD_TANH, "--json", "--threads", "1", "--memory", "1M")
                .get("rows");
        for (String threads : new String[] {"2", "3", "4"}) {
            assertEquals(
                    one,
                    json("measure", HARD_TANH, "--json", "--threads", threads, "--memory", "1M")
                            .get("rows"));
        }
    }

    @Test
    void aRepetitionIsTheRunOfItsSeed() throws IOException {
        JsonNode alone = json("measure", HARD_TANH + ",seed=3", "--json").get("rows");
        JsonNode all = json("measure", HARD_TANH, "--seeds", "2..4", "--json").get("rows");
        int next = 0;
        for (JsonNode row : all) {
            if (row.get("statistic").asText().equals("value") && row.get("seed").asLong() == 3) {
                assertEquals(alone.get(next++), row);
            }
        }
        assertEquals(alone.size(), next);
    }

    @Test
    void aggregatesStandBesideValues() {
        Cli run = Cli.run("measure", HARD_TANH, "--seeds", "0..4");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("length ± s.e."), run.out());
        assertTrue(run.out().contains("median [90 %]"), run.out());
        assertTrue(run.out().contains("standard errors away"), run.out());
        assertTrue(run.out().contains("5 seeds"), run.out());
    }

    @Test
    void fixedCurveForAllSeeds() throws IOException {
        String[] common = {"measure", HARD_TANH, "--json", "--measures", "spherical-length", "--seeds", "0..1"};
        JsonNode own = json(common).get("rows");
        JsonNode fixed = json(append(common, "--trajectory-seed", "0")).get("rows");
        assertEquals(own.get(1), fixed.get(1));
        assertNotEquals(own, fixed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--along line",
                "--along circle --from gaussian:1 --to gaussian:2",
                "--along ellipse --from gaussian:1 --to gaussian:2 --via ones",
                "--along bezier",
                "--along polyline --from zeros --via ones --via gaussian:1 --to gaussian:2",
                "--along arc --span 0.25,0.5",
                "--along circle --radius 3 --trajectory-seed 9"
            })
    void everyKindOfTrajectory(String options) throws IOException {
        JsonNode result = json(append(new String[] {"measure", HARD_TANH, "--json"}, options.split(" ", -1)));
        assertEquals(
                options.split(" ", -1)[1], result.at("/subject/trajectory/kind").asText());
        assertTrue(result.at("/subject/trajectory/length").asDouble() > 0);
        assertEquals("exact", result.at("/rows/0/certainty").asText());
    }

    @Test
    void meanFieldIsValidOnSpheresOnly() {
        Cli line = Cli.run("measure", HARD_TANH, "--along", "line");
        assertTrue(line.out().contains("no valid prediction here"), line.out());
        assertTrue(line.out().contains("curves of constant norm"), line.out());
        assertFalse(Cli.run("measure", HARD_TANH).out().contains("no valid prediction here"));
    }

    @Test
    void weightsAndPointsFromFiles() {
        Path net = folder.resolve("net, one.npz");
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("W0", Tensor.of(Shape.of(2, 1), 1, 1));
        arrays.put("b0", Tensor.vector(0, -0.5));
        arrays.put("W1", Tensor.of(Shape.of(1, 2), 2, -4));
        Npz.write(net, arrays);
        Path points = folder.resolve("points.npy");
        Npy.write(points, Tensor.of(Shape.of(3, 1), -1, 0.25, 1));
        Cli run = Cli.run(
                "measure",
                "'" + net + "',activation=relu",
                "--along",
                points.toString(),
                "--measures",
                "transitions",
                "--csv");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("transitions,1,post,,value,2,"), run.out());
        assertTrue(run.out().contains("transitions,0,network,,value,2,"), run.out());
    }

    @Test
    void constructionsCrossTheUnitInterval() {
        Cli run = Cli.run("measure", "sawtooth:6", "--measures", "pieces");
        assertTrue(run.out().contains(" 64"), run.out());
        assertTrue(run.out().contains("line from zeros to ones"), run.out());
    }

    @Test
    void barsAndColourOnATerminalOnly() {
        Cli shown = Cli.on(true, Map.of("TERM", "xterm"), "measure", HARD_TANH, "-q");
        assertTrue(shown.out().contains("length, log scale"), shown.out());
        assertTrue(shown.out().contains("█"), shown.out());
        assertTrue(shown.out().contains("\u001b[1m"), shown.out());
        Cli plain = Cli.on(true, Map.of("NO_COLOR", "1"), "measure", HARD_TANH, "-q");
        assertFalse(plain.out().contains("\u001b"), plain.out());
        Cli ascii = Cli.on(true, Map.of("LC_ALL", "C", "NO_COLOR", "1"), "measure", HARD_TANH, "-q");
        assertTrue(ascii.out().contains("####"), ascii.out());
        assertTrue(ascii.out().chars().allMatch(c -> c < 128), ascii.out());
        assertFalse(Cli.run("measure", HARD_TANH).out().contains("█"));
    }

    @Test
    void writesWholeFilesAndPrintsNothing() throws IOException {
        Path file = folder.resolve("out.json");
        Files.writeString(file, "before");
        Cli failed = Cli.run("measure", "mlp:2-3-1", "--from", "nonsense", "--json", "-o", file.toString());
        assertEquals(ExitCode.INPUT, failed.code());
        assertEquals("before", Files.readString(file));
        Cli run = Cli.run("measure", "mlp:2-3-1", "--json", "-o", file.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(new ObjectMapper()
                .readTree(Files.readString(file))
                .get("complete")
                .asBoolean());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void markdownAndLatex() {
        Cli markdown = Cli.run("measure", "mlp:5-5x2-2", "--markdown");
        assertTrue(markdown.out().contains("| layer | kind | width | length | growth |"), markdown.out());
        Cli latex = Cli.run("measure", "mlp:5-5x2-2", "--seeds", "1,2", "--latex");
        assertTrue(latex.out().contains("\\begin{tabular}{rlrr"), latex.out());
        assertTrue(latex.out().contains("$\\pm$"), latex.out());
    }

    @Test
    void dryRunEstimatesWithoutMeasuring() {
        Cli run = Cli.run("measure", HARD_TANH, "--dry-run", "--seeds", "0..9");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().matches("(?s)pieces: +about [0-9,]+ in 10 repetitions\nmemory: .*\ntime: .*\nBasis: 13 .*"),
                run.out());
    }

    @Test
    void infoAndTheory() throws IOException {
        Cli info = Cli.run("info", "cnn:1x8x8-c2-p-4-2");
        assertEquals(0, info.code(), info.err());
        assertTrue(info.out().contains("max-pool"), info.out());
        JsonNode theory = json("theory", "mlp:2-8x3-1", "--json");
        assertEquals("crease.theory/1", theory.get("schema").asText());
        String text = Cli.run("theory", "mlp:2-8x3-1").out();
        assertTrue(text.contains("50,653") && text.contains("9,472"), text);
        assertTrue(text.contains("no valid bound"), text);
    }

    @Test
    void theFirstLayersFanInIsTheNumberOfInputs() throws IOException {
        double own =
                json("theory", "mlp:784-256x2-10", "--json").at("/rows/0/value").asDouble();
        double paper = json("theory", "mlp:784-256x2-10,init=paper", "--json")
                .at("/rows/0/value")
                .asDouble();
        assertEquals(Math.sqrt(256 / 784.0), own, 0.002);
        assertEquals(1, paper, 0.003);
    }

    static JsonNode json(String... arguments) throws IOException {
        Cli run = Cli.run(arguments);
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static String[] append(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
