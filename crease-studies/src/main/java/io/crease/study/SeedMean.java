package io.crease.study;

import java.util.Collection;

/**
 * A mean over seeds.
 *
 * @param value the mean
 * @param variance the square of its standard error; 0 with a single seed
 * @param seeds how many
 */
record SeedMean(double value, double variance, int seeds) {

    /**
     * The mean of one number a seed.
     *
     * @throws MissingRowException if there is none
     */
    static SeedMean of(Collection<Double> values, String what) {
        int n = values.size();
        double mean = values.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(() -> new MissingRowException("no " + what));
        double square =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new SeedMean(mean, n < 2 ? 0 : square / (n - 1) / n, n);
    }

    /** This mean of a single seed with the variance p(1 − p)/n of a share p of n things. */
    SeedMean asShareOf(double things) {
        return new SeedMean(value, Math.max(0, value * (1 - value)) / things, seeds);
    }

    /** Two standard errors of the difference of two means, and at least {@code least}. */
    double margin(SeedMean other, double least) {
        return Math.max(least, 2 * Math.sqrt(variance + other.variance));
    }
}
