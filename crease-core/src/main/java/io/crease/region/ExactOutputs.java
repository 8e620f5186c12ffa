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

    /** The sign at a vertex of a region of output k less output j; either may be {@link #ZERO}. */
    int sign(Region region, int k, int j, int vertex) {
        FormSum difference = new FormSum(n);
        if (k != ZERO) {
            difference.add(1, exact.output(region.pattern(), k));
        }
        if (j != ZERO) {
            difference.add(-1, exact.output(region.pattern(), j));
        }
        Form form = difference.sum();
        if (form.isZero()) {
            return 0;
        }
        Polytope p = region.polytope();
        return form.sign(exact.vertex(region.pattern(), p.facetsAt(vertex), p.x, vertex * (n + 1)));
    }
}
