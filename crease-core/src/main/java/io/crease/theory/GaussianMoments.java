package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Smooth;

/**
 * Moments of an activation under a centred Gaussian pre-activation u ~ N(0, q), the integrals of mean-field theory. For a
 * piecewise-linear φ they are closed forms in erf and exp, averaged over channels where slopes differ by channel; for a smooth φ
 * quadrature to rounding error. At q = 0 they are the limits q → 0.
 *
 * <p>All methods throw {@link IllegalArgumentException} if q is negative or not finite.
 *
 * <p>Source of their use: Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli 2016, "Exponential expressivity in deep neural networks
 * through transient chaos".
 */
public final class GaussianMoments {
    private GaussianMoments() {}

    /** E φ(u). */
    public static double value(Activation activation, double q) {
        double deviation = deviation(q);
        if (activation instanceof PiecewiseLinear linear) {
            return pieces(linear, deviation, (s, c, p) -> s * deviation * p.first() + c * p.probability());
        }
        return GaussianMean.of(activation::value, 0, deviation);
    }

    /** E φ′(u). */
    public static double derivative(Activation activation, double q) {
        double deviation = deviation(q);
        if (activation instanceof PiecewiseLinear linear) {
            return pieces(linear, deviation, (s, c, p) -> s * p.probability());
        }
        return GaussianMean.of(activation::derivative, 0, deviation);
    }

    /**
     * E φ(u)². One formula for every piecewise-linear φ: with a piece φ = s u + c on a &lt; u/√q ≤ b, P = Φ(b) − Φ(a) and the normal
     * density n, the sum over pieces of s²q (P + a n(a) − b n(b)) + 2sc√q (n(a) − n(b)) + c²P. Hard tanh and ReLU of the papers
     * are special cases: q [erf(a/√2) − a√(2/π)e^{−a²/2}] + 1 − erf(a/√2) with a = 1/√q, and q/2.
     */
    public static double squaredValue(Activation activation, double q) {
        double deviation = deviation(q);
        if (activation instanceof PiecewiseLinear linear) {
            return pieces(
                    linear,
                    deviation,
                    (s, c, p) -> s * s * q * p.second() + 2 * s * c * deviation * p.first() + c * c * p.probability());
        }
        return GaussianMean.of(u -> square(activation.value(u)), 0, deviation);
    }

    /** E φ′(u)²: for hard tanh erf(1/√(2q)), for ReLU ½. */
    public static double squaredDerivative(Activation activation, double q) {
        double deviation = deviation(q);
        if (activation instanceof PiecewiseLinear linear) {
            return pieces(linear, deviation, (s, c, p) -> s * s * p.probability());
        }
        return GaussianMean.of(u -> square(activation.derivative(u)), 0, deviation);
    }

    /**
     * E φ′(u)² u²/q: what takes the place of {@link #squaredDerivative} for motion along the ray through the origin, where a neuron's
     * speed is proportional to its pre-activation. Equal to it for positively homogeneous φ, smaller for saturating φ.
     */
    public static double radialSquaredDerivative(Activation activation, double q) {
        double deviation = deviation(q);
        if (activation instanceof PiecewiseLinear linear) {
            return pieces(linear, deviation, (s, c, p) -> s * s * p.second());
        }
        return q == 0
                ? square(activation.derivative(0))
                : GaussianMean.of(u -> square(activation.derivative(u) * u / deviation), 0, deviation);
    }

    /** E φ″(u)². Smooth φ only: the second derivative of a piecewise-linear one is not square integrable. */
    public static double squaredSecondDerivative(Smooth activation, double q) {
        return GaussianMean.of(u -> square(activation.secondDerivative(u)), 0, deviation(q));
    }

    static double square(double x) {
        return x * x;
    }

    private static double deviation(double q) {
        if (!(q >= 0) || Double.isInfinite(q)) {
            throw new IllegalArgumentException(
                    "pre-activation variance is " + q + "; expected a finite number of at least 0");
        }
        return Math.sqrt(q);
    }

    private static double pieces(PiecewiseLinear linear, double deviation, PieceTerm term) {
        double sum = 0;
        for (int piece = 0; piece <= linear.knots(); piece++) {
            NormalInterval interval = new NormalInterval(
                    piece == 0 ? Double.NEGATIVE_INFINITY : standardised(linear.knot(piece - 1), deviation),
                    piece == linear.knots() ? Double.POSITIVE_INFINITY : standardised(linear.knot(piece), deviation));
            for (int c = 0; c < linear.channels(); c++) {
                sum += term.of(linear.slope(c, piece), linear.intercept(c, piece), interval);
            }
        }
        return sum / linear.channels();
    }

    /** knot/√q, with a knot at 0 kept there when q = 0. */
    static double standardised(double knot, double deviation) {
        return knot == 0 ? 0 : knot / deviation;
    }

    @FunctionalInterface
    private interface PieceTerm {
        double of(double slope, double intercept, NormalInterval interval);
    }
}
