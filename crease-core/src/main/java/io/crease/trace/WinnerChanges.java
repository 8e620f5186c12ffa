package io.crease.trace;

import io.crease.network.Maximum;
import io.crease.numeric.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * Changes of the winner of a maximum (a max pool, or the larger of two branches). The letter of an output is the index of its
 * winner among its candidates. Equal candidates are settled by what follows, and candidates that stay equal by index order.
 */
final class WinnerChanges implements Cutter {
    private static final double ROUNDING = 0x1p-50;

    /** Instead of bits of leaders, of which there are never none. */
    private static final long UNCLEAR = 0;

    private final Maximum.Candidates windows;
    private final double sign;

    WinnerChanges(Maximum.Candidates windows, boolean smallest) {
        this.windows = windows;
        sign = smallest ? -1 : 1;
    }

    @Override
    public int width() {
        return windows.outputs();
    }

    @Override
    public Events find(Partition partition, List<Batch> inputs) {
        return new Scan(partition, inputs).find();
    }

    @Override
    public void lettersAtStart(Partition partition, List<Batch> inputs, int piece, int[] letters) {
        Scan scan = new Scan(partition, inputs);
        long[] start = new long[windows.outputs()];
        long[] end = new long[windows.outputs()];
        scan.leaders(partition.row(piece), start);
        scan.leaders(partition.row(piece + 1), end);
        for (int o = 0; o < windows.outputs(); o++) {
            letters[o] = start[o] == end[o] && start[o] != UNCLEAR
                    ? Long.numberOfTrailingZeros(start[o])
                    : scan.startLetter(o, piece);
        }
    }

    /** One pass over one partition. */
    private final class Scan {
        private final Partition p;
        private final List<Batch> inputs;
        private final int width;
        private final double tolerance;
        private final Conic.Roots roots = new Conic.Roots();
        private double at;
        private double next;
        private int overtaker;
        /** Overtakings in a row at one and the same place; rounding must not make them go round in circles. */
        private int idle;

        Scan(Partition p, List<Batch> inputs) {
            this.p = p;
            this.inputs = inputs;
            width = inputs.get(0).width();
            double magnitude = 0;
            for (Batch input : inputs) {
                magnitude = Math.max(magnitude, input.magnitude());
            }
            tolerance = ROUNDING * magnitude;
        }

        /**
         * For each output the candidates in the lead at a row, as bits: one, or several that are equal within rounding and all
         * others clearly behind. A straight piece with the same leaders at both ends has them all along.
         */
        void leaders(int row, long[] leaders) {
            if (p.curved() || inputs.size() > 1) {
                Arrays.fill(leaders, UNCLEAR);
                return;
            }
            double[] v = inputs.get(0).values();
            int at = row * width;
            double clear = 4 * tolerance;
            for (int o = 0; o < leaders.length; o++) {
                int start = windows.start(o);
                int end = windows.start(o + 1);
                double most = sign * v[at + windows.index(start)];
                for (int i = start + 1; i < end; i++) {
                    most = Math.max(most, sign * v[at + windows.index(i)]);
                }
                long bits = 0;
                boolean unclear = end - start > Long.SIZE;
                for (int i = start; i < end && !unclear; i++) {
                    double behind = most - sign * v[at + windows.index(i)];
                    if (behind <= tolerance) {
                        bits |= 1L << (i - start);
                    } else {
                        unclear = behind <= clear;
                    }
                }
                leaders[o] = unclear ? UNCLEAR : bits;
            }
        }

        Events find() {
            Events events = new Events();
            int[] last = new int[windows.outputs()];
            long[] start = new long[windows.outputs()];
            long[] end = new long[windows.outputs()];
            leaders(0, end);
            for (int i = 0; i < p.pieces; i++) {
                long[] behind = start;
                start = end;
                end = behind;
                leaders(p.row(i + 1), end);
                for (int o = 0; o < windows.outputs(); o++) {
                    if (start[o] == end[o] && start[o] != UNCLEAR) {
                        int winner = Long.numberOfTrailingZeros(start[o]);
                        if (i > 0 && last[o] != winner) {
                            events.add(i, Events.AT_START, p.t[i], o, last[o], winner);
                        }
                        last[o] = winner;
                        continue;
                    }
                    int winner = startLetter(o, i);
                    if (i > 0 && last[o] != winner) {
                        events.add(i, Events.AT_START, p.t[i], o, last[o], winner);
                    }
                    while (overtaken(o, i, winner, at) && p.t[i + 1] - time(i) > p.resolution) {
                        int from = winner;
                        double x = next;
                        double t = time(i);
                        double margin = margin(o, i, overtaker, from, x);
                        // Whoever overtakes next, as far as t and rounding let tell, has overtaken here.
                        do {
                            winner = overtaker;
                            at = next;
                        } while (overtaken(o, i, winner, at)
                                && time(i) - t <= p.resolution + margin + margin(o, i, overtaker, winner, next));
                        if (winner != from) {
                            events.add(i, x, t, margin, o, from, winner);
                        }
                    }
                    last[o] = winner;
                }
                events.sortNewest();
            }
            return events;
        }

