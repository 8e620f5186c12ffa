package io.crease.report;

import java.util.Arrays;

/** Polylines and polygons on the figure, points in hundredths of a pixel: y down. One is filled or stroked as a whole. */
final class Outline {
    /** Units to a pixel. */
    static final int UNITS = 100;

    private int[] points = new int[16];
    private int used;
    /** For each part its number of points, negative when it is closed. */
    private int[] parts = new int[4];

    private int count;

    /** Rounds pixels to units. */
    static int units(double pixels) {
        return (int) Math.rint(pixels * UNITS);
    }

    /** A closed rectangle. */
    static Outline rectangle(double x, double y, double width, double height) {
        int left = units(x);
        int top = units(y);
        int right = units(x + width);
        int bottom = units(y + height);
        return new Outline().add(new int[] {left, top, right, top, right, bottom, left, bottom}, 0, 4, true);
    }

    /** An open line of two points. */
    static Outline line(double x1, double y1, double x2, double y2) {
        return new Outline().add(new int[] {units(x1), units(y1), units(x2), units(y2)}, 0, 2, false);
    }

    /** Adds a part of {@code n} points, the first one's x at {@code xy[from]}. */
    Outline add(int[] xy, int from, int n, boolean closed) {
        if (used + 2 * n > points.length) {
            points = Arrays.copyOf(points, Math.max(used + 2 * n, points.length * 2));
        }
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
        }
        System.arraycopy(xy, from, points, used, 2 * n);
        used += 2 * n;
        parts[count++] = closed ? -n : n;
        return this;
    }

    /** Number of parts. */
    int parts() {
        return count;
    }

    /** Number of points of a part. */
    int points(int part) {
        return Math.abs(parts[part]);
    }

    /** Number of points of all parts. */
    int points() {
        return used / 2;
    }

    /** Whether a part ends where it began. */
    boolean closed(int part) {
        return parts[part] < 0;
    }

    /** Coordinates x, y of one point after the other, of one part after the other. Not to be modified. */
    int[] coordinates() {
        return points;
    }

    /** Whether there is nothing. */
    boolean isEmpty() {
        return count == 0;
    }
}
