package io.crease.region;

/**
 * Looks at regions as they are found. Parts of the domain are observed side by side by forks, which are appended in an order that
 * never depends on the number of threads.
 */
public interface RegionObserver {

    /** An empty observer of the same kind for a part of its own. */
    RegionObserver fork();

    /** Takes in a region. It may be kept. */
    void accept(Region region);

    /** Takes over what {@code later}, a fork, has seen. */
    void append(RegionObserver later);

    /** Whether regions must know their affine maps. Those of a network with large last layers take time and room. */
    default boolean readsOutputs() {
        return false;
    }
}
