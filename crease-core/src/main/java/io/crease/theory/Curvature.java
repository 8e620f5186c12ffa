package io.crease.theory;

import io.crease.network.Smooth;

/** Mean-field curvature of the image of a circular trajectory. */
public final class Curvature {
    private Curvature() {}

    /** χ2 = σw² E φ″(u)², u ~ N(0, q). Smooth φ only: the images under piecewise-linear ones have corners. */
    public static double chi2(Smooth activation, double weightVariance, double q) {
        return weightVariance * GaussianMoments.squaredSecondDerivative(activation, q);
    }

    /**
     * κ² of the next layer's image, 3χ2/(N χ1²) + κ²/χ1: folding adds curvature, stretching takes it away. κ is the curvature of
     * the curve in the pre-activation space R^N, per unit of length. A circle of mean square q starts with κ² = 1/(N q).
     *
     * <p>Source: Poole et al. 2016, Section 3.1 (there κ̄² = N κ²).
     *
     * @param theory a mean-field theory whose activation is smooth
     * @param q mean square of this layer's pre-activations
     * @param squaredCurvature κ² of this layer's image
     * @param width N ≥ 1
     * @throws IllegalArgumentException if the activation is not smooth or the width is below 1
     */
    public static double next(MeanField theory, double q, double squaredCurvature, int width) {
        if (!(theory.activation() instanceof Smooth smooth) || width < 1) {
            throw new IllegalArgumentException(
                    "curvature for activation " + theory.activation().name() + " at width " + width
                            + ": expected a smooth activation and a width of at least 1");
        }
        double chi1 = theory.chi1(q);
        return 3 * chi2(smooth, theory.weightVariance(), q) / (width * chi1 * chi1) + squaredCurvature / chi1;
    }
}
