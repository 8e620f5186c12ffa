package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crease.study.Claim;
import io.crease.study.Studies;
import io.crease.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crease study}: what it prints, keeps and refuses. */
class StudyTest {
    @TempDir
    private Path store;

    private Cli study(String... arguments) {
        List<String> all = Stream.of(
                        Stream.of("study"),
                        Arrays.stream(arguments),
                        Stream.of("--store", store.toString(), "--threads", "1"))
                .flatMap(s -> s)
                .toList();
        return Cli.on(false, Map.of(), all.toArray(String[]::new));
    }

    @Test
    void listShowsClaimsAndRules() {
        Cli run = Cli.run("study", "list");
        assertEquals(0, run.code());
        String text = run.out().replaceAll("\\s+", " ");
        for (Study study : Studies.catalogue().entries()) {
            for (Claim claim : study.claims()) {
                assertAll(
                        () -> assertTrue(text.contains(claim.id() + ": " + claim.text()), claim.id()),
                        () -> assertTrue(text.contains("borne out if " + claim.rule()), claim.id()));
            }
        }
    }

    @Test
    void everyClaimHasAFindingAndARuleInTheJson() throws IOException {
        Cli run = study("bounds", "remaining-depth", "--seeds", "1,2", "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("crease.study/1", json.get("schema").asText());
        assertTrue(json.get("complete").asBoolean());
        assertEquals(2, json.get("subject").get("studies").size());
        assertEquals(
                Studies.catalogue().named("bounds").claims().size()
                        + Studies.catalogue().named("remaining-depth").claims().size(),
                json.get("findings").size());
        for (JsonNode finding : json.get("findings")) {
            assertFalse(finding.get("rule").asText().isEmpty());
            assertFalse(finding.get("outcome").asText().equals("undecided"), finding.toString());
        }
        for (JsonNode row : json.get("rows")) {
            assertTrue(row.get("conditions").size() > 0 && row.has("measure") && row.has("predictions"));
        }
    }

    @Test
    void aSecondRunTakesEverythingFromTheStore() throws IOException {
        Cli first = study("remaining-depth", "--seeds", "1", "--csv");
        Cli second = study("remaining-depth", "--seeds", "1", "--csv");
        assertEquals(0, first.code(), first.err());
        assertEquals(rows(first), rows(second));
        assertTrue(second.out().contains("10 of them taken from the store"), second.out());
        try (Stream<Path> cells = Files.list(store.resolve("cells"))) {
            Path damaged = cells.sorted().toList().get(3);
            Files.writeString(damaged, "crease cell 1\n");
        }
        Cli third = study("remaining-depth", "--seeds", "1", "--csv");
        assertEquals(rows(first), rows(third));
        assertTrue(third.out().contains("9 of them taken from the store"), third.out());
        assertTrue(third.out().contains("computed again"), third.out());
    }

    private static List<String> rows(Cli run) {
        return run.out().lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void sentencesAndTables() {
        Cli plain = study("bounds", "--seeds", "1,2");
        assertEquals(0, plain.code(), plain.err());
        assertTrue(plain.out().contains("BORNE OUT upper: no network has more"), plain.out());
        assertTrue(plain.out().contains("fold"), plain.out());
        Cli markdown = study("bounds", "--seeds", "1,2", "--markdown");
        assertTrue(markdown.out().contains("| claim | where |"), markdown.out());
    }

    @Test
    void unknownNamesAndOptionsAreUsageErrors() {
        Cli name = study("grwoth");
        assertEquals(2, name.code());
        assertTrue(name.err().contains("nearest is 'growth'"), name.err());
        assertEquals(2, study("growth", "--quick", "--full").code());
        assertEquals(2, Cli.run("study").code());
        assertEquals(2, study("growth", "--seeds", "none").code());
        assertEquals(
                3, study("bounds", "--data", store.resolve("absent").toString()).code());
    }

    @Test
    void aStoreThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(store.resolve("file"), "");
        Cli run = Cli.run("study", "bounds", "--seeds", "1", "--store", file.toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("--store"), run.err());
    }

    @Test
    void aReportHoldsClaimsTableAndSources() throws IOException {
        Path page = store.resolve("page.html");
        Cli run = study("bounds", "--seeds", "1,2", "--json", "--summary", "--report", page.toString());
        assertEquals(0, run.code(), run.err());
        String html = Files.readString(page);
        for (Claim claim : Studies.catalogue().named("bounds").claims()) {
            assertTrue(html.contains(claim.id()), claim.id());
        }
        JsonNode finding =
                new ObjectMapper().readTree(run.out()).get("findings").get(2);
        assertTrue(html.contains(finding.get("because").asText()), finding.toString());
        assertTrue(html.contains("fold") && html.contains("@inproceedings{hanin2019complexity,"));
        Cli none = study("bounds", "--report", store.resolve("absent/page.html").toString());
        assertEquals(3, none.code());
        assertEquals("", none.out());
    }

    @Test
    void everyWorkThatAClaimNamesHasAnEntry() {
        for (Study study : Studies.catalogue().entries()) {
            for (Claim claim : study.claims()) {
                for (String part : claim.source().split("; |, after ")) {
                    assertTrue(!part.matches(".*\\b20\\d\\d\\b.*") || Bibliography.knows(part), claim.source());
                }
            }
        }
    }
}
