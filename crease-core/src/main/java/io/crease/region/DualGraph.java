package io.crease.region;

import io.crease.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the dual graph of a subdivision: its nodes are the regions, numbered in the order in which they come, and there is an edge
 * between two that share a facet. Of a region 20 bytes are kept, of a facet inside the domain 8.
 */
public final class DualGraph implements RegionObserver {
    private final Crossings crossings;
    final LongList high = new LongList();
    final LongList low = new LongList();
    /** Where each region's slots end. */
    final LongList end = new LongList();
    /** For each facet inside the domain what changes across it: a packed exchange, or −1 − the place in {@link #several}. */
    final LongList slots = new LongList();
    /** Facets where it is more than one letter. */
    final List<Coincidence> several = new ArrayList<>();

    /** Of the regions of a network. */
    public DualGraph(Network network) {
        this(new Crossings(network));
    }

    private DualGraph(Crossings crossings) {
        this.crossings = crossings;
    }

    @Override
    public DualGraph fork() {
        return new DualGraph(crossings);
    }

    @Override
    public void accept(Region region) {
        high.add(region.patternHigh());
        low.add(region.patternLow());
        for (int f = 0; f < region.facets(); f++) {
            if (region.hyperplane(f).inside()) {
                Exchange[][] across = crossings.across(region, f);
                if (across.length == 1 && across[0].length == 1 && across[0][0].packs()) {
                    slots.add(across[0][0].packed());
                } else {
                    slots.add(-1 - several.size());
                    several.add(new Coincidence(region, f, across));
                }
            }
        }
        end.add(slots.size());
    }

    @Override
    public void append(RegionObserver later) {
        DualGraph that = (DualGraph) later;
        high.addAll(that.high);
        low.addAll(that.low);
        for (int r = 0; r < that.end.size(); r++) {
            end.add(slots.size() + that.end.get(r));
        }
        for (int s = 0; s < that.slots.size(); s++) {
            long slot = that.slots.get(s);
            slots.add(slot >= 0 ? slot : slot - several.size());
        }
        several.addAll(that.several);
    }

    /** The graph of all regions seen. */
    public Adjacency adjacency() {
        return new FacetMatch(this).adjacency();
    }

    /** Whether more than one letter changes across a slot. */
    boolean coincides(int slot) {
        return slots.get(slot) < 0;
    }

    /** The facet of a slot that {@link #coincides}. */
    Coincidence coincidence(int slot) {
        return several.get((int) (-1 - slots.get(slot)));
    }

    /** What changes across a slot. */
    Exchange[][] across(int slot) {
        long word = slots.get(slot);
        return word >= 0 ? new Exchange[][] {{Exchange.unpacked(word)}} : coincidence(slot).planes;
    }
}
