package io.crease.theory;

import io.crease.network.Activation;
import java.util.OptionalDouble;
import org.hipparchus.analysis.solvers.BrentSolver;

/** The border between order and chaos, where nearby inputs neither converge nor diverge with depth: χ1(q*) = 1. */
public final class Criticality {
    private static final double RATIO = 1.25;
    private static final double LOWEST = 1e-2;
    private static final double HIGHEST = 1e4;

    private Criticality() {}

    /**
     * The critical σw² for a given σb²: the smallest at which χ1(q*) = 1, with q* approached from {@code q = 1}, found in steps of ×1.25
     * from 0.01 to 10⁴ and solved to relative accuracy 1e-10. For ReLU it is 2 whatever σb². Where q grows without
     * end, χ1 stands for its limit. Empty if χ1 does not reach 1 in that range.
     *
     * <p>Source: Poole et al. 2016, Section 3; Schoenholz et al. 2017.
     *
     * @throws IllegalArgumentException if σb² is negative or not finite
     */
    public static OptionalDouble weightVariance(Activation activation, double biasVariance) {
        double low = LOWEST;
        for (double high = low; high < HIGHEST; high *= RATIO) {
            if (excess(activation, high, biasVariance) >= 0) {
                double root = low == high
                        ? low
                        : new BrentSolver(1e-12, 1e-12, 0)
                                .solve(200, variance -> excess(activation, variance, biasVariance), low, high);
                return OptionalDouble.of(root);
            }
            low = high;
        }
        return OptionalDouble.empty();
    }

    /** χ1(q*): where it exceeds 1, lengths grow exponentially with depth. Where q grows without end, the limit of χ1. */
    public static double chi1(MeanField theory) {
        return theory.chi1(theory.fixedPoint(1).value().orElse(1e12));
    }

    private static double excess(Activation activation, double weightVariance, double biasVariance) {
        return chi1(new MeanField(activation, weightVariance, biasVariance)) - 1;
    }
}
