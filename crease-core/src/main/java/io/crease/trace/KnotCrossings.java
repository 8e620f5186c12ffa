package io.crease.trace;

import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import java.util.List;

/**
 * Crossings of the knots of a piecewise-linear activation. The letter of a neuron on a piece is the number of knots its
 * pre-activation exceeds inside the piece. Rules for degenerate cases: a pre-activation closer to a knot than its own rounding
 * error lies on it; a neuron on a knot along a whole piece has the letter below; one that touches a knot and returns does not
 * change its letter; a crossing closer to an end of its piece than the resolution of t lies at that end.
 */
final class KnotCrossings implements Cutter {
    /** Rounding errors of a sum of terms of size m are below this times m (terms grow with √n already, see Batch.magnitude). */
    private static final double ROUNDING = 0x1p-50;

    /** A value is at most its magnitude times the root of the fan-in; this covers a million inputs. */
    private static final double LARGEST_FAN_IN_ROOT = 1024;

    private final double[] knots;
    private final int width;

    KnotCrossings(PiecewiseLinear activation, int width) {
        knots = new double[activation.knots()];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = activation.knot(i);
        }
        this.width = width;
    }

    KnotCrossings(double knot, int width) {
        knots = new double[] {knot};
        this.width = width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Events find(Partition partition, List<Batch> inputs) {
        Batch batch = inputs.get(0);
        double[] v = batch.values();
        double tolerance = ROUNDING * batch.magnitude();
        Events events = new Events();
        snap(v, 0, tolerance);
        Conic.Roots roots = new Conic.Roots();
        for (int i = 0; i < partition.pieces; i++) {
            int start = partition.row(i) * width;
            int end = partition.row(i + 1) * width;
            if (partition.curved()) {
                snap(v, end, tolerance);
                curved(partition, v, i, start, tolerance, roots, events);
            } else {
                straight(partition, v, i, start, end, tolerance, batch.magnitude(), events);
            }
            events.sortNewest();
        }
        return events;
    }

    private void snap(double[] v, int row, double tolerance) {
        for (double knot : knots) {
            for (int j = row; j < row + width; j++) {
                if (Math.abs(v[j] - knot) <= tolerance) {
                    v[j] = knot;
                }
            }
        }
    }

    private void straight(
            Partition p, double[] v, int i, int start, int end, double tolerance, double magnitude, Events events) {
        // A neuron whose ends lie on opposite sides, on the knot or near it has a product of distances at or below
        // this.
        double doubtful = tolerance * LARGEST_FAN_IN_ROOT * magnitude;
        for (int q = 0; q < knots.length; q++) {
            double c = knots[q];
            for (int j = doubtful(v, start, end, 0, c, doubtful); j < width; ) {
                if (Math.abs(v[end + j] - c) <= tolerance) {
                    v[end + j] = c;
                }
                double d0 = v[start + j] - c;
                double d1 = v[end + j] - c;
                if (d0 > 0 != d1 > 0 || d0 == 0) {
                    crossing(p, v, i, j, q, d0, d1, tolerance, events);
                }
                j = doubtful(v, start, end, j + 1, c, doubtful);
            }
        }
    }

    /** The next neuron that may change sides or come near the knot: most do not, and this loop says so quickly. */
    private int doubtful(double[] v, int start, int end, int from, double c, double doubtful) {
        int j = from;
        while (j < width && (v[start + j] - c) * (v[end + j] - c) > doubtful) {
            j++;
        }
        return j;
    }

    private void crossing(
            Partition p, double[] v, int i, int j, int q, double d0, double d1, double tolerance, Events events) {
        boolean before;
        if (d0 == 0) {
            before = i > 0 && v[(i - 1) * width + j] - knots[q] > 0;
        } else {
            before = d0 > 0;
            if (d1 == 0) {
                return;
            }
            double share = d0 / (d0 - d1);
            double t = p.t[i] + share * (p.t[i + 1] - p.t[i]);
            if (p.t[i + 1] - t <= p.resolution) {
                v[(i + 1) * width + j] = knots[q];
                return;
            }
            if (t - p.t[i] > p.resolution) {
                double margin = tolerance / Math.abs(d1 - d0) * (p.t[i + 1] - p.t[i]);
                events.add(i, share, t, margin, j, q + (before ? 1 : 0), q + (before ? 0 : 1));
                return;
            }
            v[i * width + j] = knots[q];
        }
        boolean after = d1 > 0;
        if (i > 0 && before != after) {
            events.add(i, Events.AT_START, p.t[i], j, q + (before ? 1 : 0), q + (before ? 0 : 1));
        }
    }

    private void curved(Partition p, double[] v, int i, int start, double tolerance, Conic.Roots roots, Events events) {
        double tangent = p.tangent[i];
        double cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
        int middle = start + width;
        int end = middle + width;
        for (int q = 0; q < knots.length; q++) {
            double c = knots[q];
            for (int j = 0; j < width; j++) {
                double d0 = v[start + j] - c;
                double dm = v[middle + j] - c;
                double d1 = v[end + j] - c;
                // The piece lies in the triangle of its ends and its control point, whose side of the knot this is.
                double control = dm * (1 + cosine) - (d0 + d1) / 2;
                boolean clear = d0 > 0 ? d1 > 0 && control > 0 : d0 < 0 && d1 < 0 && control < 0;
                if (!clear) {
                    arches(p, v, i, j, q, tolerance, roots, events);
                }
            }
        }
    }

    /** The crossings inside piece i, those apart that lie at an end on the knot as far as t resolves. */
    private void solve(Partition p, double[] v, int i, int j, int q, double tolerance, Conic.Roots roots) {
        int at = 2 * i * width + j;
        double c = knots[q];
        double d0 = v[at] - c;
        double d1 = v[at + 2 * width] - c;
        roots.solve(d0, v[at + width] - c, d1, p.tangent[i], tolerance);
        if (roots.count == 1 && d0 == 0 && time(p, i, roots.first) - p.t[i] <= p.resolution) {
            roots.count = 0;
            roots.startsAbove = !roots.startsAbove;
        } else if (roots.count == 1 && d1 == 0 && p.t[i + 1] - time(p, i, roots.first) <= p.resolution) {
            roots.count = 0;
        }
    }

    private void arches(
            Partition p, double[] v, int i, int j, int q, double tolerance, Conic.Roots roots, Events events) {
        int start = 2 * i * width + j;
        int end = start + 2 * width;
        double c = knots[q];
        boolean before = v[start] - c > 0;
        if (v[start] == c && i > 0) {
            solve(p, v, i - 1, j, q, tolerance, roots);
            before = roots.endsAbove();
        }
        solve(p, v, i, j, q, tolerance, roots);
        if (roots.count > 0 && v[end] != c) {
            double last = roots.count == 2 ? roots.second : roots.first;
            if (p.t[i + 1] - time(p, i, last) <= p.resolution) {
                v[end] = c;
                solve(p, v, i, j, q, tolerance, roots);
            }
        }
        if (roots.count > 0 && v[start] != c && time(p, i, roots.first) - p.t[i] <= p.resolution) {
            v[start] = c;
            solve(p, v, i, j, q, tolerance, roots);
        }
        boolean above = roots.startsAbove;
        if (i > 0 && before != above) {
            events.add(i, Events.AT_START, p.t[i], j, q + (before ? 1 : 0), q + (above ? 1 : 0));
        }
        for (int k = 0; k < roots.count; k++) {
            double x = k == 0 ? roots.first : roots.second;
            double slope = Conic.slopeAtZero(v[start] - c, v[start + width] - c, v[end] - c, p.tangent[i], x);
            double margin = tolerance / Math.abs(slope) * timePerX(p, i, x);
            events.add(i, x, time(p, i, x), margin, j, q + (above ? 1 : 0), q + (above ? 0 : 1));
            above = !above;
        }
    }

    /** t at X on a curved piece. */
    static double time(Partition p, int i, double x) {
        double half = (p.t[i + 1] - p.t[i]) / 2;
        double tangent = p.tangent[i];
        double share = tangent == 0 ? x : Math.atan(x * tangent) / Math.atan(tangent);
        return p.t[i] + half + half * share;
    }

    /** dt/dX on a curved piece. */
    static double timePerX(Partition p, int i, double x) {
        double tangent = p.tangent[i];
        double angular = tangent == 0 ? 1 : tangent / (Math.atan(tangent) * (1 + tangent * tangent * x * x));
        return (p.t[i + 1] - p.t[i]) / 2 * angular;
    }

    @Override
    public void lettersAtStart(Partition p, List<Batch> inputs, int piece, int[] letters) {
        double[] v = inputs.get(0).values();
        double tolerance = ROUNDING * inputs.get(0).magnitude();
        int start = p.row(piece) * width;
        int end = p.row(piece + 1) * width;
        Conic.Roots roots = new Conic.Roots();
        for (int j = 0; j < width; j++) {
            int letter = 0;
            for (int q = 0; q < knots.length; q++) {
                double d0 = v[start + j] - knots[q];
                boolean above;
                if (d0 != 0) {
                    above = d0 > 0;
                } else if (p.curved()) {
                    solve(p, v, piece, j, q, tolerance, roots);
                    above = roots.startsAbove;
                } else {
                    above = v[end + j] - knots[q] > 0;
                }
                letter += above ? 1 : 0;
            }
            letters[j] = letter;
        }
    }
}
