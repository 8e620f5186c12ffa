package io.crease.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void meetsWhatTheDesktopsRectanglesMeet() {
        long seed = 4;
        Random random = new Random(seed);
        int met = 0;
        for (int round = 0; round < 20_000; round++) {
            double[] n = random.doubles(8).toArray();
            Box box = new Box(Math.min(n[0], n[1]), Math.max(n[0], n[1]), Math.min(n[2], n[3]), Math.max(n[2], n[3]));
            Rectangle2D same = new Rectangle2D.Double(
                    box.left(), box.bottom(), box.right() - box.left(), box.top() - box.bottom());
            boolean meets = box.meets(n[4], n[5], n[6], n[7]);
            met += meets ? 1 : 0;
            assertEquals(same.intersectsLine(n[4], n[5], n[6], n[7]), meets, "seed " + seed + ", round " + round);
            Box other = new Box(Math.min(n[4], n[6]), Math.max(n[4], n[6]), Math.min(n[5], n[7]), Math.max(n[5], n[7]));
            assertEquals(
                    same.intersects(
                            other.left(), other.bottom(), other.right() - other.left(), other.top() - other.bottom()),
                    box.meets(other),
                    "seed " + seed + ", round " + round);
        }
        assertTrue(met > 2000 && met < 18_000, met + " lines met");
    }

    @Test
    void pointsAndUprightLinesAreLinesToo() {
        Box box = new Box(0, 2, 0, 1);
        assertTrue(box.meets(1, 0.5, 1, 0.5));
        assertTrue(!box.meets(3, 0.5, 3, 0.5));
        assertTrue(box.meets(1, -1, 1, 5));
        assertTrue(!box.meets(-1, -1, -1, 5));
        assertTrue(box.widened(2).meets(-1, -1, -1, 5));
    }
}
