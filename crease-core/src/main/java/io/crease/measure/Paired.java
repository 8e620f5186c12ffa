package io.crease.measure;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of paired numbers, such as one measure of two networks on the same curves.
 *
 * @param value the mean difference, or the geometric mean of the ratios
 * @param low lower end of Student's 95 % interval, which takes the pairs for independent and their differences (or the logarithms
 *     of their ratios) for normal; null for a single pair
 * @param high upper end; null for a single pair
 * @param n number of pairs
 */
public record Paired(double value, @Nullable Double low, @Nullable Double high, int n) {
    /** The probability with which the interval holds the mean. */
    public static final double LEVEL = 0.95;

    /** Mean of b[i] − a[i], empty for no pairs. @throws IllegalArgumentException if there are not as many of each */
    public static Optional<Paired> difference(double[] a, double[] b) {
        require(a, b);
        double[] differences = new double[a.length];
        Arrays.setAll(differences, i -> b[i] - a[i]);
        return finite(mean(differences));
    }

    /**
     * exp of the mean of ln(b[i]/a[i]); empty for no pairs and unless all numbers are positive.
     *
     * @throws IllegalArgumentException if there are not as many of each
     */
    public static Optional<Paired> ratio(double[] a, double[] b) {
        require(a, b);
        double[] logarithms = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            if (!(a[i] > 0 && b[i] > 0)) {
                return Optional.empty();
            }
            logarithms[i] = Math.log(b[i]) - Math.log(a[i]);
        }
        if (a.length == 1) {
            return finite(Optional.of(new Paired(b[0] / a[0], null, null, 1)));
        }
        return finite(mean(logarithms).map(m -> new Paired(Math.exp(m.value), exp(m.low), exp(m.high), m.n)));
    }

    private static Optional<Paired> mean(double[] values) {
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        double mean = Arrays.stream(values).sum() / n;
        if (n == 1) {
            return Optional.of(new Paired(mean, null, null, 1));
        }
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / (n - 1) / n);
        double reach = error == 0 ? 0 : error * new TDistribution(n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
        return Optional.of(new Paired(mean, mean - reach, mean + reach, n));
    }

    /** Nothing where a number overflows. */
    private static Optional<Paired> finite(Optional<Paired> paired) {
        return paired.filter(p -> Double.isFinite(p.value)
                && (p.low == null || Double.isFinite(p.low))
                && (p.high == null || Double.isFinite(p.high)));
    }

    private static @Nullable Double exp(@Nullable Double logarithm) {
        return logarithm == null ? null : Double.valueOf(Math.exp(logarithm));
    }

    private static void require(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " numbers; expected as many of each");
        }
    }
}
