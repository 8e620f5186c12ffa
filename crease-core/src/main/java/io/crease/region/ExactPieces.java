package io.crease.region;

import io.crease.network.PiecewiseLinear;

/**
 * A piecewise-linear activation without rounding. Its intercepts in doubles are rounded, which leaves steps of a rounding error at some knots (those
 * of hard-sigmoid, for one). Here the first intercept, the slopes and the knots are taken as they are and the other intercepts
 * follow from continuity, so that cells stay face to face.
 */
final class ExactPieces {
    private final Form[] knots;
    private final Form[][] intercepts;
    private final double wrong;

    /** An activation, for forms of n coordinates. */
    ExactPieces(PiecewiseLinear activation, int n) {
        Form one = Form.one(n);
        knots = new Form[activation.knots()];
        for (int q = 0; q < knots.length; q++) {
            knots[q] = new FormSum(n).add(activation.knot(q), one).sum();
        }
        intercepts = new Form[activation.channels()][knots.length + 1];
        double largest = 0;
        for (int c = 0; c < intercepts.length; c++) {
            intercepts[c][0] =
                    new FormSum(n).add(activation.intercept(c, 0), one).sum();
            for (int p = 1; p <= knots.length; p++) {
                intercepts[c][p] = new FormSum(n)
                        .add(1, intercepts[c][p - 1])
                        .add(activation.slope(c, p - 1), knots[p - 1])
                        .add(-activation.slope(c, p), knots[p - 1])
                        .sum();
                Form difference = new FormSum(n)
                        .add(1, intercepts[c][p])
                        .add(-activation.intercept(c, p), one)
                        .sum();
                largest = Math.max(largest, difference.largestConstant());
            }
        }
        wrong = largest;
    }

    /** A knot, as a constant form. */
    Form knot(int q) {
        return knots[q];
    }

    /** The intercept of a piece, as a constant form. */
    Form intercept(int channel, int piece) {
        return intercepts[intercepts.length == 1 ? 0 : channel][piece];
    }

    /** Bound on how far an intercept in doubles is from the exact one. */
    double wrong() {
        return wrong;
    }
}
