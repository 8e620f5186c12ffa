package io.crease.measure;

import io.crease.trace.Strip;
import java.util.Arrays;

/**
 * Points of the image at one site at given values of t. Layers that are wider than the most coordinates are sketched: each
 * coordinate is added, with a sign, to one of so many sums, which keeps distances within a few percent (a count sketch). Mutable.
 */
final class SitePoints {
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final int width;
    private final int coordinates;
    /** Where each coordinate is added; its complement where it is subtracted. Empty unless this is a sketch. */
    private final int[] sums;

    private double[] rows = new double[0];
    private int points;

    SitePoints(int width, int mostCoordinates) {
        this.width = width;
        coordinates = Math.min(width, mostCoordinates);
        sums = new int[sketched() ? width : 0];
        for (int j = 0; j < sums.length; j++) {
            long mixed = mixed(j);
            int sum = (int) Long.remainderUnsigned(mixed >>> 1, coordinates);
            sums[j] = (mixed & 1) == 0 ? sum : ~sum;
        }
    }

    int points() {
        return points;
    }

    /** Numbers in a row. */
    int coordinates() {
        return coordinates;
    }

    boolean sketched() {
        return coordinates < width;
    }

    /** The rows kept, one behind the other; shared, and longer than they. */
    double[] rows() {
        return rows;
    }

    /** Keeps the image at those values of the grid that lie on the strip; its end counts only where the grid ends. */
    void take(Strip strip, double[] grid) {
        double end = strip.t(strip.pieces());
        boolean last = end >= grid[grid.length - 1];
        int k = Arrays.binarySearch(grid, strip.t(0));
        int piece = 0;
        for (k = k < 0 ? -k - 1 : k; k < grid.length && (grid[k] < end || (last && grid[k] <= end)); k++) {
            while (piece < strip.pieces() - 1 && strip.t(piece + 1) <= grid[k]) {
                piece++;
            }
            add(strip, piece, grid[k]);
        }
    }

    /** Adds the image at t on a piece: the chord, or the arc or parabola through its ends and its inside. */
    private void add(Strip strip, int piece, double t) {
        double step = strip.t(piece + 1) - strip.t(piece);
        double u = step > 0 ? (t - strip.t(piece)) / step : 0;
        double first = 1 - u;
        double inside = 0;
        double second = u;
        if (strip.curved()) {
            double tangent = strip.tangent(piece);
            double half = 2 * Math.atan(tangent);
            double angle = half * (2 * u - 1);
            double even = tangent == 0 ? (2 * u - 1) * (2 * u - 1) : square(Math.sin(angle / 2) / Math.sin(half / 2));
            double odd = tangent == 0 ? 2 * u - 1 : Math.sin(angle) / Math.sin(half);
            first = (even - odd) / 2;
            inside = 1 - even;
            second = (even + odd) / 2;
        }
        double[] values = strip.values();
        int a = strip.row(piece) * width;
        int m = strip.curved() ? a + width : a;
        int b = strip.row(piece + 1) * width;
        int row = points * coordinates;
        if (row + coordinates > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, row + coordinates));
        }
        boolean sketched = sketched();
        for (int j = 0; j < width; j++) {
            double value = first * values[a + j] + inside * values[m + j] + second * values[b + j];
            if (sketched) {
                int sum = sums[j];
                rows[row + (sum < 0 ? ~sum : sum)] += sum < 0 ? -value : value;
            } else {
                rows[row + j] = value;
            }
        }
        points++;
    }

    private static double square(double x) {
        return x * x;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long j) {
        long z = (j + 1) * MIX;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Takes over what follows directly. */
    void append(SitePoints later) {
        int length = points * coordinates;
        int more = later.points * coordinates;
        rows = Arrays.copyOf(rows, length + more);
        System.arraycopy(later.rows, 0, rows, length, more);
        points += later.points;
    }
}
