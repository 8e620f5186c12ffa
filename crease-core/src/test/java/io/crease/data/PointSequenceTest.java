package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.StreamedPolyline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images and files of rows as sequences of points and as polylines. */
final class PointSequenceTest {
    private static final Preprocessing BYTES = new Preprocessing(Normalisation.NONE, 255, null, false, null, false);

    @TempDir
    Path folder;

    /** A grey image of one shade. */
    private void image(String name, int width, int height, int shade) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, shade);
        }
        assertTrue(ImageIO.write(image, "png", folder.resolve(name).toFile()));
    }

    private PointSequence open(int... shape) {
        return ImageFolder.open(folder, Shape.of(shape), BYTES);
    }

    @Test
    void namesAreInTheOrderPeopleCountIn() {
        List<String> sorted = List.of(
                "",
                "A2",
                "a",
                "a1",
                "a01",
                "a2",
                "a10",
                "a10b",
                "a10b2",
                "a10b11",
                "a99999999999999999999",
                "a100000000000000000000",
                "b",
                "img-2",
                "img1",
                "é");
        List<String> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new java.util.Random(7));
        mixed.sort(new NaturalOrder());
        List<String> expected = new ArrayList<>(sorted);
        Collections.swap(expected, 3, 4); // equal numbers: by character
        assertEquals(expected, mixed);
    }

    @Test
    void aFolderIsThePolylineThroughItsImages() throws IOException {
        image("img10.png", 4, 4, 30);
        image("img2.PNG", 4, 4, 10);
        image("img3.png", 6, 2, 25);
        image(".img4.png", 4, 4, 0);
        Files.writeString(folder.resolve("notes.txt"), "no image");
        Files.createDirectory(folder.resolve("img5.png"));
        PointSequence points = open(1, 2, 2);
        StreamedPolyline curve = points.polyline();
        assertArrayEquals(new double[] {0, .5, 1}, curve.breaks());
        assertArrayEquals(new double[] {10, 10, 10, 10}, curve.at(0), 1e-12);
        assertArrayEquals(new double[] {17.5, 17.5, 17.5, 17.5}, curve.at(.25), 1e-12);
        assertArrayEquals(new double[] {25, 25, 25, 25}, curve.at(.5), 1e-12);
        assertArrayEquals(new double[] {30, 30, 30, 30}, curve.at(1), 1e-12);
        List<String> notes = points.notes();
        assertEquals(folder + ": 3 images, img2.PNG to img10.png", notes.get(0));
        assertEquals(folder + ": passed over 3 that are no images: .img4.png, img5.png, notes.txt", notes.get(1));
        assertTrue(
                notes.contains("img2.PNG and 1 more: resampled from 4 × 4 to 2 × 2 pixels by area averages"),
                notes::toString);
        assertTrue(notes.contains("all 3 points: values in [0, 255.0]"), notes::toString);
    }

    @Test
    void imagesComeAndGo() throws IOException {
        int count = 300;
        for (int i = 0; i < count; i++) {
            image(i + ".png", 1, 1, i % 256);
        }
        PointSequence points = open(1, 1, 1);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3000; i++) {
            int index = random.nextInt(count);
            assertEquals(index % 256, points.point(index).get(0), 1e-12);
        }
        Files.delete(folder.resolve("0.png"));
        // The first has long given way to others.
        for (int i = 1; i < count; i++) {
            points.point(i);
        }
        assertRefused(() -> points.point(0), "0.png: no such file");
    }

    @Test
    void refusesFoldersThatMakeNoCurve() throws IOException {
        assertRefused(() -> open(1, 1, 1), "holds no image; expected at least two");
        image("a.png", 2, 2, 1);
        Files.writeString(folder.resolve("readme.md"), "");
        assertRefused(() -> open(1, 1, 1), "a single image, a.png (beside 1 other", "use it with --from or --to");
        image("b.png", 2, 2, 1);
        assertRefused(() -> walk(open(1, 1, 1)), "b.png: is the same point as a.png");
        Files.writeString(folder.resolve("b.png"), "no image");
        assertRefused(() -> walk(open(1, 1, 1)), "b.png: of no known image format");
        Path none = folder.resolve("none");
        assertRefused(() -> ImageFolder.open(none, Shape.of(1, 1, 1), BYTES), "is not there; expected a folder");
        Path file = folder.resolve("readme.md");
        assertRefused(() -> ImageFolder.open(file, Shape.of(1, 1, 1), BYTES), "is no folder; expected a folder");
    }

    @Test
    void aFlatInputNeedsImagesOfOneSize() throws IOException {
        image("a.png", 4, 2, 1);
        image("b.png", 2, 4, 2);
        assertRefused(() -> walk(open(8)), "b.png: would become 2 × 4 pixels in 1 channel, the first image 4 × 2");
        walk(open(1, 2, 4));
        image("b.png", 4, 2, 2);
        walk(open(8));
    }

    private static void walk(PointSequence points) {
        for (int i = 0; i < points.size(); i++) {
            points.point(i);
        }
    }

    @Test
    void rowsOfFilesAreTheSamePolyline() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(7 * 6).toArray();
        Path npy = folder.resolve("a.npy");
        Npy.write(npy, Tensor.of(Shape.of(7, 1, 2, 3), values));
        Path npz = folder.resolve("a.npz");
        Npz.write(npz, Map.of("rows", Tensor.of(Shape.of(7, 6), values)));
        List<Tensor> rows = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            rows.add(Tensor.vector(java.util.Arrays.copyOfRange(values, 6 * i, 6 * i + 6)));
        }
        Polyline whole = new Polyline(rows);
        for (String file : List.of(npy.toString(), npz.toString(), npz + ":rows")) {
            assertTrue(PointsFile.named(file));
            StreamedPolyline curve =
                    PointsFile.open(file, Shape.of(6), Preprocessing.NONE).polyline();
            assertArrayEquals(whole.breaks(), curve.breaks());
            for (int i = 0; i < 200; i++) {
                double t = i < 7 ? i / 6.0 : random.nextDouble();
                assertArrayEquals(whole.at(t), curve.at(t), "seed " + seed);
            }
        }
        assertEquals(
                npy + "#6",
                PointsFile.open(npy.toString(), Shape.of(6), Preprocessing.NONE).name(6));
        assertRefused(
                () -> PointsFile.open(npy.toString(), Shape.of(5), Preprocessing.NONE),
                "rows of 6 elements; expected 5");
        Npy.write(npy, Tensor.of(Shape.of(1, 2), 0, 1));
        assertRefused(() -> PointsFile.open(npy.toString(), Shape.of(2), Preprocessing.NONE), "a single row");
    }

    @Test
    void largeArraysAreReadRowByRow() {
        int width = 1 << 21;
        double[] values = new double[3 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path npy = folder.resolve("large.npy");
        Npy.write(npy, Tensor.adopt(Shape.of(3, width), values));
        PointSequence points = PointsFile.open(npy.toString(), Shape.of(width), Preprocessing.NONE);
        assertEquals(2.0 * width + 5, points.point(2).get(5));
        assertEquals(width - 1, points.point(0).get(width - 1));
        assertEquals(width, points.point(1).get(0));
        assertThrows(InputException.class, () -> points.point(3));
    }

    @Test
    void arraysOfImagesArePreprocessed() {
        String file = Fixtures.file("batch-hwc.npy").toString();
        Preprocessing images = new Preprocessing(Normalisation.IMAGENET, 1, null, false, null, true);
        PointSequence points = PointsFile.open(file, Shape.of(3, 8, 9), images);
        assertEquals(Points.read(file + "#1", Shape.of(3, 8, 9), null, images).values(), points.point(1));
        assertRefused(() -> PointsFile.open(file, Shape.of(3, 8, 8), images).point(0), "--fit resize");
        Preprocessing cropped = new Preprocessing(Normalisation.NONE, 1, null, false, Fit.parse("crop"), true);
        assertEquals(
                192, PointsFile.open(file, Shape.of(3, 8, 8), cropped).point(1).size());
    }
}
