package io.crease.theory;

import io.crease.network.PiecewiseLinear;

/** Expected numbers of transitions from lengths: the integral geometry that ties the paper's two measures together. */
public final class Crossings {
    private Crossings() {}

    /**
     * (1/π) · L: the exact mean number of sign changes of one read-out w·z(t) + b, w ~ N(0, σw²/k), b ~ N(0, σb²), along any curve, at any
     * width. L is the length of a/‖a‖ on the unit sphere, with a(t) = (σw z(t)/√k, σb). On a closed curve the mean includes the
     * change across its seam.
     *
     * <p>Source: Crofton's formula; for Gaussian read-outs Edelman and Kostlan 1995, "How many zeros of a random polynomial are
     * real?", Section 2.
     *
     * @param sphericalLength L ≥ 0, radians
     * @throws IllegalArgumentException if the length is negative or NaN
     */
    public static double signChanges(double sphericalLength) {
        if (!(sphericalLength >= 0)) {
            throw new IllegalArgumentException("spherical length is " + sphericalLength + "; expected at least 0");
        }
        return sphericalLength / Math.PI;
    }

    /**
     * l/(πR): the sign changes a read-out neuron without bias when the curve keeps to a sphere of radius R about the origin. For
     * saturating φ the image nearly does, so transitions are linear in length.
     *
     * @param length l ≥ 0
     * @param radius R &gt; 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double signChanges(double length, double radius) {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius is " + radius + "; expected above 0");
        }
        return signChanges(length / radius);
    }

    /**
     * (1/π) · l/√(n q) · Σ_knots e^{−knot²/(2q)}: mean number of <em>region</em> transitions of one neuron of a wide layer, whose
     * pre-activations have mean square q and whose pre-activation curve has length l in R^n. The rate at which a
     * Gaussian process passes a level (Rice 1945), summed over the knots of φ; infinite width, motion of constant norm.
     *
     * @param length l ≥ 0 of the pre-activation curve
     * @param width n ≥ 1
     * @param q &gt; 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double regionTransitions(PiecewiseLinear activation, double length, int width, double q) {
        if (width < 1 || !(q > 0)) {
            throw new IllegalArgumentException(
                    "layer of width " + width + " and mean square " + q + ": expected at least 1 and above 0");
        }
        double knots = 0;
        for (int i = 0; i < activation.knots(); i++) {
            double a = activation.knot(i) / Math.sqrt(q);
            knots += Math.exp(-0.5 * a * a);
        }
        return signChanges(length, Math.sqrt(width * q)) * knots;
    }
}
