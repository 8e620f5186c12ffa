package io.crease.region;

import io.crease.network.Activate;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;

/** A rough idea, before the work, of how many regions a network cuts R^n into. */
public final class RegionEstimate {
    private RegionEstimate() {}

    /**
     * log10 Σ_{i ≤ n} C(H, i), of the cells of H hyperplanes in general position, where each knot of each neuron is one of them, and each
     * candidate of a maximum but one. Random networks have about as many regions, whatever their depth (Hanin and Rolnick 2019, "Deep
     * ReLU networks have surprisingly few activation patterns"); constructions can have exponentially more, and a part of R^n
     * has fewer.
     */
    public static double log10(Network network, int n) {
        double all = hyperplanes(network);
        double term = 0;
        double sum = 0;
        for (int i = 1; i <= Math.min(n, all); i++) {
            term += Math.log10((all - i + 1) / i);
            double larger = Math.max(sum, term);
            sum = larger + Math.log10(1 + Math.pow(10, Math.min(sum, term) - larger));
        }
        return sum;
    }

    private static long hyperplanes(Network network) {
        long all = 0;
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Activate activate && activate.activation() instanceof PiecewiseLinear linear) {
                all += (long) linear.knots() * node.shape().size();
            } else if (node.layer() instanceof Maximum maximum) {
                Maximum.Candidates candidates = maximum.candidates(network.inputShapes(node));
                all += candidates.start(candidates.outputs()) - candidates.outputs();
            }
        }
        return all;
    }
}
