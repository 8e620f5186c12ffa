package io.crease.trace;

import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.Blends;

/** Applies a piecewise-linear activation to a part of a refinement. */
final class KinkedImage {
    /** A correction costs about as much as this many columns of a product. */
    private static final int COLUMNS_PER_CORRECTION = 32;

    private KinkedImage() {}

    /**
     * Fills {@code output} with φ of the pre-activation at the rows of refined pieces {@code first} up to {@code end}: at a point
     * where a neuron crosses a knot, φ of exactly that knot. Declares which columns vary: all but those that stay on one flat
     * piece of φ.
     *
     * @param letters letters on the first piece
     * @param from first event inside the part
     * @param to end of the events inside the part
     */
    static void fill(
            PiecewiseLinear activation,
            Refinement refined,
            int first,
            int end,
            Batch pre,
            int[] letters,
            int from,
            int to,
            Batch output) {
        int width = pre.width();
        int plane = width / activation.channels();
        double[] largest = new double[1];
        boolean relu = isRelu(activation);
        refined.interpolate(pre, output, first, end, (y, begin, stop) -> {
            if (relu) {
                largest[0] = Math.max(largest[0], relu(y, begin, stop));
                return;
            }
            if (activation.channels() == 1 && activation.knots() == 1) {
                oneKnot(activation, y, begin, stop);
            } else if (activation.channels() == 1 && activation.knots() == 2) {
                twoKnots(activation, y, begin, stop);
            } else {
                for (int i = begin; i < stop; i++) {
                    y[i] = activation.value((i - begin) / plane, y[i]);
                }
            }
            largest[0] = Math.max(largest[0], Batch.largest(y, begin, stop));
        });
        double[] y = output.values();
        int step = pre.rows() == refined.old.pieces + 1 ? 1 : 2;
        Events events = refined.events;
        boolean[] moving = new boolean[width];
        for (int e = from; e < to; e++) {
            int j = events.neuron[e];
            int row = (refined.point(e) - first) * step;
            double knot = activation.knot(Math.min(events.from[e], events.to[e]));
            y[row * width + j] = activation.value(j / plane, knot);
            moving[j] = true;
        }
        int[] varying = new int[width];
        int count = 0;
        for (int j = 0; j < width; j++) {
            if (moving[j] || activation.slope(j / plane, letters[j]) != 0) {
                varying[count++] = j;
            }
        }
        output.setVarying(varying, count);
        output.setMagnitude(largest[0]);
        if (!refined.old.curved()) {
            output.setBlends(blends(refined, first, end, from, to, output));
        }
    }

    /**
     * The rows of new points between two old ones: there every neuron but those that change their letter in between is affine, so
     * the row is a blend of the two and a correction for each of those. Where many change, rows are left as they are.
     */
    static Blends blends(Refinement refined, int first, int end, int from, int to, Batch output) {
        int width = output.width();
        double[] y = output.values();
        Blends blends = new Blends();
        int[] changed = new int[width / COLUMNS_PER_CORRECTION + 1];
        int e = from;
        for (int left = first; left < end; ) {
            int right = left + 1;
            while (right < end && !refined.isOld(right)) {
                right++;
            }
            int count = 0;
            boolean few = true;
            for (; e < to && refined.point(e) < right; e++) {
                int j = refined.events.neuron[e];
                if (refined.point(e) > left && few && !contains(changed, count, j)) {
                    few = count < changed.length;
                    if (few) {
                        changed[count++] = j;
                    }
                }
            }
            int a = (left - first) * width;
            int b = (right - first) * width;
            double start = refined.share(left, false);
            double stop = refined.share(right, true);
            for (int r = left + 1; few && r < right; r++) {
                double share = (refined.share(r, false) - start) / (stop - start);
                blends.add(r - first, left - first, right - first, share);
                for (int k = 0; k < count; k++) {
                    int j = changed[k];
                    double straight = y[a + j] + share * (y[b + j] - y[a + j]);
                    blends.correct(j, y[(r - first) * width + j] - straight);
                }
            }
            left = right;
        }
        return blends;
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRelu(PiecewiseLinear activation) {
        return activation.channels() == 1
                && activation.knots() == 1
                && activation.knot(0) == 0
                && activation.slope(0, 0) == 0
                && activation.intercept(0, 0) == 0
                && activation.slope(0, 1) == 1
                && activation.intercept(0, 1) == 0;
    }

    /** Applies max(0, x) in place and returns the largest value; infinite when a value is infinite or NaN. */
    private static double relu(double[] y, int from, int to) {
        double largest = 0;
        boolean finite = true;
        for (int i = from; i < to; i++) {
            double x = Math.max(0, y[i]);
            y[i] = x;
            if (!(x <= largest)) {
                finite &= !Double.isNaN(x);
                largest = x;
            }
        }
        return finite ? largest : Double.POSITIVE_INFINITY;
    }

    private static void oneKnot(PiecewiseLinear activation, double[] y, int from, int to) {
        double knot = activation.knot(0);
        double a0 = activation.slope(0, 0);
        double b0 = activation.intercept(0, 0);
        double a1 = activation.slope(0, 1);
        double b1 = activation.intercept(0, 1);
        for (int i = from; i < to; i++) {
            double x = y[i];
            y[i] = x > knot ? a1 * x + b1 : a0 * x + b0;
        }
    }

    private static void twoKnots(PiecewiseLinear activation, double[] y, int from, int to) {
        double knot0 = activation.knot(0);
        double knot1 = activation.knot(1);
        double a0 = activation.slope(0, 0);
        double b0 = activation.intercept(0, 0);
        double a1 = activation.slope(0, 1);
        double b1 = activation.intercept(0, 1);
        double a2 = activation.slope(0, 2);
        double b2 = activation.intercept(0, 2);
        for (int i = from; i < to; i++) {
            double x = y[i];
            y[i] = x > knot1 ? a2 * x + b2 : x > knot0 ? a1 * x + b1 : a0 * x + b0;
        }
    }
}
