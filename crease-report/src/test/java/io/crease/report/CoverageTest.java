package io.crease.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void neighboursOfOneColourLeaveNoSeam() {
        long seed = 11;
        Random random = new Random(seed);
        // A fan of triangles round a point of the square from 10 to 90.
        int x = 2000 + random.nextInt(6000);
        int y = 2000 + random.nextInt(6000);
        Outline[] fan = {new Outline(), new Outline()};
        int[] corner = {1000, 1000, 1000, 9000, 9000, 9000, 9000, 1000};
        for (int side = 0; side < 4; side++) {
            int next = (side + 1) % 4;
            for (int piece = 0; piece < 50; piece++) {
                int[] xy = {
                    x,
                    y,
                    along(corner[2 * side], corner[2 * next], piece),
                    along(corner[2 * side + 1], corner[2 * next + 1], piece),
                    along(corner[2 * side], corner[2 * next], piece + 1),
                    along(corner[2 * side + 1], corner[2 * next + 1], piece + 1)
                };
                fan[piece % 2].add(xy, 0, 3, true);
            }
        }
        PixelCanvas canvas = new PixelCanvas(0, 0, 100, 100, 3);
        canvas.mosaic("fan", fan, new int[] {0x336699, 0x336699});
        BufferedImage image = canvas.image();
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                boolean inside = i >= 30 && i < 270 && j >= 30 && j < 270;
                assertEquals(
                        inside ? 0x336699 : 0xFFFFFF,
                        image.getRGB(i, j) & 0xFFFFFF,
                        "seed " + seed + " at " + i + ", " + j);
            }
        }
    }

    private static int along(int from, int to, int piece) {
        return from + (to - from) * piece / 50;
    }

    @Test
    void aPixelIsMixedInProportionToTheAreaCovered() {
        PixelCanvas canvas = new PixelCanvas(0, 0, 4, 4, 1);
        // A triangle, counterclockwise as seen, over the lower left half of the pixel 1, 1 and of what lies around.
        Outline half = new Outline().add(new int[] {100, 100, 100, 300, 300, 300}, 0, 3, true);
        canvas.mosaic("half", new Outline[] {half}, new int[] {0x000000});
        assertEquals(0x808080, canvas.image().getRGB(1, 1) & 0xFFFFFF);
        assertEquals(0x000000, canvas.image().getRGB(1, 2) & 0xFFFFFF);
        assertEquals(0xFFFFFF, canvas.image().getRGB(2, 1) & 0xFFFFFF);
        assertEquals(0x808080, canvas.image().getRGB(2, 2) & 0xFFFFFF);
        // A flat sliver: a fifth of one row over three pixels.
        Outline flat = new Outline().add(new int[] {0, 0, 0, 20, 300, 20, 300, 0}, 0, 4, true);
        canvas.mosaic("flat", new Outline[] {flat}, new int[] {0x000000});
        assertEquals(0xCCCCCC, canvas.image().getRGB(2, 0) & 0xFFFFFF);
        assertEquals(0xFFFFFF, canvas.image().getRGB(3, 0) & 0xFFFFFF);
    }
}
