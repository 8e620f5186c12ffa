package io.crease.region;

import io.crease.network.Network;

/** Compares the outputs of a network in exact arithmetic. Safe for use by several threads. */
final class ExactOutputs {
    /** In place of an output: zero. */
    static final int ZERO = -1;

    private final ExactArithmetic exact;
    private final int n;
    private final int outputs;

    ExactOutputs(Network network, Domain domain) {
        exact = new ExactArithmetic(network, domain);
        n = domain.dimension();
        outputs = network.output().size();
    }

    /** Whether all outputs have the same form under two patterns. */
    boolean same(Pattern a, Pattern b) {
        for (int k = 0; k < outputs; k++) {
            FormSum difference = new FormSum(n).add(1, exact.output(a, k)).add(-1, exact.output(b, k));
            if (!difference.sum().isZero()) {
                return false;
            }
        }
        return true;
    }

    /** Whether no output depends on any coordinate under a pattern. */
    boolean constant(Pattern pattern) {
        for (int k = 0; k < outputs; k++) {
            Form form = exact.output(pattern, k);
            for (int j = 1; j <= n; j++) {
                if (form.sign(j) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The form of output k less output j under a pattern; either may be {@link #ZERO}. */
    Form difference(Pattern pattern, int k, int j) {
        FormSum difference = new FormSum(n);
        if (k != ZERO) {
            difference.add(1, exact.output(pattern, k));
        }
        if (j != ZERO) {
            difference.add(-1, exact.output(pattern, j));
        }
        return difference.sum();
    }

    /** The form of a facet of a region. */
    Form facet(Region region, int facet) {
        return exact.form(region.pattern(), region.hyperplane(facet));
    }
}
