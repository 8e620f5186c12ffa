package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code crease check --baseline}: what is compared, and files that are no baselines. */
class BaselineTest {
    private static final String NETWORK = "mlp:6-8x2-3";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void measure() {
        file = folder.resolve("baseline.json");
        Cli run = Cli.run("measure", NETWORK, "--json", "-o", file.toString());
        assertEquals(0, run.code(), run.err());
    }

    private Cli check(String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"check", NETWORK, "--baseline", file.toString()}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return Cli.run(all);
    }

    private void change(Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(file));
        change.accept(json);
        Files.writeString(file, json.toString());
    }

    private static ObjectNode row(ObjectNode json, String measure, int layer, String site) {
        for (JsonNode row : json.get("rows")) {
            if (row.get("measure").asText().equals(measure)
                    && row.get("layer").asInt() == layer
                    && row.get("site").asText().equals(site)) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError(measure + " " + layer + " " + site);
    }

    @Test
    void theSameNetworkHolds() throws IOException {
        Cli run = check("--tolerance", "0%");
        assertEquals(ExitCode.DONE, run.code(), run.out() + run.err());
        int rows = JSON.readTree(Files.readString(file)).get("rows").size();
        assertEquals(NETWORK + ": " + rows + " checks, " + rows + " held.\n", run.out());
    }

    @Test
    void aCheckIsABaselineToo() throws IOException {
        Path earlier = folder.resolve("check.json");
        Cli first =
                Cli.run("check", NETWORK, "--max-growth", "9", "--seeds", "0..3", "--json", "-o", earlier.toString());
        assertEquals(0, first.code(), first.err());
        Cli second = Cli.run("check", NETWORK, "--baseline", earlier.toString(), "--seeds", "0..3");
        assertEquals(ExitCode.DONE, second.code(), second.out() + second.err());
        Cli others = Cli.run("check", NETWORK, "--baseline", earlier.toString(), "--seeds", "0..4");
        assertEquals(ExitCode.INPUT, others.code());
        assertTrue(others.err().contains("its seeds are 4 from 0 to 3; this run's are 5 from 0 to 4"), others.err());
    }

    @Test
    void valuesMayDifferByTheToleranceEitherWay() throws IOException {
        for (double factor : new double[] {1.11, 0.91, 1.09, 0.89}) {
            measure();
            change(json -> row(json, "length", 1, "post")
                    .put("value", row(json, "length", 1, "post").get("value").asDouble() / factor));
            boolean within = Math.abs(factor - 1) < 0.1;
            Cli run = check();
            assertEquals(within ? ExitCode.DONE : ExitCode.LIMIT_BROKEN, run.code(), factor + run.out());
            if (!within) {
                assertEquals(1, run.out().lines().count(), run.out());
                assertTrue(run.out().startsWith("broken: length at layer 1 (post), seed 1 is "), run.out());
                assertTrue(
                        run.out()
                                .contains(
                                        factor > 1 ? ", +11.0 %, tolerance 10 % (exact)" : ", -11.0 %, tolerance 10 %"),
                        run.out());
            }
            assertEquals(ExitCode.DONE, check("--tolerance", "15%").code());
        }
    }

    @Test
    void countsMayAlwaysDifferByOne() throws IOException {
        change(json -> {
            ObjectNode row = row(json, "transitions", 1, "post");
            row.put("value", row.get("value").asLong() + 1);
        });
        assertEquals(ExitCode.DONE, check("--tolerance", "0%").code());
        change(json -> {
            ObjectNode row = row(json, "transitions", 1, "post");
            row.put("value", row.get("value").asLong() + 1);
        });
        Cli run = check("--tolerance", "0%");
        assertEquals(ExitCode.LIMIT_BROKEN, run.code());
        assertTrue(run.out().startsWith("broken: transitions at layer 1 (post), seed 1 is "), run.out());
    }

    @Test
    void aLayerThatIsGoneIsBroken() {
        Cli deeper = Cli.run("measure", "mlp:6-8x3-3", "--json", "-o", file.toString());
        assertEquals(0, deeper.code());
        Cli run = check("--tolerance", "90%");
        assertEquals(ExitCode.LIMIT_BROKEN, run.code());
        assertTrue(
                run.out().contains("broken: length at layer 3 (post), seed 1 is in the baseline but not in this run"),
                run.out());
    }

    @Test
    void anotherCurveIsRefused() {
        Cli run = check("--along", "line");
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().contains("its curve is arc from random to random"), run.err());
        assertEquals(ExitCode.INPUT, check("--span", "0,0.5").code());
        assertEquals(ExitCode.INPUT, check("--radius", "7").code());
        assertEquals(ExitCode.INPUT, check("--from", "ones").code());
    }

    @Test
    void anotherMeasureIsRefused() throws IOException {
        change(json -> row(json, "length", 1, "post").put("measure", "lengthiness"));
        Cli run = check();
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().contains("unknown measure 'lengthiness'"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                          | no JSON object",
                "[]                                        | no JSON object",
                "{                                         | line 1",
                "{} {}                                     | has no schema",
                "{\"schema\":\"crease.measure/2\"}         | expected crease.measure/1",
                "{\"schema\":\"crease.info/1\"}            | expected crease.measure/1",
                "{\"schema\":7}                            | schema is no text",
                "{\"schema\":\"crease.measure/1\"}         | has no complete",
                "{\"complete\":false}                      | was interrupted",
                "{\"complete\":null}                       | no truth value",
                "{\"rows\":{}}                             | rows is no array",
                "{\"rows\":[7]}                            | row 0 is no JSON object",
                "{\"rows\":[{}]}                           | row 0 has no measure",
                "{\"rows\":[{\"value\":NaN}]}              | non-standard token",
                "{\"rows\":[{\"value\":1e999}]}            | no finite number",
                "{\"rows\":[{\"value\":\"1\"}]}            | no finite number",
                "{\"rows\":[{\"layer\":1.5}]}              | no whole number",
                "{\"rows\":[{\"layer\":99999999999999999999}]} | no whole number",
                "{\"rows\":[{\"seed\":true}]}              | no whole number",
                "{\"provenance\":{\"seeds\":7}}            | provenance.seeds is no array",
                "{\"subject\":{\"trajectory\":{}}}         | has no kind",
                "{\"subject\":{\"trajectory\":{\"span\":[null]}}} | span is no finite number",
                "{\"schema\":1,\"schema\":2}               | schema is no text",
                "{\"x\":1,\"x\":2}                         | duplicate"
            })
    void filesThatAreNoBaselines(String text, String expected) throws IOException {
        Files.writeString(file, text == null ? "" : text.strip());
        refused(expected);
    }

    private void refused(String expected) {
        Cli run = check();
        assertEquals(ExitCode.INPUT, run.code(), run.out() + run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(
                run.err().toLowerCase(java.util.Locale.ROOT).contains(expected.toLowerCase(java.util.Locale.ROOT)),
                run.err());
        assertTrue(run.err().contains("baseline.json: "), run.err());
    }

    @Test
    void rowsThatRepeatOrLackAField() throws IOException {
        change(json -> row(json, "growth", 1, "post").remove("site"));
        refused("has no site");
        measure();
        change(json -> ((com.fasterxml.jackson.databind.node.ArrayNode) json.get("rows"))
                .add(row(json, "growth", 1, "post").deepCopy()));
        refused("repeats growth at layer 1 (post)");
        measure();
        change(json -> row(json, "growth", 1, "post").put("layer", -1));
        refused("expected a number from 0");
    }

    @Test
    void deepAndHugeFilesAreRefused() throws IOException {
        Files.writeString(file, "{\"x\":" + "[".repeat(100_000));
        refused("nesting depth");
        Files.writeString(file, "{\"rows\":[{\"value\":" + "1".repeat(1000) + "}]}");
        refused("number");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        refused("expected at most 64 MiB");
        Files.delete(file);
        refused("no such file");
    }

    /** No mutation of a good baseline may do anything but pass, break a limit or be refused in one line. */
    @Test
    void mutatedBaselines() throws IOException {
        byte[] good = Files.readAllBytes(file);
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = good.clone();
            for (int m = 0; m < 1 + random.nextInt(3); m++) {
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextBoolean()
                                ? random.nextInt(256)
                                : "{}[]\",:0123456789.eE-ntfu".getBytes(StandardCharsets.US_ASCII)[random.nextInt(25)]);
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            Files.write(file, bytes);
            Cli run = check();
            String what = "seed " + seed + ", mutation " + i + ": " + run.err();
            assertTrue(
                    run.code() == ExitCode.DONE || run.code() == ExitCode.LIMIT_BROKEN || run.code() == ExitCode.INPUT,
                    what);
            assertFalse(run.err().contains("\tat "), what);
            assertTrue(run.err().lines().count() <= 1, what);
        }
    }
}
