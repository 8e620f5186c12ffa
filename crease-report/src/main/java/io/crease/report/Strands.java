package io.crease.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The boundaries that a layer cut, as few long polylines: what one neuron cut is chained from cell to cell, and points on a straight
 * run are left out.
 */
final class Strands {
    /** How far, in units of {@link Outline}, a left out point may lie off. */
    private static final double STRAIGHT = 4;

    // A direction that no line drawn on purpose has: each boundary is taken from the cell on the one side of it.
    private static final double ACROSS = 0.8137;
    private static final double UP = 0.5813;

    private final int[] ends;
    private final Outline outline = new Outline();

    private Strands(int[] ends) {
        this.ends = ends;
    }

    /** The boundaries of one layer. */
    static Outline of(RegionCells cells, View view, int layer) {
        long[] order = new long[16];
        int[] ends = new int[64];
        int[] xy = new int[4];
        int count = 0;
        for (int cell = 0; cell < cells.cells(); cell++) {
            int first = cells.firstSide(cell);
            int end = cells.firstSide(cell + 1);
            for (int side = first; side < end; side++) {
                int next = side + 1 < end ? side + 1 : first;
                if (cells.layer(side) != layer || cells.strand(side) < 0 || !mine(cells, side, next)) {
                    continue;
                }
                view.put(side, xy, 0);
                view.put(next, xy, 2);
                if (xy[0] == xy[2] && xy[1] == xy[3]) {
                    continue;
                }
                if (count == order.length) {
                    order = Arrays.copyOf(order, count * 2);
                    ends = Arrays.copyOf(ends, count * 8);
                }
                System.arraycopy(xy, 0, ends, 4 * count, 4);
                order[count] = ((long) cells.strand(side) << 32) | count;
                count++;
            }
        }
        Arrays.sort(order, 0, count);
        Strands strands = new Strands(ends);
        for (int i = 0; i < count; ) {
            int from = i;
            while (i < count && order[i] >> 32 == order[from] >> 32) {
                i++;
            }
            strands.chain(Arrays.copyOfRange(order, from, i));
        }
        return strands.outline;
    }

    private static boolean mine(RegionCells cells, int side, int next) {
        double across = (double) cells.across(next) - cells.across(side);
        double up = (double) cells.up(next) - cells.up(side);
        return ACROSS * across + UP * up > 0;
    }

    private long point(int edge, int end) {
        return ((long) ends[4 * edge + 2 * end] << 32) | (ends[4 * edge + 2 * end + 1] & 0xFFFFFFFFL);
    }

    /** Chains the edges of one strand, the low halves of {@code edges}. */
    private void chain(long[] edges) {
        Map<Long, List<Integer>> at = new HashMap<>();
        for (long e : edges) {
            for (int end = 0; end < 2; end++) {
                at.computeIfAbsent(point((int) e, end), p -> new ArrayList<>(2)).add((int) e);
            }
        }
        Map<Integer, Boolean> used = new HashMap<>();
        // Open ends first, so that what remains are loops.
        for (int pass = 0; pass < 2; pass++) {
            for (long e : edges) {
                for (int end = 0; end < 2 && !used.containsKey((int) e); end++) {
                    if (pass == 1
                            || at.getOrDefault(point((int) e, end), List.of()).size() != 2) {
                        walk((int) e, end, at, used);
                    }
                }
            }
        }
    }

    private void walk(int first, int from, Map<Long, List<Integer>> at, Map<Integer, Boolean> used) {
        int[] xy = new int[64];
        int n = 0;
        int edge = first;
        int start = from;
        xy[n++] = ends[4 * edge + 2 * start];
        xy[n++] = ends[4 * edge + 2 * start + 1];
        while (true) {
            used.put(edge, true);
            if (n + 2 > xy.length) {
                xy = Arrays.copyOf(xy, n * 2);
            }
            xy[n++] = ends[4 * edge + 2 - 2 * start];
            xy[n++] = ends[4 * edge + 3 - 2 * start];
            long here = point(edge, 1 - start);
            int following = -1;
            List<Integer> meeting = at.getOrDefault(here, List.of());
            for (int other : meeting) {
                if (meeting.size() == 2 && !used.containsKey(other)) {
                    following = other;
                }
            }
            if (following < 0) {
                break;
            }
            edge = following;
            start = point(edge, 0) == here ? 0 : 1;
        }
        straightened(xy, n / 2);
    }

    /** Adds the points that are needed to stay near all of them (D. Douglas and T. Peucker, 1973). */
    private void straightened(int[] xy, int n) {
        boolean[] kept = new boolean[n];
        kept[0] = true;
        kept[n - 1] = true;
        int[] stack = new int[2 * n + 2];
        int depth = 0;
        stack[depth++] = 0;
        stack[depth++] = n - 1;
        while (depth > 0) {
            int to = stack[--depth];
            int from = stack[--depth];
            int worst = -1;
            double most = STRAIGHT;
            for (int i = from + 1; i < to; i++) {
                double off = distance(xy, i, from, to);
                if (off > most) {
                    most = off;
                    worst = i;
                }
            }
            if (worst >= 0) {
                kept[worst] = true;
                stack[depth++] = from;
                stack[depth++] = worst;
                stack[depth++] = worst;
                stack[depth++] = to;
            }
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (kept[i]) {
                xy[2 * count] = xy[2 * i];
                xy[2 * count++ + 1] = xy[2 * i + 1];
            }
        }
        outline.add(xy, 0, count, false);
    }

    /** From point i to the segment. */
    private static double distance(int[] xy, int i, int from, int to) {
        double dx = xy[2 * to] - (double) xy[2 * from];
        double dy = xy[2 * to + 1] - (double) xy[2 * from + 1];
        double px = xy[2 * i] - (double) xy[2 * from];
        double py = xy[2 * i + 1] - (double) xy[2 * from + 1];
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        return Math.hypot(px - along * dx, py - along * dy);
    }
}
