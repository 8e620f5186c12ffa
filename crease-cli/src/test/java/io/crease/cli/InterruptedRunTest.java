package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptedRunTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCPrintsWhatIsDone() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.crease.cli.Main",
                        "measure",
                        "mlp:200-200x24-10,activation=hard-tanh,weight-variance=16",
                        "--json",
                        "--memory",
                        "4M")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.sleep(4000);
        new ProcessBuilder(List.of("kill", "-INT", String.valueOf(process.pid())))
                .start()
                .waitFor();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(ExitCode.INTERRUPTED, process.exitValue());
        JsonNode json = new ObjectMapper().readTree(out);
        assertFalse(json.get("complete").asBoolean());
        for (JsonNode row : json.get("rows")) {
            assertTrue(row.get("reason").asText().startsWith("interrupted"), row.toString());
            assertTrue(
                    !row.get("measure").asText().equals("growth")
                            || row.get("value").isNull(),
                    row.toString());
        }
    }
}
