package io.crease.theory;

import io.crease.network.Activation;
import io.crease.network.PiecewiseLinear;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;

/**
 * Means of products over two correlated pre-activations u1 ~ N(0, q1), u2 ~ N(0, q2) with correlation c: how alike two inputs
 * look one layer on.
 *
 * <p>For a piecewise-linear φ with jumps J_i of its slope at the knots k_i, φ″ = Σ J_i δ(u − k_i), and integrating Price's theorem
 * twice over the correlation leaves one integral with a smooth integrand:
 * E φ(u1)φ(u2) = m1 m2 + c√(q1q2) d1 d2 + √(q1q2) ∫₀^{asin c} (c − sin θ) G(θ) dθ and E φ′(u1)φ′(u2) = d1 d2 + ∫₀^{asin c} G(θ) dθ, with
 * m = E φ, d = E φ′, a_i = k_i/√q1, b_j = k_j/√q2, and G(θ) = (1/2π) Σ_ij J_i J_j exp(−(a_i² − 2a_i b_j sin θ + b_j²)/(2cos²θ)). For ReLU it is
 * the arc-cosine kernel. For a smooth φ it is quadrature in two dimensions.
 *
 * <p>Source: Price 1958 for the theorem; Cho and Saul 2009 for the arc-cosine kernel; Poole et al. 2016 for the use.
 */
public final class Kernel {
    private static final int PANELS = 8;
    private static final GaussIntegrator PANEL = UnitRule.legendre(24);

    private Kernel() {}

    /**
     * E φ(u1)φ(u2); at q1 = q2 and c = 1 it is E φ². Closed form but for one Gauss–Legendre integral (relative error below 1e-9) or
     * quadrature.
     *
     * @param q1 variance of u1, &gt; 0
     * @param q2 variance of u2, &gt; 0
     * @param c correlation, −1 to 1
     * @throws IllegalArgumentException if a variance or the correlation is out of range
     */
    public static double values(Activation activation, double q1, double q2, double c) {
        require(q1, q2, c);
        if (!(activation instanceof PiecewiseLinear linear)) {
            return smooth(activation::value, q1, q2, c);
        }
        double scale = Math.sqrt(q1 * q2);
        double sum = 0;
        for (PiecewiseLinear one : channels(linear)) {
            sum += GaussianMoments.value(one, q1) * GaussianMoments.value(one, q2)
                    + c * scale * GaussianMoments.derivative(one, q1) * GaussianMoments.derivative(one, q2)
                    + scale * integral(one, q1, q2, c, theta -> c - Math.sin(theta));
        }
        return sum / linear.channels();
    }

    /** E φ′(u1)φ′(u2); arguments, error and exceptions as {@link #values}. */
    public static double derivatives(Activation activation, double q1, double q2, double c) {
        require(q1, q2, c);
        if (!(activation instanceof PiecewiseLinear linear)) {
            return smooth(activation::derivative, q1, q2, c);
        }
        double sum = 0;
        for (PiecewiseLinear one : channels(linear)) {
            sum += GaussianMoments.derivative(one, q1) * GaussianMoments.derivative(one, q2)
                    + integral(one, q1, q2, c, theta -> 1);
        }
        return sum / linear.channels();
    }

    private static double smooth(DoubleUnaryOperator f, double q1, double q2, double c) {
        double slope = c * Math.sqrt(q2 / q1);
        double rest = Math.sqrt(q2 * (1 - c * c));
        return GaussianMean.of(u -> f.applyAsDouble(u) * GaussianMean.of(f, slope * u, rest), 0, Math.sqrt(q1));
    }

    /** ∫₀^{asin c} weight(θ) G(θ) dθ in panels that narrow towards asin c, where knots that are nearly equal make G steep. */
    private static double integral(PiecewiseLinear linear, double q1, double q2, double c, DoubleUnaryOperator weight) {
        double end = Math.asin(c);
        double sum = 0;
        double from = 0;
        for (int panel = 1; panel <= PANELS; panel++) {
            double start = from;
            double length = (panel == PANELS ? end : end * (1 - Math.pow(0.5, panel))) - start;
            sum += length
                    * PANEL.integrate(x -> {
                        double theta = start + x * length;
                        return weight.applyAsDouble(theta) * density(linear, Math.sqrt(q1), Math.sqrt(q2), theta);
                    });
            from = start + length;
        }
        return sum;
    }

    private static double density(PiecewiseLinear linear, double deviation1, double deviation2, double theta) {
        double sine = Math.sin(theta);
        double cosine = Math.cos(theta);
        double sum = 0;
        for (int i = 0; i < linear.knots(); i++) {
            for (int j = 0; j < linear.knots(); j++) {
                double a = linear.knot(i) / deviation1;
                double b = linear.knot(j) / deviation2;
                // a² − 2ab sin θ + b² over 2cos²θ, written so that nothing cancels at either end
                double apart = (sine < 0 ? a + b : a - b) / cosine;
                double product = sine < 0 ? -a * b / (1 - sine) : a * b / (1 + sine);
                sum += jump(linear, i) * jump(linear, j) * Math.exp(-0.5 * apart * apart - product);
            }
        }
        return sum / (2 * Math.PI);
    }

    private static double jump(PiecewiseLinear linear, int knot) {
        return linear.slope(0, knot + 1) - linear.slope(0, knot);
    }

    /** Each channel of φ as an activation of its own. */
    private static List<PiecewiseLinear> channels(PiecewiseLinear linear) {
        if (linear.channels() == 1) {
            return List.of(linear);
        }
        double[] knots =
                IntStream.range(0, linear.knots()).mapToDouble(linear::knot).toArray();
        return IntStream.range(0, linear.channels())
                .mapToObj(c -> PiecewiseLinear.of(
                        linear.name(),
                        knots,
                        linear.value(c, knots[0]),
                        IntStream.rangeClosed(0, knots.length)
                                .mapToDouble(p -> linear.slope(c, p))
                                .toArray()))
                .toList();
    }

    private static void require(double q1, double q2, double c) {
        if (!(q1 > 0 && q2 > 0 && Math.abs(c) <= 1) || Double.isInfinite(q1) || Double.isInfinite(q2)) {
            throw new IllegalArgumentException("pre-activations of variances " + q1 + " and " + q2 + ", correlation "
                    + c + ": expected finite positive variances and a correlation from -1 to 1");
        }
    }
}
