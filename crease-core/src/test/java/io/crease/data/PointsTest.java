package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PointsTest {
    private static final Shape FOUR = Shape.of(4);

    @TempDir
    Path folder;

    private static Tensor read(String spec, Shape shape) {
        return Points.read(spec, shape, null).values();
    }

    @Test
    void everyKindIsInTheCatalogue() {
        Set<String> listed = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (PointSource source : Points.sources()) {
            listed.add(source.getClass().getSimpleName());
            assertTrue(names.add(source.name()), "two kinds are named " + source.name());
            String example = source.syntax();
            assertTrue(source.accepts(example), example);
            assertSame(source, Points.source(example), example);
        }
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.crease.data")) {
            if (found.isAssignableTo(PointSource.class) && !found.isInterface()) {
                String name = found.getSimpleName();
                assertTrue(listed.contains(name), "add to Points.SOURCES: new " + name + "(),");
            }
        }
    }

    @Test
    void constantsTakeAnyShape() {
        assertEquals(Tensor.zeros(Shape.of(2, 3)), read("zeros", Shape.of(2, 3)));
        assertEquals(Tensor.vector(1, 1, 1, 1), read("ones", FOUR));
    }

    @Test
    void gaussianPointsAreTheSameForTheSameSeed() {
        Tensor seven = read("gaussian:7", Shape.of(20_000));
        assertEquals(seven, read("gaussian:7", Shape.of(2, 100, 100)).reshape(Shape.of(20_000)));
        assertNotEquals(seven, read("gaussian:8", Shape.of(20_000)));
        assertEquals(seven.get(3), read("gaussian:7", FOUR).get(3));
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (double value : seven.toArray()) {
            mean += value / 20_000;
            square += value * value / 20_000;
            fourth += value * value * value * value / 20_000;
        }
        // Five standard errors: √(1/n), √(2/n), √(96/n).
        assertEquals(0, mean, 5 * Math.sqrt(1 / 20_000.0));
        assertEquals(1, square, 5 * Math.sqrt(2 / 20_000.0));
        assertEquals(3, fourth, 5 * Math.sqrt(96 / 20_000.0));
        assertRefused(() -> read("gaussian:x", FOUR), "gaussian:x: no seed; expected an integer");
        assertRefused(() -> read("gaussian", FOUR), "as gaussian:7");
        assertRefused(() -> read("gaussian:", FOUR), "as gaussian:7");
    }

    @Test
    void rowsOfFilesBecomePoints() {
        Path npy = Fixtures.file("cube.npy");
        assertEquals(Shape.of(12), read(npy + "#1", Shape.of(12)).shape());
        assertEquals(2, read(npy + "#1", Shape.of(1, 3, 4)).get(0));
        assertEquals(NpyTest.cube(), read(npy.toString(), Shape.of(2, 3, 4)));
        assertEquals(Tensor.vector(0, .25, .5, .75), read(Fixtures.file("cube.csv") + "#1", FOUR));
        Path npz = Fixtures.file("stored.npz");
        assertEquals(Tensor.vector(2, 2.25, 2.5, 2.75), read(npz + ":second#0", FOUR));
        assertEquals(Tensor.vector(1, 0), read(npz + ":bits", Shape.of(2)));
        assertRefused(() -> read(npz + "#0", FOUR), "holds 3 arrays", npz + ":second");
        assertRefused(() -> read(npz + ":third#0", FOUR), "no array named third; expected one of second, first, bits");
        assertEquals(
                6,
                read(Fixtures.file("grey8.png").toString(), Shape.of(1, 2, 3)).size());
    }

    @Test
    void theLastDigitsAfterAHashAreTheRow() throws IOException {
        Path odd = folder.resolve("a#1,b#2.csv");
        Files.writeString(odd, "1,2,3,4\n5,6,7,8\n");
        assertEquals(Tensor.vector(5, 6, 7, 8), read(odd + "#1", FOUR));
        Path single = folder.resolve("#3.csv");
        Files.writeString(single, "5 6 7 8");
        assertEquals(Tensor.vector(5, 6, 7, 8), read(single.toString(), FOUR));
        assertRefused(() -> read(odd + "#12345678901", FOUR), "row 12345678901; expected");
    }

    @Test
    void refusesPointsOfAnotherSize() {
        Path npy = Fixtures.file("cube.npy");
        assertRefused(
                () -> read(npy + "#0", FOUR), npy + "#0: has shape [3, 4], 12 elements; expected [4], 4 elements");
        assertRefused(
                () -> read(npy.toString(), Shape.of(12)), "holds 2 rows of 12 elements", npy + "#0 to", npy + "#1");
        assertRefused(() -> read(npy.toString(), FOUR), "has shape [2, 3, 4], 24 elements; expected [4], 4 elements");
        assertRefused(() -> read(Fixtures.file("cube.csv").toString(), FOUR), "holds 6 rows of 4", "#5");
    }

    @Test
    void refusesPointsThatAreNotFinite() throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, "1,2,nan,inf\n");
        assertRefused(() -> read(file + "#0", FOUR), file + "#0: element [2] is NaN; expected finite");
        Path npy = folder.resolve("p.npy");
        Npy.write(npy, Tensor.of(Shape.of(1, 2, 2), 0, 1, 2, Double.NEGATIVE_INFINITY));
        assertRefused(() -> read(npy + "#0", FOUR), "element [1, 1] is -Infinity");
    }

    @Test
    void imagesOfDataSetsNeedAFolder() throws IOException {
        Files.write(
                Files.createDirectory(folder.resolve("mnist")).resolve("t10k-images-idx3-ubyte"),
                Fixtures.idx(new byte[784], 1, 28, 28));
        assertEquals(
                Tensor.zeros(Shape.of(784)),
                Points.read("mnist:test/0", Shape.of(784), folder).values());
        assertRefused(() -> read("mnist:test/0", Shape.of(784)), "give --data DIR or set CREASE_DATA");
        assertRefused(() -> Points.read("mnist:test/1", Shape.of(784), folder), "image 1", "from 0 to 0");
        assertRefused(
                () -> Points.read("mnist:test/0", FOUR, folder), "mnist:test/0: has shape [1, 28, 28], 784", "[4], 4");
        assertRefused(() -> Points.read("mnist:test", FOUR, folder), "no image named; expected mnist:train/INDEX");
        assertRefused(() -> Points.read("mnist:valid/3", FOUR, folder), "expected mnist:train/INDEX");
        assertRefused(() -> Points.read("fashion-mnist:test/0", FOUR, folder), "no file of fashion-mnist:test");
        assertRefused(
                () -> Points.read("cifar10:train/0", FOUR, folder), "no file of cifar10:train", "data_batch_1.bin");
    }

    @Test
    void refusesSpecsOfNoKind() {
        assertRefused(
                () -> read("nonsense", FOUR), "point 'nonsense': of no known kind", "gaussian:SEED", "mnist:test/17");
        assertRefused(() -> read("", FOUR), "point ''");
        assertRefused(() -> read("a\0.npy#0", FOUR), "cannot be a path");
        assertRefused(() -> read("absent.png", FOUR), "absent.png: no such file");
    }
}
