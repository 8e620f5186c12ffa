package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static io.crease.data.Fixtures.header;
import static io.crease.data.Fixtures.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyTest {
    @TempDir
    Path folder;

    /** numpy.arange(24).reshape(2, 3, 4) / 4 - 1. */
    static Tensor cube() {
        double[] values = new double[24];
        Arrays.setAll(values, i -> i / 4.0 - 1);
        return Tensor.adopt(Shape.of(2, 3, 4), values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cube.npy", "cube-fortran.npy", "cube-v2.npy", "cube-v3.npy"})
    void readsWhatNumpyWrote(String name) {
        Path file = Fixtures.file(name);
        assertEquals(cube(), Npy.read(file));
        assertEquals(Shape.of(2, 3, 4), Npy.shape(file));
        double[] all = cube().toArray();
        assertEquals(Tensor.of(Shape.of(3, 4), Arrays.copyOfRange(all, 0, 12)), Npy.readRow(file, 0));
        assertEquals(Tensor.of(Shape.of(3, 4), Arrays.copyOfRange(all, 12, 24)), Npy.readRow(file, 1));
    }

    @Test
    void readsEveryElementType() {
        Map<String, Tensor> arrays = Npz.read(Fixtures.file("types.npz"));
        assertEquals(48, arrays.size());
        arrays.forEach((name, tensor) -> {
            if (!name.endsWith("=")) {
                assertEquals(arrays.get(name + "="), tensor, name);
            }
        });
        assertArrayEquals(
                new double[] {Long.MIN_VALUE, 1, 2, -3, 100, 0x1p63},
                Npz.read(Fixtures.file("types.npz"), "i8be").toArray());
        assertArrayEquals(
                new double[] {65504, 0x1p-24, -0x1p-14, -3, 100, 127},
                Npz.read(Fixtures.file("types.npz"), "f2le").toArray());
        assertArrayEquals(
                new double[] {0, 1, 1, 1, 1, 1},
                Npz.read(Fixtures.file("types.npz"), "b1le").toArray());
    }

    @Test
    void unsignedAndHalfValuesAreRoundedOnceAndExact() throws IOException {
        Path file = folder.resolve("a.npy");
        // 2^63 + 1025 lies just above the middle of two doubles: rounding twice would go down.
        Files.write(file, npy(header(">u8", "(1,)"), new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 4, 1}));
        assertEquals(0x1p63 + 2048, Npy.read(file).get(0));
        Files.write(file, npy(header(">f2", "(3,)"), new byte[] {0x7c, 0, (byte) 0xfc, 0, 0x7e, 0}));
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN},
                Npy.read(file).toArray());
    }

    @Test
    void anArrayWithoutAxesHasOneElement() {
        assertEquals(Tensor.vector(0.1), Npy.read(Fixtures.file("scalar.npy")));
        assertEquals(Tensor.vector(0.1), Npy.readRow(Fixtures.file("scalar.npy"), 0));
        assertEquals(Tensor.vector(-2), Npy.readRow(Fixtures.file("vector.npy"), 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.of(1 + random.nextInt(9), 1 + random.nextInt(50), 1 + random.nextInt(50));
        double[] values = random.doubles(shape.size()).toArray();
        values[0] = Double.NaN;
        values[shape.size() - 1] = Double.NEGATIVE_INFINITY;
        Tensor tensor = Tensor.adopt(shape, values);
        Path file = folder.resolve("t.npy");
        Npy.write(file, tensor);
        assertEquals(tensor, Npy.read(file));
        assertEquals(
                Shape.of(shape.extent(1), shape.extent(2)),
                Npy.readRow(file, shape.extent(0) - 1).shape());
    }

    @Test
    void writesTheBytesNumpyWrites() throws IOException {
        Path file = folder.resolve("t.npy");
        Npy.write(file, cube());
        assertArrayEquals(Files.readAllBytes(Fixtures.file("cube.npy")), Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objects.npy | runs code",
                "records.npy | records with several fields",
                "complex.npy | dtype '<c16'; expected f2, f4",
                "words.npy | dtype '<U2'",
                "empty.npy | has no elements",
                "cube.csv | does not begin with \\x93NUMPY",
                "absent.npy | no such file"
            })
    void refusesWhatIsNoNumberArray(String name, String fragment) {
        Path file = name.equals("absent.npy") ? folder.resolve(name) : Fixtures.file(name);
        assertRefused(() -> Npy.read(file), file.toString(), fragment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(2147483647,); <f8; truncated",
                "(3000000000,); <f8; at most 2^31 - 1 elements",
                "(99999, 99999, 99999); |u1; at most 2^31 - 1 elements",
                "(99999999999999999999,); |u1; non-negative integers",
                "(-1,); |u1; non-negative integers",
                "(8.5,); |u1; non-negative integers",
                "(2, 0); |u1; no elements",
                "(9,); |u1; truncated",
                "(3,); |u1; expected 3 bytes of data, found 8",
                "(1,); =u8; dtype '=u8'",
                "(4,); |u2; dtype '|u2'",
                "8; |u1; the .npy header is"
            },
            quoteCharacter = '"')
    void refusesHeadersThatCannotBe(String shape, String descr, String fragment) throws IOException {
        Path file = folder.resolve("a.npy");
        Files.write(file, npy(header(descr, shape), new byte[8]));
        assertRefused(() -> Npy.read(file), file.toString(), fragment);
        assertRefused(() -> Npy.readRow(file, 0), fragment);
    }

    @Test
    void refusesHeadersThatLieOrAreCutShort() throws IOException {
        Path file = folder.resolve("a.npy");
        byte[] good = Files.readAllBytes(Fixtures.file("cube-v2.npy"));
        for (int length : new int[] {1, 7, 9, 11, 50, 128, 319}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(() -> Npy.read(file), "expected");
        }
        byte[] lie = good.clone();
        lie[11] = 0x7f;
        Files.write(file, lie);
        assertRefused(() -> Npy.read(file), "declares a .npy header of 2130706", "expected at most 308");
        byte[] version = good.clone();
        version[6] = 9;
        Files.write(file, version);
        assertRefused(() -> Npy.read(file), ".npy version 9.0; expected 1.0, 2.0 or 3.0");
        Files.write(file, new byte[0]);
        assertRefused(() -> Npy.read(file), "is empty");
        assertRefused(() -> Npy.read(folder), "is a folder");
        Files.write(file, npy("x".repeat(300), new byte[8]));
        assertRefused(() -> Npy.read(file), "the .npy header is xxx", "…; expected {'descr'");
    }

    @Test
    void refusesARowThatIsNotThere() {
        assertRefused(() -> Npy.readRow(Fixtures.file("cube.npy"), 2), "row 2", "[2, 3, 4]", "from 0 to 1");
        assertRefused(() -> Npy.readRow(Fixtures.file("cube.npy"), -1), "row -1");
    }
}
