package io.crease.numeric;

/**
 * Hashes activation patterns to 128 bits: the exclusive or over all neurons of a pseudo-random word for (site, neuron, letter)
 * (Zobrist 1970), so that a change of one letter changes the hash in constant time. Two of n different patterns collide with
 * probability below n²·2⁻¹²⁹. A site is what has letters: of a curve's trace, or a cutting node of the network.
 */
public final class PatternHash {
    private static final long HIGH = 0x5851F42D4C957F2DL;
    private static final long LOW = 0x14057B7EF767814FL;

    private PatternHash() {}

    private static long key(int site, int neuron, int letter) {
        return RandomStream.mix(((long) site << 32 | neuron) * 0x9E3779B97F4A7C15L + letter);
    }

    /** The upper half of the word for a letter. */
    public static long high(int site, int neuron, int letter) {
        return RandomStream.mix(key(site, neuron, letter) ^ HIGH);
    }

    /** The lower half of the word for a letter. */
    public static long low(int site, int neuron, int letter) {
        return RandomStream.mix(key(site, neuron, letter) + LOW);
    }
}
