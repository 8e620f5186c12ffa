package io.crease.theory;

import java.util.function.IntToDoubleFunction;

/** Means over a binomial distribution, without overflow and in O(√n) terms. */
final class BinomialMean {
    private static final double NEGLIGIBLE = 1e-25;

    private BinomialMean() {}

    /**
     * Σ_B Bin(n, p)(B) f(B) for a slowly growing f. The weights are built outwards from the most likely B as ratios to its
     * weight, cut where they fall below 1e-25 of it, and divided by their sum.
     */
    static double of(int n, double p, IntToDoubleFunction f) {
        if (p <= 0 || p >= 1) {
            return f.applyAsDouble(p <= 0 ? 0 : n);
        }
        int mode = (int) Math.min(n, Math.floor((n + 1.0) * p));
        double odds = p / (1 - p);
        double total = 1;
        double sum = f.applyAsDouble(mode);
        double weight = 1;
        for (int b = mode; b < n && weight > NEGLIGIBLE; b++) {
            weight *= odds * (n - b) / (b + 1.0);
            total += weight;
            sum += weight * f.applyAsDouble(b + 1);
        }
        weight = 1;
        for (int b = mode; b > 0 && weight > NEGLIGIBLE; b--) {
            weight *= b / (odds * (n - b + 1.0));
            total += weight;
            sum += weight * f.applyAsDouble(b - 1);
        }
        return sum / total;
    }
}
