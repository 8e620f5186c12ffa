package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.figure.Figure;
import io.crease.study.Claim;
import io.crease.study.Studies;
import io.crease.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code crease reproduce}: what it writes, keeps and refuses. */
class ReproduceTest {
    /** Cells of small studies, computed once for all tests. */
    @TempDir
    private static Path store;

    @TempDir
    private Path folder;

    private Cli reproduce(Path out, String... more) {
        List<String> all =
                new ArrayList<>(List.of("reproduce", "-o", out.toString(), "--threads", "1", "--seeds", "1,2"));
        all.addAll(List.of(more));
        return Cli.on(false, Map.of("CREASE_STORE", store.toString()), all.toArray(String[]::new));
    }

    private static String page(Path out) throws IOException {
        return Files.readString(out.resolve("index.html"));
    }

    private static void assertClaims(String page, String... studies) {
        for (String name : studies) {
            for (Claim claim : Studies.catalogue().named(name).claims()) {
                assertTrue(page.contains(">" + claim.id() + "<"), claim.id());
            }
        }
    }

    @Test
    void everyClaimStandsOnThePage() throws IOException {
        Path out = folder.resolve("new/out");
        Cli run = reproduce(out, "bounds", "remaining-depth");
        assertEquals(0, run.code(), run.err());
        String page = page(out);
        assertClaims(page, "bounds", "remaining-depth");
        JsonNode findings = new ObjectMapper()
                .readTree(out.resolve("results.json").toFile())
                .get("findings");
        assertEquals(7, findings.size());
        long borne = 0;
        for (JsonNode finding : findings) {
            borne += finding.get("outcome").asText().equals("borne out") ? 1 : 0;
        }
        assertTrue(page.contains("Of 7 claims in 2 studies, " + borne + " are borne out"), run.out());
        assertTrue(page.contains("Quick sizes"));
        assertFalse(page.contains("Synthetic data"), "neither study reads images");
        assertFalse(page.contains("Incomplete"));
        assertTrue(page.contains("@inproceedings{raghu2017expressive,"));
        assertTrue(page.contains("@inproceedings{serra2018bounding,"));
        assertFalse(page.contains("@article{zhang2019layers,"), "no claim of these studies is theirs");
        assertTrue(run.err().contains("(1 of 2 studies"), run.err());
        assertTrue(run.err().contains("(2 of 2 studies)"), run.err());
        assertTrue(Files.readString(out.resolve("rows/bounds.csv")).contains("\nstudy,network,"));
        for (String name : List.of("bounds", "remaining-depth")) {
            assertFigures(out, name);
        }
    }

