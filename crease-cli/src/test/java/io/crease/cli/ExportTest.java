package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export command: the file, the note beside it, and what it refuses. What is in the file is tested where it is written. */
class ExportTest {
    @TempDir
    private Path folder;

    @Test
    void doublesTakeTwiceTheRoom() throws IOException {
        Path floats = folder.resolve("floats.onnx");
        Path doubles = folder.resolve("doubles.onnx");
        Cli run = Cli.run("export", "mlp:20-100x2-10", "-o", floats.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("input [N, 20], 13,210 parameters"), run.err());
        Cli quiet = Cli.run("export", "mlp:20-100x2-10", "-q", "-o", doubles.toString(), "--precision", "double");
        assertEquals(new Cli(0, "", ""), quiet);
        assertEquals(13210.0 * 4, (double) (Files.size(doubles) - Files.size(floats)), 100);
    }

    @Test
    void whatCannotBeWrittenIsOneLine() throws IOException {
        Cli run = Cli.run(
                "export", "mlp:2-3-1", "-o", folder.resolve("none/net.onnx").toString());
        assertEquals(ExitCode.INPUT, run.code());
        assertTrue(run.err().startsWith("crease: ") && run.err().contains("does not exist"), run.err());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
