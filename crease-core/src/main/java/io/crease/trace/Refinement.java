package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.Arrays;

/**
 * A partition cut again where letters change. Point r of the refinement is an old point, or lies inside old piece
 * {@code coarse[r]} at {@code position[r]}. Events closer together than the resolution of t, or than rounding lets tell, share a
 * point: the least uncertain one's.
 */
final class Refinement {
    final Partition old;
    final Events events;
    /** Number of refined pieces; there is one point more. */
    final int pieces;
    /** For each point the old piece it starts or lies in; for the last point the number of old pieces. */
    private final int[] coarse;
    /** For each point its place inside the old piece, or NaN for an old point. */
    private final double[] position;

    private final double[] t;
    /** For each event the refined point at which it happens. */
    private final int[] pointOf;

    Refinement(Partition old, Events events) {
        this.old = old;
        this.events = events;
        int capacity = old.pieces + events.count + 1;
        int[] pieceOf = new int[capacity];
        double[] place = new double[capacity];
        double[] time = new double[capacity];
        pointOf = new int[events.count];
        int n = 0;
        int e = 0;
        for (int i = 0; i <= old.pieces; i++) {
            pieceOf[n] = i;
            place[n] = Double.NaN;
            time[n] = old.t[i];
            n++;
            double groupEnd = Double.NEGATIVE_INFINITY;
            double least = 0;
            while (e < events.count && events.piece[e] == i) {
                if (events.position[e] != Events.AT_START) {
                    double margin = Math.max(old.resolution / 2, events.margin[e]);
                    boolean apart = !(events.t[e] - margin <= groupEnd);
                    if (apart || margin < least) {
                        n += apart ? 1 : 0;
                        pieceOf[n - 1] = i;
                        place[n - 1] = events.position[e];
                        time[n - 1] = events.t[e];
                        least = margin;
                    }
                    groupEnd = apart ? events.t[e] + margin : Math.min(groupEnd, events.t[e] + margin);
                }
                pointOf[e] = n - 1;
                e++;
            }
        }
        pieces = n - 1;
        coarse = Arrays.copyOf(pieceOf, n);
        position = Arrays.copyOf(place, n);
        t = Arrays.copyOf(time, n);
    }

    /** The first event at or behind refined point {@code point}. */
    int firstEventFrom(int point) {
        int low = 0;
        int high = events.count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pointOf[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The refined point at which event e happens. */
    int point(int e) {
        return pointOf[e];
    }

    /** Whether refined point r is a point of the old partition. */
    boolean isOld(int r) {
        return Double.isNaN(position[r]);
    }

    /** How far refined point r lies along its straight old piece; an old point at its start (0) or, if so asked, at its end (1). */
    double share(int r, boolean atEnd) {
        return isOld(r) ? (atEnd ? 1 : 0) : position[r];
    }

    /** The old piece in which refined piece r lies. */
    int oldPiece(int r) {
        return coarse[r];
    }

    /** The partition of refined pieces from {@code first} up to {@code end}, patterns as they were before this node's letters. */
    Partition part(int first, int end) {
        Partition part = new Partition(old.geometry, end - first, old.resolution);
        System.arraycopy(t, first, part.t, 0, end - first + 1);
        for (int r = first; r < end; r++) {
            part.hashHigh[r - first] = old.hashHigh[coarse[r]];
            part.hashLow[r - first] = old.hashLow[coarse[r]];
            if (old.curved()) {
                double tangent = old.tangent[coarse[r]];
                double from = Conic.angle(startOf(r), tangent);
                double to = Conic.angle(endOf(r), tangent);
                part.tangent[r - first] = tangent == 0 ? 0 : Math.tan((to - from) / 4);
            }
        }
        return part;
    }

    /** X at the start of refined piece r. */
    private double startOf(int r) {
        return Double.isNaN(position[r]) ? -1 : position[r];
    }

    /** X at the end of refined piece r. */
    private double endOf(int r) {
        return Double.isNaN(position[r + 1]) ? 1 : position[r + 1];
    }

    /** Hears of each row of a part as it has been filled. */
    interface RowFilled {
        void at(double[] values, int from, int to);
    }

    /**
     * Fills {@code target} with the rows of a part: the values of {@code source}, a batch over the old partition, at the points
     * (and insides) of refined pieces {@code first} up to {@code end}.
     *
     * @param filled called for each row while it is still in the nearest cache
     */
    void interpolate(Batch source, Batch target, int first, int end, RowFilled filled) {
        boolean curved = old.curved();
        target.resize(curved ? 2 * (end - first) + 1 : end - first + 1);
        target.setMagnitude(source.magnitude());
        int width = source.width();
        double[] v = source.values();
        double[] y = target.values();
        int to = 0;
        for (int r = first; r <= end; r++) {
            if (Double.isNaN(position[r])) {
                System.arraycopy(v, old.row(coarse[r]) * width, y, to, width);
            } else if (curved) {
                between(v, width, coarse[r], position[r], y, to);
            } else {
                double share = position[r];
                int a = coarse[r] * width;
                int b = a + width;
                for (int j = 0; j < width; j++) {
                    double x = v[a + j];
                    y[to + j] = x + share * (v[b + j] - x);
                }
            }
            filled.at(y, to, to + width);
            to += width;
            if (curved && r < end) {
                double tangent = old.tangent[coarse[r]];
                double middle = (Conic.angle(startOf(r), tangent) + Conic.angle(endOf(r), tangent)) / 2;
                if (Double.isNaN(position[r]) && Double.isNaN(position[r + 1])) {
                    System.arraycopy(v, (old.row(coarse[r]) + 1) * width, y, to, width);
                } else {
                    between(v, width, coarse[r], Conic.atAngle(middle, tangent), y, to);
                }
                filled.at(y, to, to + width);
                to += width;
            }
        }
    }

    /** As above, with nothing done to the rows. */
    void interpolate(Batch source, Batch target, int first, int end) {
        interpolate(source, target, first, end, (values, from, to) -> {});
    }

    private void between(double[] v, int width, int piece, double x, double[] y, int to) {
        double kappa = Conic.kappa(x, old.tangent[piece]);
        double w0 = kappa * (x * x - x) / 2;
        double w1 = kappa * (x * x + x) / 2;
        double wm = 1 - kappa * x * x;
        int a = old.row(piece) * width;
        int m = a + width;
        int b = m + width;
        for (int j = 0; j < width; j++) {
            y[to + j] = w0 * v[a + j] + wm * v[m + j] + w1 * v[b + j];
        }
    }
}
