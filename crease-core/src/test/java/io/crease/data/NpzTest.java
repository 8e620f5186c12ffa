package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NpzTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "zip64.npz"})
    void readsWhatNumpyWroteInItsOrder(String name) {
        Path file = Fixtures.file(name);
        Map<String, Tensor> arrays = Npz.read(file);
        assertEquals(List.of("second", "first"), Npz.names(file).subList(0, 2));
        assertEquals(Npz.names(file), List.copyOf(arrays.keySet()));
        assertEquals(Npy.readRow(Fixtures.file("cube.npy"), 1), arrays.get("second"));
        assertEquals(Npy.readRow(Fixtures.file("cube.npy"), 0), Npz.read(file, "first"));
        assertEquals(Shape.of(3, 4), Npz.shape(file, "first"));
        assertEquals(Tensor.vector(0, 0.25, 0.5, 0.75), Npz.readRow(file, "first", 1));
    }

    @Test
    void whatIsWrittenIsReadBackAndEqualArraysGiveEqualBytes() throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("layer1/weight", NpyTest.cube());
        arrays.put("β", Tensor.vector(1, Double.NaN));
        Path file = folder.resolve("net.npz");
        Npz.write(file, arrays);
        assertEquals(arrays, Npz.read(file));
        assertEquals(List.copyOf(arrays.keySet()), Npz.names(file));
        Path again = folder.resolve("again.npz");
        Npz.write(again, arrays);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
        assertThrows(IllegalArgumentException.class, () -> Npz.write(file, Map.of()));
    }

    @Test
    void passesOverOtherEntriesAndNamesWhatThereIs() throws IOException {
        Path file = zip(Map.of("readme.txt", new byte[3], "w.npy", Files.readAllBytes(Fixtures.file("cube.npy"))));
        assertEquals(List.of("w"), Npz.names(file));
        assertRefused(() -> Npz.read(file, "v"), "no array named v; expected one of w");
        assertRefused(() -> Npz.readRow(file, "w", 5), "array w", "row 5", "from 0 to 1");
        assertRefused(() -> Npz.read(zip(Map.of("readme.txt", new byte[3]))), "no .npy entry");
    }

    @Test
    void refusesBombsBeforeTheyUnfold() throws IOException {
        // 400 MB of zeros for each array, a few hundred kB in the file: more than the heap's half when read together.
        String header = Fixtures.header("|u1", "(400000000,)");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb.npy"));
            zip.write(Fixtures.npy(header, new byte[0]));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        Path file = Files.write(folder.resolve("bomb.npz"), bytes.toByteArray());
        assertRefused(() -> Npz.read(file), "array bomb", "400000000 values need", "half of Java's heap", "-Xmx");
        assertEquals(Tensor.vector(0), Npz.readRow(file, "bomb", 399_999_999));
    }

    @Test
    void refusesDeclaredSizesThatAreLies() throws IOException {
        Path good = zip(Map.of("w.npy", Files.readAllBytes(Fixtures.file("cube.npy"))));
        byte[] bytes = Files.readAllBytes(good);
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[central + 27] = 0x7f; // the size, unpacked: about 2 GB
        Path file = Files.write(folder.resolve("lie.npz"), bytes);
        assertRefused(() -> Npz.read(file), "array w", "bytes packed into", "damaged");

        bytes = Files.readAllBytes(good);
        bytes[central + 24]--;
        Files.write(file, bytes);
        assertRefused(() -> Npz.read(file), "expected 192 bytes of data, found 191");

        bytes = Files.readAllBytes(good);
        bytes[central + 16] ^= 1;
        Files.write(file, bytes);
        assertRefused(() -> Npz.read(file), "checksum", "damaged");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        assertRefused(() -> Npz.read(Fixtures.file("cube.npy")), "cannot be read as a zip", "numpy.savez");
        assertRefused(() -> Npz.read(folder.resolve("absent.npz")), "no such file");
        byte[] bytes = Files.readAllBytes(Fixtures.file("stored.npz"));
        Path file = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(bytes, bytes.length - 30));
        assertRefused(() -> Npz.read(file), "cannot be read as a zip");
        Path pickled = zip(Map.of("o.npy", Files.readAllBytes(Fixtures.file("objects.npy"))));
        assertRefused(() -> Npz.read(pickled), "array o", "pickle");
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(Files.createTempFile(folder, "z", ".npz"), bytes.toByteArray());
    }
}