        /** The winner just after the start of a piece, as far as t resolves; {@link #at} is where it took the lead. */
        int startLetter(int o, int piece) {
            int winner = winner(o, piece);
            at = p.curved() ? -1 : 0;
            idle = 0;
            while (overtaken(o, piece, winner, at) && time(piece) - p.t[piece] <= p.resolution) {
                winner = overtaker;
                at = next;
            }
            return winner;
        }

        private double value(int o, int candidate, int row) {
            int c = windows.index(windows.start(o) + candidate);
            return sign * inputs.get(c / width).values()[row * width + c % width];
        }

        /** How far a candidate exceeds another at a row; 0 within rounding. */
        private double lead(int o, int candidate, int other, int row) {
            double lead = value(o, candidate, row) - value(o, other, row);
            return Math.abs(lead) <= tolerance ? 0 : lead;
        }

        private void solve(int o, int candidate, int other, int piece) {
            int row = p.row(piece);
            if (p.curved()) {
                roots.solve(
                        lead(o, candidate, other, row),
                        lead(o, candidate, other, row + 1),
                        lead(o, candidate, other, row + 2),
                        p.tangent[piece],
                        tolerance);
            } else {
                double d0 = lead(o, candidate, other, row);
                double d1 = lead(o, candidate, other, row + 1);
                roots.startsAbove = d0 != 0 ? d0 > 0 : d1 > 0;
                roots.count = (d0 > 0 && d1 < 0) || (d0 < 0 && d1 > 0) ? 1 : 0;
                roots.first = d0 / (d0 - d1);
            }
        }

        /** The candidate in the lead just after the start of a piece. */
        private int winner(int o, int piece) {
            int count = windows.start(o + 1) - windows.start(o);
            int row = p.row(piece);
            int best = 0;
            for (int k = 1; k < count; k++) {
                double lead = lead(o, k, best, row);
                if (lead == 0) {
                    solve(o, k, best, piece);
                }
                if (lead > 0 || (lead == 0 && roots.startsAbove)) {
                    best = k;
                }
            }
            return best;
        }

        /**
         * Whether some candidate overtakes the winner at or behind {@code after}; {@link #next} and {@link #overtaker} tell where
         * and which. One that overtook before {@code after} and is still ahead does so at {@code after}: several that overtake
         * at one point are found one after the other, whatever order rounding puts them in.
         */
        private boolean overtaken(int o, int piece, int winner, double after) {
            int count = windows.start(o + 1) - windows.start(o);
            overtaker = -1;
            next = Double.POSITIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                if (k == winner || !mayOvertake(o, k, winner, piece)) {
                    continue;
                }
                solve(o, k, winner, piece);
                boolean ahead = roots.startsAbove;
                double from = Double.NEGATIVE_INFINITY;
                for (int r = 0; r <= roots.count; r++) {
                    double to = r == roots.count ? Double.POSITIVE_INFINITY : r == 0 ? roots.first : roots.second;
                    double x = Math.max(from, after);
                    if (ahead && to > after && x < next && (x > after || idle < count)) {
                        next = x;
                        overtaker = k;
                    }
                    ahead = !ahead;
                    from = to;
                }
            }
            idle = overtaker >= 0 && next > after ? 0 : idle + 1;
            for (int k = 0; k < overtaker; k++) {
                if (k != winner && tied(o, k, overtaker, piece)) {
                    overtaker = k;
                }
            }
            return overtaker >= 0;
        }

        /** Whether two candidates are equal all along a piece. */
        private boolean tied(int o, int candidate, int other, int piece) {
            for (int row = p.row(piece); row <= p.row(piece + 1); row++) {
                if (lead(o, candidate, other, row) != 0) {
                    return false;
                }
            }
            return true;
        }

        /** How far off t an overtaking may be by rounding. */
        private double margin(int o, int piece, int candidate, int other, double x) {
            int row = p.row(piece);
            double d0 = lead(o, candidate, other, row);
            double d1 = lead(o, candidate, other, p.curved() ? row + 2 : row + 1);
            if (!p.curved()) {
                return tolerance / Math.abs(d1 - d0) * (p.t[piece + 1] - p.t[piece]);
            }
            double slope = Conic.slopeAtZero(d0, lead(o, candidate, other, row + 1), d1, p.tangent[piece], x);
            return tolerance / Math.abs(slope) * KnotCrossings.timePerX(p, piece, x);
        }

        /** False when the candidate certainly stays behind: cheap, for the many that do. */
        private boolean mayOvertake(int o, int candidate, int winner, int piece) {
            int row = p.row(piece);
            if (!p.curved()) {
                return lead(o, candidate, winner, row + 1) > 0;
            }
            double tangent = p.tangent[piece];
            double cosine = (1 - tangent * tangent) / (1 + tangent * tangent);
            double d0 = lead(o, candidate, winner, row);
            double dm = lead(o, candidate, winner, row + 1);
            double d1 = lead(o, candidate, winner, row + 2);
            return !(d0 < 0 && d1 < 0 && dm * (1 + cosine) - (d0 + d1) / 2 < 0);
        }

        private double time(int piece) {
            return p.curved() ? KnotCrossings.time(p, piece, next) : p.t[piece] + next * (p.t[piece + 1] - p.t[piece]);
        }
    }
}
