package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.RandomStream;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
    private static final int POINTS = 241;

    /** A curve that runs straight, with bends, in a plane of few neurons; all others are off, as behind trained ReLU layers. */
    private static double[] bent(RandomStream random, int width, int living) {
        double[] rows = new double[POINTS * width];
        double[][] plane = {random.gaussians(living, 1), random.gaussians(living, 1)};
        double[] at = {0, 0};
        double[] step = {0.1, 0};
        for (int p = 0; p < POINTS; p++) {
            if (random.below(40) == 0) {
                step = random.gaussians(2, 0.1);
            }
            at[0] += step[0];
            at[1] += step[1];
            for (int k = 0; k < living; k++) {
                int neuron = (int) ((long) k * width / living);
                rows[p * width + neuron] = at[0] * plane[0][k] + at[1] * plane[1][k];
            }
        }
        return rows;
    }

    @Test
    void aPlaneAmongNeuronsThatAreOffIsFound() {
        for (int width : new int[] {2, 12, 64, 150, 151, 784}) {
            for (long seed = 0; seed < 40; seed++) {
                int living = Math.min(width, 2 + (int) seed % 7);
                double[] rows = bent(RandomStream.of(seed).named("width" + width), width, living);
                PrincipalPlane plane = PrincipalPlane.of(rows, POINTS, width);
                String where = "width " + width + ", seed " + seed;
                assertEquals(1, plane.explained(), 1e-9, where);
                for (int p = 0; p < POINTS; p += 60) {
                    double square = 0;
                    for (int j = 0; j < width; j++) {
                        square += Math.pow(rows[p * width + j] - rows[j], 2);
                    }
                    double distance = Math.hypot(
                            plane.x().get(p) - plane.x().get(0),
                            plane.y().get(p) - plane.y().get(0));
                    assertEquals(Math.sqrt(square), distance, 1e-7 * (1 + Math.sqrt(square)), where + ", point " + p);
                }
            }
        }
    }
}
