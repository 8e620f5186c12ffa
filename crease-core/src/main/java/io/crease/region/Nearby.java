package io.crease.region;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Numbered points in the order of one coordinate, to find those near a place. Immutable. */
final class Nearby {
    private final int[] order;
    private final double[] sorted;

    /** @param x the coordinate of points 0, 1, … */
    Nearby(double[] x) {
        order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(i -> i)
                .toArray();
        sorted = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
    }

    /** The numbers of the points whose coordinate is at most {@code reach} from {@code x}. */
    int[] within(double x, double reach) {
        int at = Arrays.binarySearch(sorted, x - reach);
        int from = at >= 0 ? at : -1 - at;
        while (from > 0 && sorted[from - 1] >= x - reach) {
            from--;
        }
        int to = from;
        while (to < sorted.length && sorted[to] <= x + reach) {
            to++;
        }
        return Arrays.copyOfRange(order, from, to);
    }
}
