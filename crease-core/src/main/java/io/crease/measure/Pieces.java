package io.crease.measure;

import io.crease.trace.Letters;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trajectory.Trajectory;
import java.util.Arrays;

/**
 * Pieces of the trajectory behind a layer: maximal intervals of t on which no neuron of layers 1..d changes its piece and the
 * trajectory has no corner.
 */
public final class Pieces implements Measure {

    @Override
    public String name() {
        return "pieces";
    }

    @Override
    public String unit() {
        return "pieces";
    }

    @Override
    public String describe() {
        return "Intervals of t on which the activation pattern of layers 1..d is constant, counted along the trajectory; corners of"
                + " a polyline end a piece too.";
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public boolean appliesTo(Site site) {
        return site.cutting();
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new Count(corners(surroundings.trajectory()));
    }

    private static double[] corners(Trajectory trajectory) {
        double[] breaks = trajectory.cornered() ? trajectory.breaks() : new double[0];
        return breaks.length > 2 ? Arrays.copyOfRange(breaks, 1, breaks.length - 1) : new double[0];
    }

    private static final class Count implements Tally {
        private final double[] corners;
        private long ends;
        private boolean any;
        private double start;
        private long firstHigh;
        private long firstLow;
        private long lastHigh;
        private long lastLow;

        Count(double[] corners) {
            this.corners = corners;
        }

        @Override
        public void accept(Strip strip) {
            Letters letters = strip.letters();
            int cells = letters == null ? 0 : letters.cells();
            for (int i = 0; i < cells; i++) {
                long high = strip.patternHigh(i);
                long low = strip.patternLow(i);
                if (!any) {
                    any = true;
                    start = strip.t(0);
                    firstHigh = high;
                    firstLow = low;
                } else {
                    // A cell is a piece, or the sample behind it: the point where it begins, or the sample before.
                    join(strip.t(i - (cells - strip.pieces())), high, low);
                }
                lastHigh = high;
                lastLow = low;
            }
        }

        private void join(double t, long high, long low) {
            if (high != lastHigh || low != lastLow || (corners.length > 0 && Arrays.binarySearch(corners, t) >= 0)) {
                ends++;
            }
        }

        @Override
        public void append(Tally later) {
            Count that = (Count) later;
            if (!any) {
                any = that.any;
                start = that.start;
                firstHigh = that.firstHigh;
                firstLow = that.firstLow;
                ends = that.ends;
            } else if (that.any) {
                join(that.start, that.firstHigh, that.firstLow);
                ends += that.ends;
            } else {
                return;
            }
            lastHigh = that.lastHigh;
            lastLow = that.lastLow;
        }

        @Override
        public double value() {
            return any ? ends + 1 : 0;
        }
    }
}
