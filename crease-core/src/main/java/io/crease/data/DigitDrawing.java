package io.crease.data;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import org.hipparchus.util.FastMath;

/** A digit of straight strokes, bright on dark: turned, slanted, stretched and moved, its corners shaken, its pen thin or thick. */
final class DigitDrawing implements SyntheticImages.Drawing {
    private static final int SIDE = 28;

    private static final double NOISE = 0.3;

    /** The corners of each digit's strokes in a field of [−1, 1]², x then y, downwards; a pen that lifts begins a new stroke. */
    private static final double[][][] DIGITS = {
        {{-.3, -1, .3, -1, .6, -.5, .6, .5, .3, 1, -.3, 1, -.6, .5, -.6, -.5, -.3, -1}},
        {{-.4, -.5, .1, -1, .1, 1}},
        {{-.6, -.6, -.2, -1, .3, -1, .6, -.6, .5, -.1, -.6, 1, .7, 1}},
        {{-.6, -.8, -.1, -1, .5, -.8, .5, -.3, 0, 0, .6, .3, .5, .8, -.1, 1, -.6, .8}},
        {{.3, 1, .3, -1, -.6, .3, .7, .3}},
        {{.6, -1, -.5, -1, -.5, -.1, .2, -.2, .6, .3, .3, .9, -.2, 1, -.6, .8}},
        {{.4, -1, -.2, -.6, -.6, .3, -.3, .9, .2, 1, .6, .6, .4, .1, -.1, 0, -.5, .3}},
        {{-.6, -1, .6, -1, -.1, 1}},
        {{0, 0, -.5, -.4, -.3, -.9, .3, -.9, .5, -.4, 0, 0, -.6, .5, -.3, 1, .3, 1, .6, .5, 0, 0}},
        {{.5, -.3, .1, 0, -.4, -.1, -.6, -.5, -.2, -1, .3, -.9, .6, -.3, .2, .6, -.4, 1}}
    };

    @Override
    public Shape shape() {
        return Shape.of(1, SIDE, SIDE);
    }

    @Override
    public byte[] draw(int label, RandomStream random) {
        double[] toPixels = toPixels(random);
        double pen = 0.7 + 1.0 * random.uniform();
        double ink = 0.6 + 0.4 * random.uniform();
        double[] cover = new double[SIDE * SIDE];
        for (double[] stroke : DIGITS[label]) {
            double[] corners = new double[stroke.length];
            for (int i = 0; i < stroke.length; i += 2) {
                double u = stroke[i] + 0.2 * (random.uniform() - 0.5);
                double v = stroke[i + 1] + 0.2 * (random.uniform() - 0.5);
                corners[i] = toPixels[0] * u + toPixels[1] * v + toPixels[2];
                corners[i + 1] = toPixels[3] * u + toPixels[4] * v + toPixels[5];
            }
            for (int i = 0; i + 3 < corners.length; i += 2) {
                line(cover, pen, corners[i], corners[i + 1], corners[i + 2], corners[i + 3]);
            }
        }
        byte[] image = new byte[cover.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = SyntheticImages.Drawing.shade(ink * cover[i] + NOISE * (random.uniform() - 0.5));
        }
        return image;
    }

    /** A random affine map from the digit's field to pixels: x = m₀u + m₁v + m₂, y = m₃u + m₄v + m₅. */
    private static double[] toPixels(RandomStream random) {
        double angle = 0.8 * (random.uniform() - 0.5);
        double wide = 5.5 + 3 * random.uniform();
        double high = 6.5 + 3 * random.uniform();
        double slant = 0.6 * (random.uniform() - 0.5);
        double cos = FastMath.cos(angle);
        double sin = FastMath.sin(angle);
        double x = SIDE / 2.0 + 6 * (random.uniform() - 0.5);
        double y = SIDE / 2.0 + 6 * (random.uniform() - 0.5);
        return new double[] {
            wide * cos, high * (slant * cos - sin), x, wide * sin, high * (slant * sin + cos), y,
        };
    }

    /** Raises the coverage of the pixels within {@code pen} of a line to 1, falling off over a pixel. */
    private static void line(double[] cover, double pen, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double square = Math.max(dx * dx + dy * dy, 1e-9);
        double reach = pen + 0.5;
        int top = Math.max(0, (int) (Math.min(y1, y2) - reach));
        int bottom = Math.min(SIDE - 1, (int) (Math.max(y1, y2) + reach));
        int left = Math.max(0, (int) (Math.min(x1, x2) - reach));
        int right = Math.min(SIDE - 1, (int) (Math.max(x1, x2) + reach));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x1;
                double py = y + 0.5 - y1;
                double t = Math.min(1, Math.max(0, (px * dx + py * dy) / square));
                double ex = px - t * dx;
                double ey = py - t * dy;
                double shade = Math.min(1, reach - Math.sqrt(ex * ex + ey * ey));
                int at = y * SIDE + x;
                cover[at] = Math.max(cover[at], shade);
            }
        }
    }
}
