package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays as inputs, in either layout and with a batch axis, and as images. */
final class ArrayImageTest {
    private static final Preprocessing IMAGES = new Preprocessing(Normalisation.NONE, 1, null, false, null, true);

    @TempDir
    Path folder;

    private static Tensor count(int... shape) {
        Shape all = Shape.of(shape);
        double[] values = new double[all.size()];
        Arrays.setAll(values, i -> i / (double) values.length);
        return Tensor.adopt(all, values);
    }

    private String file(Tensor tensor) {
        Path file = folder.resolve("a.npy");
        Npy.write(file, tensor);
        return file.toString();
    }

    private static Tensor read(String spec, Preprocessing preprocessing, int... shape) {
        return Points.read(spec, Shape.of(shape), null, preprocessing).values();
    }

    @Test
    void batchAxesAreRowsOrFallAway() {
        Tensor two = count(2, 3, 2, 2);
        Tensor second = Tensor.vector(Arrays.copyOfRange(two.toArray(), 12, 24));
        String file = file(two);
        for (Preprocessing way : List.of(Preprocessing.NONE, IMAGES)) {
            assertEquals(second.reshape(Shape.of(3, 2, 2)), read(file + "#1", way, 3, 2, 2));
            assertEquals(second, read(file + "#1", way, 12));
            assertRefused(() -> read(file, way, 3, 2, 2), "holds 2 ", file + "#0 to " + file + "#1");
        }
        String one = file(count(1, 3, 2, 2));
        for (Preprocessing way : List.of(Preprocessing.NONE, IMAGES)) {
            assertEquals(count(3, 2, 2), read(one, way, 3, 2, 2));
            assertEquals(count(3, 2, 2), read(one + "#0", way, 3, 2, 2));
        }
    }

    @Test
    void axesInTheOtherOrderAreTurned() {
        Tensor hwc = count(2, 4, 3);
        String file = file(hwc.reshape(Shape.of(1, 2, 4, 3)));
        Point point = Points.read(file + "#0", Shape.of(3, 2, 4), null);
        for (int i = 0; i < 24; i++) {
            assertEquals(hwc.get(i % 8 * 3 + i / 8), point.values().get(i));
        }
        assertEquals(List.of("axes turned from [2, 4, 3] to [3, 2, 4]"), point.notes());
        assertEquals(hwc, read(file, Preprocessing.NONE, 2, 4, 3));
        assertEquals(hwc, read(file(point.values()), Preprocessing.NONE, 2, 4, 3));
        // Neither order: row-major, as any shape of equal size.
        file = file(hwc);
        assertEquals(hwc.reshape(Shape.of(2, 3, 4)), read(file, Preprocessing.NONE, 2, 3, 4));
    }

    @Test
    void imagesAreLaidOutNormalisedAndFitted() {
        Tensor hwc = count(2, 4, 3);
        String file = file(hwc);
        Preprocessing half =
                new Preprocessing(new Normalisation(List.of(0.5), List.of(0.5)), 1, null, false, null, true);
        double[] expected = new double[24];
        Arrays.setAll(expected, i -> 2 * hwc.get(i % 8 * 3 + i / 8) - 1);
        assertArrayEquals(expected, read(file, half, 3, 2, 4).toArray(), 1e-15);
        assertRefused(() -> read(file, IMAGES, 3, 4, 4), "has shape [2, 4, 3], 24 elements", "--fit resize");
        assertRefused(() -> read(file, IMAGES, 3, 4, 2), "4 × 2 pixels in 3 channels; expected 2 × 4");
        Preprocessing resized = new Preprocessing(Normalisation.NONE, 1, null, false, Fit.RESIZE, true);
        double[] means = read(file, resized, 3, 1, 1).toArray();
        assertArrayEquals(new double[] {10.5 / 24, 11.5 / 24, 12.5 / 24}, means, 1e-15);
        double[] grey = read(file, resized, 1, 1, 1).toArray();
        assertArrayEquals(new double[] {(.299 * 10.5 + .587 * 11.5 + .114 * 12.5) / 24}, grey, 1e-15);
        assertArrayEquals(
                new double[] {.375, .375, .375},
                read(file(count(2, 2)), resized, 3, 1, 1).toArray(),
                1e-15);
    }

    @Test
    void bytesAreDividedBy255() {
        String file = Fixtures.file("batch-hwc.npy") + "#0";
        Tensor plain = Points.read(file, Shape.of(3, 8, 9), null).values();
        double[] image = read(file, IMAGES, 3, 8, 9).toArray();
        double[] photo = ImageFile.read(Fixtures.file("wide.png"), Shape.of(3, 30, 40))
                .values()
                .toArray();
        for (int i = 0; i < image.length; i++) {
            assertEquals(plain.get(i) / 255, image[i], 0);
            assertEquals(photo[i / 72 * 1200 + i / 9 % 8 * 40 + i % 9], image[i], 1e-15);
        }
    }

    @Test
    void archivesAndTextsLikewise() throws IOException {
        Path npz = folder.resolve("a.npz");
        Npz.write(npz, Map.of("x", count(2, 2, 2, 3)));
        assertEquals(read(npz + ":x#1", Preprocessing.NONE, 3, 2, 2), read(npz + "#1", IMAGES, 3, 2, 2));
        assertEquals(12 / 24.0, read(npz + "#1", IMAGES, 3, 2, 2).get(0));
        Path csv = Files.writeString(folder.resolve("a.csv"), "0,0.25\n0.5,1\n");
        Preprocessing doubled = new Preprocessing(Normalisation.NONE, 2, null, false, null, true);
        assertEquals(Tensor.of(Shape.of(1, 1, 2), 1, 2), read(csv + "#1", doubled, 1, 1, 2));
    }

    @Test
    void refusesWhatIsNoImage() {
        assertRefused(
                () -> read(file(Tensor.of(Shape.of(1, 1, 2), 0.5, 1.5)), IMAGES, 1, 1, 2),
                "element 1 is 1.5; expected an image's values from 0 to 1, or bytes (uint8)");
        assertRefused(
                () -> read(file(Tensor.of(Shape.of(1, 1, 2), 0.5, Double.NaN)), IMAGES, 1, 1, 2), "element 1 is NaN");
        assertRefused(() -> read(file(count(2, 2, 2)), IMAGES, 2, 2, 2), "shape [2, 2, 2] is no image's");
        assertRefused(() -> read(file(count(5)), IMAGES, 1, 2, 2), "shape [5] is no image's", "or 4 elements");
    }
}
