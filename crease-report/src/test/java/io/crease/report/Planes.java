package io.crease.report;

import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.Workers;
import io.crease.region.Domain;
import io.crease.region.Region;
import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import io.crease.region.Regions;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.List;

/** Planes cut for the tests. */
final class Planes {
    static final String SPEC = "mlp:2-12x3-3,weight-variance=2,bias-variance=0.2";

    record Cut(RegionCells cells, RegionCount count) {}

    private Planes() {}

    static Network network(String spec, long seed) {
        return NetworkSpecs.parse(spec).build(seed);
    }

    static Cut cut(Network network, Domain domain, String fill, int threads) {
        try (Workers workers = new Workers(threads)) {
            RegionCells cells = new RegionCells(network, domain, Fill.parse(fill));
            RegionCount count =
                    new Regions(network, domain, workers, Regions.Options.DEFAULT).count(cells, Monitor.NONE);
            return new Cut(cells, count);
        }
    }

    static Cut cut(String fill) {
        return cut(network(SPEC, 1), Domain.cube(2, -1, 1), fill, 2);
    }

    static RegionPicture picture(Cut cut, RegionPicture.Options options) {
        return new RegionPicture("a network", cut.cells(), cut.count(), options);
    }

    /** The regions themselves, to compare with. */
    static List<Region> regions(Network network, Domain domain) {
        Kept kept = new Kept();
        try (Workers workers = new Workers(1)) {
            new Regions(network, domain, workers, Regions.Options.DEFAULT).count(kept, Monitor.NONE);
        }
        return kept.regions;
    }

    private static final class Kept implements RegionObserver {
        private final List<Region> regions = new ArrayList<>();

        @Override
        public RegionObserver fork() {
            return new Kept();
        }

        @Override
        public void accept(Region region) {
            regions.add(region);
        }

        @Override
        public void append(RegionObserver later) {
            regions.addAll(((Kept) later).regions);
        }

        @Override
        public boolean readsOutputs() {
            return true;
        }
    }
}
