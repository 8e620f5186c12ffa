package io.crease.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole pictures as text. After a deliberate change write them anew with {@code -Dcrease.golden=write}, look at them, and read the difference. */
class GoldenSvgTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/crease/report/draw");

    static List<Figure> figures() {
        return Figures.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void thePictureIsTheOneThatWasLookedAt(Figure figure) throws IOException {
        Path file = FOLDER.resolve(figure.name() + ".svg");
        String svg = Drawing.of(figure).svg().replace("><", ">\n<");
        if ("write".equals(System.getProperty("crease.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }
        assertEquals(Files.readString(file), svg, figure.name());
    }
}
