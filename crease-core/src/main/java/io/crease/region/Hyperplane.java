package io.crease.region;

/**
 * What bounds a region: where a neuron's pre-activation meets a knot of its activation, where two candidates of a maximum are equal,
 * a side of the domain, or infinity. It is flat only within a region of the nodes before; the same hyperplane bends from region to
 * region.
 *
 * @param layer number of the activation, from 1; a maximum has that of the activation before it; 0 for the domain and infinity
 * @param node index of the cutting node in the network; {@link #DOMAIN} or {@link #AT_INFINITY}
 * @param neuron the neuron; the first candidate of a maximum, as an index into its concatenated inputs; the side of the domain
 * @param other the knot of the activation; the second candidate of a maximum; 0 for the domain
 */
public record Hyperplane(int layer, int node, int neuron, int other) {
    /** In place of a node: the domain's own side. */
    public static final int DOMAIN = -1;

    /** In place of a node: infinity. */
    public static final int AT_INFINITY = -2;

    /** The hyperplane at infinity. */
    public static final Hyperplane INFINITY = new Hyperplane(0, AT_INFINITY, 0, 0);

    /** Side {@code side} of the domain. */
    public static Hyperplane side(int side) {
        return new Hyperplane(0, DOMAIN, side, 0);
    }

    /** Whether a node of the network cut here, not the domain. */
    public boolean inside() {
        return node >= 0;
    }
}
