package io.crease.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Polygons that lie side by side, as pixels: a pixel's colour is the mean of the polygons' colours, each weighted by the area of the
 * pixel that it covers, and the ground's where none does. Since an edge between two neighbours takes from one what it gives to the other, no seam is left. Each edge
 * adds to a row the areas to its right as differences from pixel to pixel, which are summed once at the end.
 */
final class Coverage {
    /** Red, green, blue and covered area. */
    private static final int CHANNELS = 4;

    private final int fromX;
    private final int fromY;
    private final int width;
    private final int height;
    private final double offsetX;
    private final double offsetY;
    private final double scale;
    private final float[] differences;
    private final double[] weight = new double[CHANNELS];

    /** For those pixels of an image that the outlines can touch; the image's corner is at {@code left, top}, in pixels of the figure. */
    Coverage(int imageWidth, int imageHeight, Outline[] outlines, double left, double top, double scale) {
        int[] bounds = bounds(outlines);
        this.scale = scale / Outline.UNITS;
        fromX = clamp(Math.floor(bounds[0] * this.scale - left * scale), imageWidth);
        fromY = clamp(Math.floor(bounds[1] * this.scale - top * scale), imageHeight);
        width = clamp(Math.ceil(bounds[2] * this.scale - left * scale), imageWidth) - fromX;
        height = clamp(Math.ceil(bounds[3] * this.scale - top * scale), imageHeight) - fromY;
        offsetX = left * scale + fromX;
        offsetY = top * scale + fromY;
        differences = new float[Math.max(0, (width + 2) * height * CHANNELS)];
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }

    private static int[] bounds(Outline[] outlines) {
        int[] bounds = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        for (Outline outline : outlines) {
            int[] xy = outline.coordinates();
            for (int i = 0; i < 2 * outline.points(); i++) {
                bounds[i % 2] = Math.min(bounds[i % 2], xy[i]);
                bounds[2 + i % 2] = Math.max(bounds[2 + i % 2], xy[i]);
            }
        }
        return bounds[0] > bounds[2] ? new int[4] : bounds;
    }

    /** Adds closed polygons that run counterclockwise as seen. */
    void add(Outline outline, int colour) {
        weight[0] = colour >> 16 & 0xff;
        weight[1] = colour >> 8 & 0xff;
        weight[2] = colour & 0xff;
        weight[3] = 1;
        int[] xy = outline.coordinates();
        int at = 0;
        for (int part = 0; part < outline.parts(); part++) {
            int n = outline.points(part);
            int p = at + 2 * (n - 1);
            for (int i = 0; i < n; i++, p = at, at += 2) {
                edge(
                        xy[p] * scale - offsetX,
                        xy[p + 1] * scale - offsetY,
                        xy[at] * scale - offsetX,
                        xy[at + 1] * scale - offsetY);
            }
        }
    }

    private void edge(double x1, double y1, double x2, double y2) {
        if (y1 == y2) {
            return;
        }
        boolean down = y1 < y2;
        double slope = (x2 - x1) / (y2 - y1);
        double top = Math.max(0, down ? y1 : y2);
        double bottom = Math.min(height, down ? y2 : y1);
        for (int row = (int) top; row < bottom; row++) {
            double from = Math.max(row, top);
            double to = Math.min(row + 1, bottom);
            if (to <= from) {
                continue;
            }
            double a = inside(x1 + (from - y1) * slope);
            double b = inside(x1 + (to - y1) * slope);
            row(row * (width + 2), Math.min(a, b), Math.max(a, b), down ? to - from : from - to);
        }
    }

    private double inside(double x) {
        return Math.max(0, Math.min(width, x));
    }

    /** An edge runs from a to b, a ≤ b, through a row while it goes down by {@code fall}. */
    private void row(int start, double a, double b, double fall) {
        int first = (int) a;
        int last = Math.min((int) b, width);
        if (first == last) {
            double right = 1 - ((a + b) / 2 - first);
            put(start + first, fall * right);
            put(start + first + 1, fall * (1 - right));
            return;
        }
        double perPixel = fall / (b - a);
        double before = 0;
        double covered = 0;
        for (int x = first; x <= last; x++) {
            double enter = Math.max(a, x);
            double leave = Math.min(b, x + 1);
            double part = perPixel * Math.max(0, leave - enter);
            // What has crossed by now covers the pixel's rest to the right of where it crossed.
            double area = covered + part * (x + 1 - (enter + leave) / 2);
            put(start + x, area - before);
            before = area;
            covered += part;
        }
        put(start + last + 1, fall - before);
    }

    private void put(int pixel, double difference) {
        int at = pixel * CHANNELS;
        for (int c = 0; c < CHANNELS; c++) {
            differences[at + c] += (float) (difference * weight[c]);
        }
    }

    /** Paints over what the image shows. */
    void paint(BufferedImage image) {
        double[] sum = new double[CHANNELS];
        for (int y = 0; y < height; y++) {
            int at = y * (width + 2) * CHANNELS;
            Arrays.fill(sum, 0);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < CHANNELS; c++) {
                    sum[c] += differences[at++];
                }
                double covered = sum[3];
                if (covered < 1e-4) {
                    continue;
                }
                double ground = Math.max(0, 1 - covered);
                int under = image.getRGB(fromX + x, fromY + y);
                int red = mixed(sum[0] + ground * (under >> 16 & 0xff));
                int green = mixed(sum[1] + ground * (under >> 8 & 0xff));
                int blue = mixed(sum[2] + ground * (under & 0xff));
                image.setRGB(fromX + x, fromY + y, red << 16 | green << 8 | blue);
            }
        }
    }

    private static int mixed(double value) {
        return (int) Math.max(0, Math.min(255, Math.rint(value)));
    }
}
