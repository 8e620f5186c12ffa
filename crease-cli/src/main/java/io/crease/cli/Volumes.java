package io.crease.cli;

import io.crease.region.Region;
import io.crease.region.RegionObserver;

/** The largest and the smallest volume among bounded regions. Mutable, as observers are. */
final class Volumes implements RegionObserver {
    private double largest = Double.NEGATIVE_INFINITY;
    private double smallest = Double.POSITIVE_INFINITY;

    @Override
    public RegionObserver fork() {
        return new Volumes();
    }

    @Override
    public void accept(Region region) {
        double volume = region.volume();
        if (Double.isFinite(volume)) {
            largest = Math.max(largest, volume);
            smallest = Math.min(smallest, volume);
        }
    }

    @Override
    public void append(RegionObserver later) {
        Volumes other = (Volumes) later;
        largest = Math.max(largest, other.largest);
        smallest = Math.min(smallest, other.smallest);
    }

    /** Whether any region was bounded. */
    boolean any() {
        return largest >= smallest;
    }

    double largest() {
        return largest;
    }

    double smallest() {
        return smallest;
    }
}
