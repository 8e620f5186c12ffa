package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Shape;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFileTest {
    @TempDir
    Path folder;

    private static Point read(String name, int... shape) {
        return ImageFile.read(Fixtures.file(name), Shape.of(shape));
    }

    private static void assertValues(Point point, double... expected) {
        assertArrayEquals(expected, point.values().toArray(), 1e-15, point.notes()::toString);
    }

    @Test
    void storedGreyIsTakenAsItIs() {
        Point point = read("grey8.png", 1, 2, 3);
        assertValues(point, 0, 0.2, 0.4, 0.6, 0.8, 1);
        assertEquals(List.of(), point.notes());
        assertValues(read("grey8.png", 6), 0, 0.2, 0.4, 0.6, 0.8, 1);
        assertValues(read("grey8.png", 2, 3), 0, 0.2, 0.4, 0.6, 0.8, 1);
        assertValues(read("grey16.png", 1, 1, 2), 0x8000 / 65535.0, 1);
        assertValues(read("grey1.png", 1, 1, 3), 1, 0, 1);
    }

    @Test
    void greyBecomesColourByRepetition() {
        Point point = read("grey8.png", 18);
        assertValues(point, 0, .2, .4, .6, .8, 1, 0, .2, .4, .6, .8, 1, 0, .2, .4, .6, .8, 1);
        assertTrue(point.notes().get(0).endsWith("grey repeated as red, green and blue"));
    }

    @Test
    void colourIsInPlanesAndBecomesGreyByLuma() {
        assertValues(read("rgb8.png", 3, 1, 2), 1, .4, 0, .4, .2, .4);
        assertValues(read("rgb16.png", 3, 1, 1), 0x8000 / 65535.0, 0, 1);
        assertValues(read("palette.png", 3, 1, 2), 1, 0, 0, 0, 0, 1);
        Point grey = read("rgb8.png", 1, 1, 2);
        assertValues(grey, 0.299 + 0.114 * 0.2, 0.4);
        assertTrue(grey.notes().get(0).contains("0.299 R + 0.587 G + 0.114 B"));
    }

    @Test
    void transparencyIsBlendedOverWhite() {
        Point point = read("rgba.png", 3, 1, 2);
        assertValues(point, 1, 1, 0, 1, 0, 1);
        assertTrue(point.notes().get(0).contains("over white"));
        assertValues(read("greyalpha.png", 1, 1, 2), 0, 1);
    }

    @Test
    void shrinkingAveragesAndEnlargingInterpolates() {
        Point shrunk = read("grey8.png", 1, 1, 1);
        assertValues(shrunk, 0.5);
        assertTrue(shrunk.notes().get(0).endsWith("resampled from 3 × 2 to 1 × 1 pixels by area averages"));
        assertTrue(shrunk.notes().get(1).contains("stretched"));
        // Two thirds of the width: [0, 1.5) and [1.5, 3) of 0, .2, .4.
        assertValues(read("grey8.png", 1, 2, 2), 0.1 / 1.5, 0.5 / 1.5, (.6 + .4) / 1.5, 1.4 / 1.5);
        Point grown = read("grey1.png", 1, 1, 6);
        assertValues(grown, 1, .75, .25, .25, .75, 1);
        assertTrue(grown.notes().get(0).contains("linear interpolation"));
        assertValues(read("grey16.png", 1, 3, 2), 0x8000 / 65535.0, 1, 0x8000 / 65535.0, 1, 0x8000 / 65535.0, 1);
    }

    @Test
    void aFlatShapeIsASquareOrTheImagesOwnSize() {
        assertEquals(784, read("grey8.png", 784).values().size());
        assertTrue(read("grey8.png", 784).notes().get(0).contains("to 28 × 28"));
        assertTrue(read("rgb8.png", 3072).notes().get(0).contains("to 32 × 32"));
        assertRefused(() -> read("grey8.png", 7), "3 × 2 pixels cannot become shape [7]");
        assertRefused(() -> read("grey8.png", 2, 28, 28), "cannot become shape [2, 28, 28]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
    void readsEveryFormatOfAUniformImage(String format) throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            BufferedImage image = new BufferedImage(20, 10, type);
            byte[] row = new byte[20 * 10 * image.getRaster().getNumBands()];
            Arrays.fill(row, (byte) 102);
            image.getRaster().setDataElements(0, 0, 20, 10, row);
            File file = folder.resolve("u." + format).toFile();
            assertTrue(ImageIO.write(image, format, file));
            Point point = ImageFile.read(file.toPath(), Shape.of(1, 5, 10));
            boolean indexed = format.equals("gif");
            for (double value : point.values().toArray()) {
                assertEquals(0.4, value, indexed ? 0.2 : 1e-12);
            }
        }
    }

    @Test
    void refusesDamageAndAbsurdSizes() throws IOException {
        assertRefused(() -> read("bomb.png", 784), "declares 60000 × 60000 pixels", "scale it down");
        assertRefused(() -> read("cube.npy", 784), "of no known image format");
        byte[] bytes = Files.readAllBytes(Fixtures.file("grey8.png"));
        Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, 45));
        assertRefused(() -> ImageFile.read(file, Shape.of(784)), "cut.png: cannot be decoded");
        BufferedImage noise = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 10_000; i++) {
            noise.setRGB(i % 100, i / 100, i * 7919);
        }
        Path jpeg = folder.resolve("cut.jpg");
        ImageIO.write(noise, "jpg", jpeg.toFile());
        byte[] whole = Files.readAllBytes(jpeg);
        Files.write(jpeg, Arrays.copyOf(whole, whole.length * 2 / 3));
        assertRefused(() -> ImageFile.read(jpeg, Shape.of(784)), "cut.jpg");
        Path tiff = folder.resolve("a.tif");
        assertTrue(ImageIO.write(noise, "tif", tiff.toFile()));
        assertRefused(() -> ImageFile.read(tiff, Shape.of(784)), "is a tif image; expected PNG");
    }
}
