package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole help screens against files. After a deliberate change write them anew with {@code -Dcrease.golden=write} and read the
 * difference.
 */
class HelpScreensTest {
    private static final Path SOURCES = Path.of("src/test/resources/io/crease/cli");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "measure",
                "compare",
                "check",
                "dichotomies",
                "regions",
                "info",
                "theory",
                "bounds",
                "train",
                "study",
                "reproduce",
                "plot",
                "report",
                "export",
                "data",
                "data get",
                "data list",
                "data check",
                "list",
                "completion"
            })
    void screens(String command) throws IOException {
        Cli run = Cli.run((command + " --help").strip().split(" "));
        assertEquals(0, run.code());
        run.out()
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .forEach(line -> assertTrue(line.startsWith("  "), "an example wraps: " + line));
        golden("help" + (command.isEmpty() ? "" : "-" + command.replace(' ', '-')) + ".txt", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"measures", "activations", "trajectories", "networks", "initialisers", "points"})
    void catalogues(String what) {
        Cli run = Cli.run("list", what);
        assertEquals(0, run.code());
        assertTrue(run.out().lines().count() > 4, run.out());
    }

    @Test
    void completionIsAScriptForEveryCommand() {
        Cli run = Cli.run("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("_complete_crease"));
        for (String word : new String[] {
            "--seeds",
            "_picocli_crease_compare",
            "_picocli_crease_check",
            "_picocli_crease_reproduce",
            "--strict",
            "--max-dead",
            "--slice",
            "--decision",
            "--url"
        }) {
            assertTrue(run.out().contains(word), word);
        }
    }

    @Test
    void versionNamesWhatMatters() {
        Cli run = Cli.run("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("(?s)crease .*\nJava 1?[0-9].*\nOpenBLAS [0-9.]+\n.*"), run.out());
    }

    private static void golden(String name, String found) throws IOException {
        if ("write".equals(System.getProperty("crease.golden"))) {
            Files.writeString(SOURCES.resolve(name), found);
        }
        try (InputStream stream = HelpScreensTest.class.getResourceAsStream(name)) {
            assertNotNull(stream, name + " is missing: run with -Dcrease.golden=write");
            assertEquals(new String(stream.readAllBytes(), StandardCharsets.UTF_8), found);
        }
    }
}
