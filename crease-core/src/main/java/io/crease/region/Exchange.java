package io.crease.region;

/**
 * A neuron's letter exchanged for another.
 *
 * @param node index of the cutting node
 * @param neuron place among the node's outputs
 * @param from letter on this side
 * @param to letter on the other side
 */
record Exchange(int node, int neuron, int from, int to) {
    private static final int LETTER_BITS = 8;
    private static final int MOST_NODES = 1 << 15;

    /** Whether the exchange fits into a word of 63 bits. */
    boolean packs() {
        return node < MOST_NODES && from >> LETTER_BITS == 0 && to >> LETTER_BITS == 0;
    }

    /** The exchange as a word that is not negative. */
    long packed() {
        return (long) node << 48 | (long) neuron << 16 | (long) from << LETTER_BITS | to;
    }

    /** What {@link #packed} was made of. */
    static Exchange unpacked(long word) {
        int letters = (1 << LETTER_BITS) - 1;
        return new Exchange(
                (int) (word >>> 48), (int) (word >>> 16), (int) (word >>> LETTER_BITS) & letters, (int) word & letters);
    }

    /** Whether both exchange a letter of the same neuron. */
    boolean sameNeuron(Exchange that) {
        return node == that.node && neuron == that.neuron;
    }
}
