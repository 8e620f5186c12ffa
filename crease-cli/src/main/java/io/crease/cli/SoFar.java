package io.crease.cli;

import io.crease.region.Region;
import io.crease.region.RegionObserver;
import java.util.concurrent.atomic.LongAdder;

/** Counts regions while they are found, parts in progress included. Safe for use by several threads. */
final class SoFar implements RegionObserver {
    private final LongAdder regions = new LongAdder();

    @Override
    public RegionObserver fork() {
        return this;
    }

    @Override
    public void accept(Region region) {
        regions.increment();
    }

    @Override
    public void append(RegionObserver later) {}

    /** {@code 12 regions so far}. */
    String text() {
        return Words.count(regions.sum(), "region") + " so far";
    }
}
