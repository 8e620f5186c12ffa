package io.crease.study;

import java.util.List;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How far one list rises where another does: Spearman's ρ, the correlation of ranks, ties at their mean. */
final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * ρ, from −1 to 1; 0 if one of the lists does not vary.
     *
     * @throws MissingRowException if there are fewer than three pairs
     */
    static double of(List<Double> x, List<Double> y) {
        if (x.size() != y.size() || x.size() < 3) {
            throw new MissingRowException(
                    "ranks of " + x.size() + " and " + y.size() + " numbers; expected at least three pairs");
        }
        double rho = new SpearmansCorrelation()
                .correlation(
                        x.stream().mapToDouble(Double::doubleValue).toArray(),
                        y.stream().mapToDouble(Double::doubleValue).toArray());
        return Double.isNaN(rho) ? 0 : rho;
    }
}
