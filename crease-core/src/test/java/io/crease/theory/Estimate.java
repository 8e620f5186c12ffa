package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A Monte-Carlo mean with its standard error, from a printed seed. */
record Estimate(double mean, double standardError, long seed) {

    static Estimate of(long seed, int samples, ToDoubleFunction<Random> draw) {
        Random random = new Random(seed);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < samples; i++) {
            double x = draw.applyAsDouble(random);
            sum += x;
            squares += x * x;
        }
        double mean = sum / samples;
        return new Estimate(mean, Math.sqrt((squares / samples - mean * mean) / (samples - 1)), seed);
    }

    /** The analytic value lies within 4.5 standard errors, and the estimate is sharp enough to tell. */
    void assertAgrees(double analytic, double sharpness) {
        String message = "seed " + seed + ": measured " + mean + " ± " + standardError + ", theory says " + analytic;
        assertTrue(standardError <= sharpness * Math.abs(analytic), "not sharp: " + message);
        assertTrue(Math.abs(mean - analytic) <= 4.5 * standardError, message);
    }
}
