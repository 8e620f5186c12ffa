package io.crease.region;

import io.crease.numeric.PatternHash;
import org.jspecify.annotations.Nullable;

/**
 * The 128-bit hash of the pattern of a region: the exclusive or of {@link PatternHash} over (node, neuron, letter) of all cutting
 * nodes, so that the region across a facet has the hash with the letters of that facet's hyperplanes exchanged.
 *
 * @param high upper half, {@link Region#patternHigh}
 * @param low lower half, {@link Region#patternLow}
 */
record RegionHash(long high, long low) {
    /** Of no letters. */
    static final RegionHash EMPTY = new RegionHash(0, 0);

    /** Of a pattern with the letters of one more node. */
    static RegionHash behind(RegionHash before, int node, short[] letters) {
        long high = before.high;
        long low = before.low;
        for (int neuron = 0; neuron < letters.length; neuron++) {
            high ^= PatternHash.high(node, neuron, letters[neuron]);
            low ^= PatternHash.low(node, neuron, letters[neuron]);
        }
        return new RegionHash(high, low);
    }

    /** Of all letters of a pattern. */
    static RegionHash of(@Nullable Pattern pattern) {
        return pattern == null ? EMPTY : pattern.hash();
    }

    /** With one neuron's letter exchanged for another. */
    RegionHash exchanged(int node, int neuron, int from, int to) {
        return new RegionHash(
                high ^ PatternHash.high(node, neuron, from) ^ PatternHash.high(node, neuron, to),
                low ^ PatternHash.low(node, neuron, from) ^ PatternHash.low(node, neuron, to));
    }
}
