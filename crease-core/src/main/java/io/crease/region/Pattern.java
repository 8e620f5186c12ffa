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

    private @Nullable RegionHash hash;

    Pattern(@Nullable Pattern before, int node, short[] letters) {
        this.before = before;
        this.node = node;
        this.letters = letters;
    }

    /** The letters of a node in a chain of patterns, null if it has none. */
    static short @Nullable [] letters(@Nullable Pattern pattern, int node) {
        for (Pattern p = pattern; p != null; p = p.before) {
            if (p.node == node) {
                return p.letters;
            }
        }
        return null;
    }

    /** The hash of these letters and all before. */
    RegionHash hash() {
        RegionHash known = hash;
        if (known == null) {
            known = RegionHash.behind(before == null ? RegionHash.EMPTY : before.hash(), node, letters);
            hash = known;
        }
        return known;
    }
}
