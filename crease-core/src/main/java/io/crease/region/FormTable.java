package io.crease.region;

import org.jspecify.annotations.Nullable;

/**
 * Forms of the outputs of a few consecutive nodes, each worked out when first asked for. Two threads may work out the same form and
 * put it here twice, which makes no difference; forms are immutable, so none is ever seen half made.
 */
final class FormTable {
    private final int first;
    private final @Nullable Form[][] rows;

    /** Room for the outputs of {@code nodes} nodes from node {@code first} on. */
    FormTable(int first, int nodes) {
        this.first = first;
        this.rows = new Form[nodes][];
    }

    /** The forms of a node, those not known yet null; modified by who knows more. */
    @Nullable
    Form[] row(int node, int width) {
        @Nullable Form[] row = rows[node - first];
        if (row == null) {
            row = new Form[width];
            rows[node - first] = row;
        }
        return row;
    }
}
