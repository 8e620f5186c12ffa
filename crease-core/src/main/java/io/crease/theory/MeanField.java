package io.crease.theory;

import io.crease.network.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean-field theory of a deep random network: W ~ N(0, σw²/fan-in), b ~ N(0, σb²), widths to infinity. A layer's state is q, the mean
 * square of its pre-activations, the same for all points of a curve of constant norm. All weight scales here are over the fan-in.
 *
 * <p>Source: Poole et al. 2016, Sections 2 and 3; Schoenholz et al. 2017 for criticality.
 *
 * @param activation φ
 * @param weightVariance σw² ≥ 0
 * @param biasVariance σb² ≥ 0
 */
public record MeanField(Activation activation, double weightVariance, double biasVariance) {
    private static final double LARGEST = 1e200;

    /** @throws IllegalArgumentException if a variance is negative or not finite */
    public MeanField {
        if (!(weightVariance >= 0 && biasVariance >= 0) || Double.isInfinite(weightVariance + biasVariance)) {
            throw new IllegalArgumentException("weight variance is " + weightVariance + ", bias variance "
                    + biasVariance + "; expected finite numbers of at least 0");
        }
    }

    /** q of the first pre-activation, σw²‖x‖²/fan-in + σb², from the mean square ‖x‖²/fan-in of an input's coordinates. */
    public double first(double meanSquareInput) {
        return weightVariance * meanSquareInput + biasVariance;
    }

    /**
     * q of the next pre-activation: σw² E φ(u)² + σb² with u ~ N(0, q). Where q grows without end it stops at 1e200, beyond which
     * squares would overflow; the factors of an unbounded φ have reached their limits long before.
     */
    public double next(double q) {
        return Math.min(LARGEST, weightVariance * GaussianMoments.squaredValue(activation, q) + biasVariance);
    }

    /** q of the pre-activations of layers 1 … depth, from that of the first. */
    public List<Double> through(double first, int depth) {
        List<Double> result = new ArrayList<>(depth);
        for (double q = first; result.size() < depth; q = next(q)) {
            result.add(q);
        }
        return List.copyOf(result);
    }

    /** χ1 = σw² E φ′(u)², u ~ N(0, q): squared speed grows by this factor a layer; lengths grow on iff χ1 &gt; 1. */
    public double chi1(double q) {
        return weightVariance * GaussianMoments.squaredDerivative(activation, q);
    }

    /**
     * √χ1: the factor of a curve's length from the pre-activations at q to those of a next layer of the same width, for curves whose
     * motion is perpendicular to the ray through the origin (arcs and circles about it). For a next layer of another width
     * multiply by √(n_{l+1}/n_l).
     */
    public double lengthFactor(double q) {
        return Math.sqrt(chi1(q));
    }

    /**
     * √(σw²[(1 − ρ²) E φ′² + ρ² E φ′²u²/q]): as {@link #lengthFactor} for motion whose pre-activation velocity has correlation ρ
     * with the pre-activation itself; ρ = ±1 on a line through the origin without biases, and then smaller for saturating φ.
     *
     * @throws IllegalArgumentException if ρ lies outside −1 to 1
     */
    public double lengthFactor(double q, double rho) {
        if (!(Math.abs(rho) <= 1)) {
            throw new IllegalArgumentException("correlation is " + rho + "; expected -1 to 1");
        }
        double across = GaussianMoments.squaredDerivative(activation, q);
        double along = GaussianMoments.radialSquaredDerivative(activation, q);
        return Math.sqrt(weightVariance * (across + rho * rho * (along - across)));
    }

    /** Correlation of two inputs' pre-activations one layer on, from their q and correlation c: the map whose slope at 1 is χ1. */
    public double nextCorrelation(double q1, double q2, double c) {
        double product = weightVariance * Kernel.values(activation, q1, q2, c) + biasVariance;
        return product / Math.sqrt(next(q1) * next(q2));
    }

    /**
     * The q* = σw² E φ² + σb² that layers approach from a given q, as {@link FixedPoint#from} finds it. There is none for ReLU with
     * σw² &gt; 2.
     */
    public FixedPoint fixedPoint(double start) {
        return FixedPoint.from(this::next, start);
    }
}
