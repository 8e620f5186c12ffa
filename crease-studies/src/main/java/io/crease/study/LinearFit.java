package io.crease.study;

import java.util.List;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The straight line y = intercept + slope·x that is closest to points in the sense of least squares.
 *
 * @param slope of the line
 * @param intercept at x = 0
 * @param r2 R², the share of the variance of y that the line explains; NaN if y does not vary
 * @param slopeError standard error of the slope
 */
public record LinearFit(double slope, double intercept, double r2, double slopeError) {

    /**
     * The line through points (x, y).
     *
     * @throws MissingRowException if there are fewer than three, or one is not finite
     */
    public static LinearFit of(List<Double> x, List<Double> y) {
        if (x.size() != y.size() || x.size() < 3) {
            throw new MissingRowException(
                    "a line through " + x.size() + " and " + y.size() + " numbers; expected at least three pairs");
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isFinite(x.get(i)) || !Double.isFinite(y.get(i))) {
                throw new MissingRowException("no line through (" + x.get(i) + ", " + y.get(i) + ")");
            }
            regression.addData(x.get(i), y.get(i));
        }
        return new LinearFit(
                regression.getSlope(), regression.getIntercept(), regression.getRSquare(), regression.getSlopeStdErr());
    }
}
