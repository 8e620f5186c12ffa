package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;

/** Cuts a domain into the activation regions of a piecewise-linear network and counts them. */
public final class Regions {

    /**
     * How to count.
     *
     * @param allFaces whether faces of every dimension are counted, not only vertices, edges and regions
     * @param mostRegions after which counting stops; the count is then a lower bound
     */
    public record Options(boolean allFaces, long mostRegions) {
        /** Vertices, edges and regions, however many. */
        public static final Options DEFAULT = new Options(false, Long.MAX_VALUE);

        /** @throws IllegalArgumentException if {@code mostRegions} is not positive */
        public Options {
            if (mostRegions < 1) {
                throw new IllegalArgumentException("most regions is " + mostRegions + "; expected at least 1");
            }
        }
    }

    /**
     * Prepares a network.
     *
     * @throws io.crease.numeric.InputException if an activation is smooth, or the domain lies in another space than the network's input
     */
    public Regions(Network network, Domain domain, Workers workers, Options options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Counts the regions and shows each to the observer.
     *
     * @param monitor hears the share of the domain's volume that is done, and can stop the count, which is then a lower bound
     */
    public RegionCount count(RegionObserver observer, Monitor monitor) {
        throw new UnsupportedOperationException();
    }

    /** Counts the regions. */
    public RegionCount count() {
        throw new UnsupportedOperationException();
    }
}
