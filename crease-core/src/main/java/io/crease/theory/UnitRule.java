package io.crease.theory;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/** Gauss–Legendre rules on [0, 1], made without the arbitrary-precision rules that Hipparchus' own factory starts with. */
final class UnitRule {
    private UnitRule() {}

    /** The rule with that many points. */
    static GaussIntegrator legendre(int points) {
        Pair<double[], double[]> rule = new LegendreRuleFactory().getRule(points);
        double[] nodes = rule.getFirst().clone();
        double[] weights = rule.getSecond().clone();
        for (int i = 0; i < points; i++) {
            nodes[i] = nodes[i] * 0.5 + 0.5;
            weights[i] *= 0.5;
        }
        return new GaussIntegrator(nodes, weights);
    }
}
