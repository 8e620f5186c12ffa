package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatNumpyWrote() {
        Tensor expected = NpyTest.cube().reshape(Shape.of(6, 4));
        assertEquals(expected, Csv.read(Fixtures.file("cube.csv")));
        assertEquals(expected, Csv.read(Fixtures.file("cube.txt")));
        assertEquals(Tensor.vector(4, 4.25, 4.5, 4.75), Csv.readRow(Fixtures.file("cube.csv"), 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2.5\n-3,4e2\n",
                "1;2.5\r\n-3;4e2",
                "1\t2.5\r-3\t4e2\r",
                "  1   2.5\n-3 4e2 \n\n",
                "\uFEFFx,y\n1,2.5\n-3,4e2\n",
                "\"x, one\",\"y\"\n\"1\",2.5\n-3, +4E2\n",
                "# comment\n\n x ; y # names\n1;2.5 # first\n-3;400\n",
            })
    void readsEveryDialect(String text) throws IOException {
        assertEquals(Tensor.of(Shape.of(2, 2), 1, 2.5, -3, 400), Csv.read(write(text)));
        assertEquals(Tensor.vector(-3, 400), Csv.readRow(write(text), 1));
    }

    @Test
    void nonFiniteNumbersAreNumbers() throws IOException {
        Tensor read = Csv.read(write("nan,inf\nNaN,-Infinity\n"));
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(Tensor.of(Shape.of(2, 2), Double.NaN, inf, Double.NaN, -inf), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2~3,x4 | line 2, column 2: found 'x4'; expected a number",
                "1,2~3,4,5 | line 2, found 3 columns; expected 2 as in line 1",
                "x,y~1 | line 2, found 1 columns; expected 2 as in line 1",
                "1,2~3, | line 2, column 2: found nothing; expected a number",
                "x,2~3,4 | line 1, column 1: found 'x'; expected a number (a header line has no number in any column)",
                "1;2~1,5;2 | line 2, column 1: found '1,5'; expected a number with a decimal point",
                "1,2~1d,2 | line 2, column 1: found '1d'; expected a number",
                "1,2~0x1p3,2 | line 2, column 1: found '0x1p3'; expected a number",
                "1,1e999 | line 1, found 1e999; expected a number of magnitude below",
                "x,y~# none | no row of numbers"
            },
            ignoreLeadingAndTrailingWhitespace = true)
    void errorsSayWhere(String text, String fragment) throws IOException {
        Path file = write(text.replace('~', '\n'));
        assertRefused(() -> Csv.read(file), file + ": " + fragment);
    }

    @Test
    void refusesBinaryFilesAndAbsentRows() throws IOException {
        Path file = folder.resolve("b.csv");
        Files.write(file, "1,2\n3,4\n".getBytes(StandardCharsets.UTF_16LE));
        assertRefused(() -> Csv.read(file), "binary file or another encoding");
        assertRefused(() -> Csv.readRow(Fixtures.file("cube.csv"), 6), "row 6", "6 rows", "from 0 to 5");
        assertRefused(() -> Csv.read(write("")), "is empty");
    }

    @Test
    void refusesALineThatWouldFillTheHeap() throws IOException {
        Path file =
                write("1,".repeat((int) Math.min(1 << 25, Runtime.getRuntime().maxMemory() / 256) + 1));
        assertRefused(() -> Csv.read(file), "line 1, longer than", "expected one row a line");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("points.csv"), text);
    }
}
