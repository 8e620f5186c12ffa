package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of operators in docs/onnx.md is the catalogue's. After a deliberate change write it anew with
 * {@code -Dcrease.golden=write} and read the difference.
 */
class DocumentationTest {
    private static final Path PAGE = Path.of("../docs/onnx.md");

    @Test
    void theTableIsTheCatalogues() throws IOException {
        String table = Operators.table().stream()
                .map(e -> "| `" + e.name() + "` | " + e.treatment().text() + " | " + e.forms() + " |")
                .collect(Collectors.joining("\n", "| operator | becomes | forms |\n| --- | --- | --- |\n", "\n"));
        String page = Files.readString(PAGE);
        List<String> parts = List.of(page.split("<!-- operators -->\n", -1));
        assertEquals(3, parts.size(), "a marker before the table and one behind it");
        if ("write".equals(System.getProperty("crease.golden"))) {
            Files.writeString(PAGE, parts.get(0) + marked(table) + parts.get(2));
        } else {
            assertEquals(table, parts.get(1));
        }
    }

    @Test
    void thePageSaysWhichOpsetsAreRead() throws IOException {
        String expected = "in version " + OnnxFile.OLDEST_OPSET + " to " + OnnxFile.NEWEST_OPSET;
        assertTrue(Files.readString(PAGE).contains(expected), expected);
    }

    private static String marked(String table) {
        return "<!-- operators -->\n" + table + "<!-- operators -->\n";
    }
}
