package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InterruptedRunTest {
    private static final String LONG = "mlp:200-200x24-10,activation=hard-tanh,weight-variance=16";

    @TempDir
    private Path folder;

    @Test
    void controlCPrintsWhatIsDone() throws IOException, InterruptedException {
        JsonNode json = interrupted("measure", LONG);
        for (JsonNode row : json.get("rows")) {
            assertTrue(row.get("reason").asText().startsWith("interrupted"), row.toString());
            assertTrue(
                    !row.get("measure").asText().equals("growth")
                            || row.get("value").isNull(),
                    row.toString());
        }
    }

    @Test
    void thePageOfAnInterruptedRunSaysSo() throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        interrupted("measure", LONG, "--report", page.toString());
        String html = Files.readString(page);
        assertTrue(html.contains("The run was interrupted; what it had done is shown."), html.substring(0, 2000));
        assertTrue(html.contains("<figure class=\"drawn\"") && html.contains("<td class=\"number\">"), "what was done");
        assertTrue(html.strip().endsWith("</html>"), "the page is whole");
    }

    @Test
    void aComparisonKeepsTheNetworksThatAreDone() throws IOException, InterruptedException {
        JsonNode json = interrupted("compare", "mlp:200-20x2-10", LONG);
        assertEquals(2, json.at("/subject/networks").size());
        for (JsonNode row : json.get("rows")) {
            boolean partial = row.get("reason").asText().startsWith("interrupted");
            assertEquals(row.get("network").asText().equals("B"), partial, row.toString());
        }
    }

    @Test
    void anInterruptedGateDoesNotPass() throws IOException, InterruptedException {
        Path report = folder.resolve("junit.xml");
        JsonNode json = interrupted("check", LONG, "--max-growth", "2", "--junit", report.toString());
        for (JsonNode verdict : json.get("verdicts")) {
            assertEquals("not-shown", verdict.get("outcome").asText(), verdict.toString());
        }
        assertTrue(Files.readString(report).contains(" errors=\"1\""));
    }

    @Test
    void aCountOfRegionsKeepsWhatWasSeen() throws IOException, InterruptedException {
        Path cells = folder.resolve("cells.csv");
        JsonNode json = interrupted("regions", "mlp:5-60x4-1,bias-variance=1", "--cells", cells.toString());
        assertFalse(json.get("certified").asBoolean());
        assertTrue(json.get("regions").asLong() > 0);
        try (var lines = Files.lines(cells)) {
            assertEquals(json.get("regions").asLong() + 1, lines.count());
        }
        for (JsonNode row : json.get("rows")) {
            assertEquals("interrupted", row.get("reason").asText(), row.toString());
        }
    }

    @Test
    void aStudyKeepsItsFinishedCells() throws IOException, InterruptedException {
        String[] study = {"study", "growth", "--full", "--seeds", "1..500", "--store", folder.toString()};
        JsonNode json = interrupted(process -> stored() > 0, study);
        assertEquals(0, json.get("findings").size());
        int cells = json.at("/subject/studies/0/cells").asInt();
        assertEquals(cells, stored());
        JsonNode next = interrupted(process -> stored() > cells, study);
        assertEquals(cells, next.at("/subject/studies/0/stored").asInt());
        assertTrue(next.at("/subject/studies/0/cells").asInt() > cells);
    }

    private int stored() {
        String[] files = folder.resolve("cells").toFile().list((place, name) -> name.endsWith(".cell"));
        return files == null ? 0 : files.length;
    }

    private static JsonNode interrupted(String... arguments) throws IOException, InterruptedException {
        return interrupted(Interrupted::hasWorked, arguments);
    }

    /** Runs a command, stops it when it is time, and returns what it printed. */
    private static JsonNode interrupted(Predicate<Process> time, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add("--json");
        if (!List.of("regions", "study").contains(arguments[0])) {
            command.addAll(List.of("--memory", "4M"));
        }
        Path out = Files.createTempFile("crease-interrupted", ".json");
        try {
            Interrupted.run(command, out.toFile(), time);
            JsonNode json = new ObjectMapper().readTree(Files.readString(out));
            assertFalse(json.get("complete").asBoolean());
            return json;
        } finally {
            Files.delete(out);
        }
    }
}
