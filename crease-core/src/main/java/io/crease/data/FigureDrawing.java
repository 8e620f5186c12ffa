package io.crease.data;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import org.hipparchus.util.FastMath;

/**
 * A coloured figure on a shaded ground of another colour, under noise: disc, ring, square, triangle, cross, bars, chequers, two
 * discs, crescent, angle. A class leans towards a colour of its own, but each image strays far from it.
 */
final class FigureDrawing implements SyntheticImages.Drawing {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;

    /** How much of a figure's colour is its class's; the rest is random. */
    private static final double OWN_COLOUR = 0.5;

    private static final double NOISE = 0.2;

    private static final double[][] COLOURS = {
        {0.9, 0.2, 0.2}, {0.2, 0.9, 0.2}, {0.2, 0.2, 0.9}, {0.9, 0.9, 0.2}, {0.9, 0.2, 0.9},
        {0.2, 0.9, 0.9}, {0.9, 0.5, 0.1}, {0.5, 0.1, 0.9}, {0.9, 0.9, 0.9}, {0.1, 0.5, 0.5}
    };

    @Override
    public Shape shape() {
        return Shape.of(3, SIDE, SIDE);
    }

    @Override
    public byte[] draw(int label, RandomStream random) {
        double radius = between(random, 8, 12);
        double x0 = SIDE / 2.0 + between(random, -4, 4);
        double y0 = SIDE / 2.0 + between(random, -4, 4);
        double angle = between(random, -0.5, 0.5);
        double cos = FastMath.cos(angle) / radius;
        double sin = FastMath.sin(angle) / radius;
        double[] figure = new double[3];
        double[] ground = new double[3];
        double[] slopeX = new double[3];
        double[] slopeY = new double[3];
        double contrast = 0;
        while (contrast < 0.8) { // so that the figure can be seen
            contrast = 0;
            for (int c = 0; c < 3; c++) {
                figure[c] = OWN_COLOUR * COLOURS[label][c] + (1 - OWN_COLOUR) * random.uniform();
                ground[c] = random.uniform();
                contrast += Math.abs(figure[c] - ground[c]);
            }
        }
        for (int c = 0; c < 3; c++) {
            slopeX[c] = between(random, -0.3, 0.3) / SIDE;
            slopeY[c] = between(random, -0.3, 0.3) / SIDE;
        }
        byte[] image = new byte[3 * PLANE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double dx = x + 0.5 - x0;
                double dy = y + 0.5 - y0;
                double inside = inside(label, cos * dx + sin * dy, cos * dy - sin * dx);
                double cover = Math.min(1, Math.max(0, inside * radius + 0.5));
                for (int c = 0; c < 3; c++) {
                    double behind = ground[c] + slopeX[c] * dx + slopeY[c] * dy;
                    double noise = NOISE * (random.uniform() - 0.5);
                    image[c * PLANE + y * SIDE + x] =
                            SyntheticImages.Drawing.shade(behind + cover * (figure[c] - behind) + noise);
                }
            }
        }
        return image;
    }

    /**
     * How far a point lies within a figure of radius 1 around the origin, negative outside: exact near straight edges and
     * circles, which is where it matters.
     */
    private static double inside(int label, double u, double v) {
        double across = Math.abs(u);
        double along = Math.abs(v);
        double square = 0.85 - Math.max(across, along);
        return switch (label) {
            case 0 -> 1 - norm(u, v);
            case 1 -> 0.2 - Math.abs(0.8 - norm(u, v));
            case 2 -> square;
            case 3 -> Math.min(0.6 - v, 0.5 + 0.5 * v - 0.866 * across);
            case 4 -> Math.max(Math.min(0.3 - across, 1 - along), Math.min(0.3 - along, 1 - across));
            case 5 -> Math.min(square, 0.14 - Math.abs(along - (along < 0.285 ? 0 : 0.57)));
            case 6 -> Math.min(square, Math.max(Math.min(u, v), Math.min(-u, -v)));
            case 7 -> 0.45 - norm(across - 0.55, v);
            case 8 -> Math.min(1 - norm(u, v), norm(u - 0.5, v) - 0.75);
            default -> Math.min(square, Math.max(-0.35 - u, v - 0.35));
        };
    }

    private static double norm(double u, double v) {
        return Math.sqrt(u * u + v * v);
    }

    private static double between(RandomStream random, double low, double high) {
        return low + (high - low) * random.uniform();
    }
}
