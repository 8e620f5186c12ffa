package io.crease.region;

import org.jspecify.annotations.Nullable;

/**
 * The letters of all cutting nodes up to one, shared between the regions that have them in common. A letter of an activation is the
 * piece the neuron is on, of a maximum the place of the winner among the candidates.
 */
final class Pattern {
    final @Nullable Pattern before;
    final int node;
    /** One for each neuron of the node; not modified. */
    final short[] letters;
    /** Forms of this node and those behind it up to the next cutting one, filled as {@link ExactImages} needs them. */
    volatile @Nullable FormTable exact;

    Pattern(@Nullable Pattern before, int node, short[] letters) {
        this.before = before;
        this.node = node;
        this.letters = letters;
    }
}
