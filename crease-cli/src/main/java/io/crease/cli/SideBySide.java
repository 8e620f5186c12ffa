package io.crease.cli;

import io.crease.region.Region;
import io.crease.region.RegionObserver;
import java.util.List;

/** Several observers of the same regions. */
record SideBySide(List<RegionObserver> all) implements RegionObserver {
    SideBySide {
        all = List.copyOf(all);
    }

    @Override
    public RegionObserver fork() {
        return new SideBySide(all.stream().map(RegionObserver::fork).toList());
    }

    @Override
    public void accept(Region region) {
        all.forEach(observer -> observer.accept(region));
    }

    @Override
    public void append(RegionObserver later) {
        List<RegionObserver> others = ((SideBySide) later).all;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).append(others.get(i));
        }
    }

    @Override
    public boolean readsOutputs() {
        return all.stream().anyMatch(RegionObserver::readsOutputs);
    }
}
