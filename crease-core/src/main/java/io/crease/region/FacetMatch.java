package io.crease.region;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the region on the other side of each facet. One has the pattern of the other with letters exchanged; where several hyperplanes
 * coincide, any of them may take part. A facet counts as found only when it is found from both sides, or from one side and the only facet
 * that is left on the other lies on one of the same neurons: a neuron that is exactly at its knot in all of a region does not show as a
 * hyperplane there. Where there are such neurons on both sides, the facet is found by its place.
 */
final class FacetMatch {
    /** More hyperplanes than this at one facet are not tried in all combinations. */
    private static final int MOST_PLANES = 14;

    private static final int NONE = -1;

    private final DualGraph graph;
    private final int[] start;
    private final int[] table;
    private final int[] claim;
    private final int[] partner;

    FacetMatch(DualGraph graph) {
        this.graph = graph;
        int regions = graph.end.size();
        start = new int[regions + 1];
        for (int r = 0; r < regions; r++) {
            start[r + 1] = (int) graph.end.get(r);
        }
        table = new int[Integer.highestOneBit(Math.max(4, regions)) * 4];
        Arrays.fill(table, NONE);
        for (int r = 0; r < regions; r++) {
            int slot = slot(graph.high.get(r), graph.low.get(r));
            table[slot] = table[slot] == NONE ? r : table[slot];
        }
        claim = new int[graph.slots.size()];
        partner = new int[claim.length];
        Arrays.fill(partner, NONE);
    }

    Adjacency adjacency() {
        for (int r = 0; r + 1 < start.length; r++) {
            for (int s = start[r]; s < start[r + 1]; s++) {
                claim[s] = across(r, s);
            }
        }
        for (int r = 0; r + 1 < start.length; r++) {
            for (int s = start[r]; s < start[r + 1]; s++) {
                if (partner[s] == NONE && claim[s] != NONE) {
                    meet(r, s);
                }
            }
        }
        for (int r = 0; r + 1 < start.length; r++) {
            for (int s = start[r]; s < start[r + 1]; s++) {
                if (partner[s] == NONE && claim[s] != NONE) {
                    meetOneSided(r, s);
                }
            }
        }
        meetInPlace();
        return new Adjacency(start, partner);
    }

    /** Where a hash is in the table or would be put. */
    private int slot(long high, long low) {
        int mask = table.length - 1;
        int slot = (int) low & mask;
        while (table[slot] != NONE && (graph.low.get(table[slot]) != low || graph.high.get(table[slot]) != high)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int find(RegionHash hash) {
        return table[slot(hash.high(), hash.low())];
    }

    /** The only region that is reached by exchanging letters of hyperplanes at a facet, or none. */
    private int across(int region, int s) {
        RegionHash here = new RegionHash(graph.high.get(region), graph.low.get(region));
        Exchange[][] planes = graph.across(s);
        if (planes.length == 1) {
            return exchanged(here, planes, 1, region);
        }
        // Usually all change at once.
        int all = exchanged(here, planes, -1, region);
        if (all != NONE || planes.length > MOST_PLANES) {
            return all;
        }
        int found = NONE;
        for (int subset = 1; subset < 1 << planes.length; subset++) {
            int other = exchanged(here, planes, subset, region);
            if (other != NONE && found != NONE && other != found) {
                return NONE;
            }
            found = other != NONE ? other : found;
        }
        return found;
    }

    private int exchanged(RegionHash here, Exchange[][] planes, int subset, int region) {
        RegionHash hash = here;
        for (int i = 0; i < planes.length; i++) {
            if (subset == -1 || (subset >> i & 1) != 0) {
                for (Exchange e : planes[i]) {
                    hash = hash.exchanged(e.node(), e.neuron(), e.from(), e.to());
                }
            }
        }
        int found = find(hash);
        return found == region ? NONE : found;
    }

    /** Pairs a slot with the one on the other side that claims its region. */
    private void meet(int region, int s) {
        int other = claim[s];
        for (int t = start[other]; t < start[other + 1]; t++) {
            if (claim[t] == region && partner[t] == NONE) {
                pair(region, s, other, t);
                return;
            }
        }
    }

    /** Pairs a slot with the only one on the other side that is left and can be it. */
    private void meetOneSided(int region, int s) {
        int other = claim[s];
        int found = NONE;
        for (int t = start[other]; t < start[other + 1]; t++) {
            if (partner[t] == NONE && claim[t] == NONE && shareNeuron(s, t)) {
                if (found != NONE) {
                    return;
                }
                found = t;
            }
        }
        if (found != NONE) {
            pair(region, s, other, found);
        }
    }

    /** Pairs what is left of facets at which several letters change with the only one that is in the same place. */
    private void meetInPlace() {
        int[] left = IntStream.range(0, partner.length)
                .filter(s -> partner[s] == NONE && graph.coincides(s))
                .toArray();
        Nearby nearby = new Nearby(Arrays.stream(left)
                .mapToDouble(s -> graph.coincidence(s).first())
                .toArray());
        double widest = Arrays.stream(left)
                .mapToDouble(s -> graph.coincidence(s).wrong)
                .max()
                .orElse(0);
        for (int s : left) {
            Coincidence here = graph.coincidence(s);
            int[] met = Arrays.stream(nearby.within(here.first(), widest + here.wrong))
                    .map(i -> left[i])
                    .filter(t -> t != s && here.meets(graph.coincidence(t)) && shareNeuron(s, t))
                    .toArray();
            if (met.length == 1 && partner[s] == NONE && partner[met[0]] == NONE) {
                pair(region(s), s, region(met[0]), met[0]);
            }
        }
    }

    private int region(int slot) {
        int at = Arrays.binarySearch(start, slot);
        int region = at >= 0 ? at : -2 - at;
        while (region + 2 < start.length && start[region + 1] == slot) {
            region++;
        }
        return region;
    }

    private boolean shareNeuron(int s, int t) {
        for (Exchange[] plane : graph.across(s)) {
            for (Exchange a : plane) {
                for (Exchange[] there : graph.across(t)) {
                    for (Exchange b : there) {
                        if (a.sameNeuron(b)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private void pair(int region, int s, int other, int t) {
        partner[s] = other;
        partner[t] = region;
    }
}