    /** Every figure that the rows make is there in every form. */
    private void assertFigures(Path out, String name) {
        Study study = Studies.catalogue().named(name);
        List<Figure> figures = StudyFixture.result(study, store).figures();
        for (Figure figure : figures) {
            for (String form : List.of("svg", "pdf", "png", "csv")) {
                try (Stream<Path> files = Files.list(out.resolve("figures"))) {
                    assertTrue(
                            files.anyMatch(file -> file.toString().endsWith(figure.name() + "." + form)),
                            figure.name());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void aSecondRunTakesAllFromTheStore() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, reproduce(out, "bounds").code());
        Map<Path, byte[]> first = files(out);
        Cli second = reproduce(out, "bounds");
        assertEquals(0, second.code(), second.err());
        Map<Path, byte[]> again = files(out);
        assertEquals(first.keySet(), again.keySet());
        first.forEach((file, bytes) -> {
            if (!file.toString().matches(".*\\.(html|json|pdf)")) {
                assertArrayEquals(bytes, again.get(file), file.toString());
            }
        });
        assertTrue(page(out).contains("38 of them taken from the store"));
    }

    /** All files; of rows without the comments, which hold times. PDF holds the time in its head. */
    private static Map<Path, byte[]> files(Path out) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                files.put(
                        file,
                        file.toString().contains("rows")
                                ? Files.readString(file)
                                        .replaceAll("(?m)^#.*\n", "")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : bytes);
            }
        }
        return files;
    }

    @Test
    void strictFailsWhereAClaimIsNotBorneOut() {
        Cli lenient = reproduce(folder.resolve("a"), "growth");
        assertEquals(0, lenient.code(), lenient.err());
        assertFalse(lenient.err().contains("not borne out:"), lenient.err());
        Cli strict = reproduce(folder.resolve("b"), "growth", "--strict");
        assertEquals(5, strict.code(), strict.err());
        assertTrue(strict.err().contains("not borne out: growth/printed-base: "), strict.err());
        assertFalse(strict.err().contains("growth/with-variance"), strict.err());
        assertEquals(
                0, reproduce(folder.resolve("c"), "remaining-depth", "--strict").code());
    }

    @Test
    void aStudyThatFailsDoesNotKeepTheOthersFromRunning() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path out = folder.resolve("out");
        Cli run = reproduce(out, "weight-scale", "bounds", "--data", data.toString());
        assertEquals(3, run.code(), run.err());
        assertTrue(page(out).contains("Incomplete: weight-scale is not done"));
        assertClaims(page(out), "weight-scale", "bounds");
        assertTrue(page(out).contains("Of 4 claims in 1 of 2 studies"));
        assertFalse(page(out).contains("Synthetic data"), "there was a data folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptedRunLeavesThePageOfWhatIsDone() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path results = out.resolve("results.json");
        long[] since = {0};
        String err = Interrupted.run(
                List.of(
                        "reproduce",
                        "noise",
                        "bounds",
                        "--seeds",
                        "1,2",
                        "--store",
                        store.toString(),
                        "-o",
                        out.toString()),
                folder.resolve("printed").toFile(),
                process -> {
                    if (since[0] == 0 && contains(results, "linear-in-neurons")) {
                        since[0] = System.nanoTime();
                    }
                    return since[0] > 0 && System.nanoTime() - since[0] > 2_000_000_000L;
                });
        assertTrue(err.contains("no data folder given"), err);
        String page = page(out);
        assertTrue(page.contains("Of 4 claims in 1 of 2 studies"));
        assertTrue(page.contains("Incomplete: noise is not done"));
        assertTrue(page.contains("Synthetic data: no data folder was given"));
        assertClaims(page, "noise", "bounds");
        assertTrue(page.strip().endsWith("</html>"));
        assertTrue(page.contains("measured again so far"));
        assertFalse(
                new ObjectMapper().readTree(results.toFile()).get("complete").asBoolean());
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            return false; // replaced just now
        }
    }

    @Test
    void foldersOfOthersAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Cli onFile = reproduce(file, "bounds");
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Path kept = Files.writeString(foreign.resolve("index.html"), "mine");
        Cli onForeign = reproduce(foreign, "bounds");
        Path study = Files.createDirectory(folder.resolve("study"));
        Files.writeString(
                study.resolve("results.json"),
                "{\n  \"schema\" : \"crease.study/1\", \"command\" : \"crease study bounds\"}");
        assertAll(
                () -> assertEquals(3, onFile.code()),
                () -> assertTrue(onFile.err().contains("is a file"), onFile.err()),
                () -> assertEquals(3, onForeign.code()),
                () -> assertTrue(onForeign.err().contains("other files"), onForeign.err()),
                () -> assertEquals("mine", Files.readString(kept)),
                () -> assertEquals(1, foreign.toFile().list().length),
                () -> assertEquals(3, reproduce(study, "bounds").code()));
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingIsWritten() {
        Path out = folder.resolve("out");
        Cli name = reproduce(out, "grwoth");
        assertEquals(2, name.code());
        assertTrue(name.err().contains("nearest is 'growth'"), name.err());
        assertEquals(2, Cli.run("reproduce", "bounds").code());
        assertEquals(2, reproduce(out, "--quick", "--full").code());
        assertEquals(2, reproduce(out, "--threads", "0").code());
        assertEquals(
                3, reproduce(out, "--data", folder.resolve("absent").toString()).code());
        assertFalse(Files.exists(out));
    }

    @Test
    void theStoreIsInTheFolderUnlessNamed() throws IOException {
        Path out = folder.resolve("out");
        Cli run = Cli.on(
                false,
                Map.of(),
                "reproduce",
                "-o",
                out.toString(),
                "--threads",
                "1",
                "--seeds",
                "1",
                "remaining-depth");
        assertEquals(0, run.code(), run.err());
        try (Stream<Path> cells = Files.list(out.resolve("store/cells"))) {
            assertEquals(10, cells.count());
        }
    }
}
