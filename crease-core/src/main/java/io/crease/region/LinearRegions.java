package io.crease.region;

import io.crease.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins activation regions that share a facet and have the same affine map. Two maps differ where a coefficient does by more than the
 * bounds on its rounding errors; those closer than that are compared in exact arithmetic. Every region's map and pattern are kept.
 */
public final class LinearRegions implements RegionObserver {
    private final ExactOutputs exact;
    private final int outputs;
    private final DualGraph graph;
    private final List<double[]> maps = new ArrayList<>();
    private final List<double[]> errors = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    /** Of the regions of a network on a domain. */
    public LinearRegions(Network network, Domain domain) {
        this(new ExactOutputs(network, domain), network.output().size(), new DualGraph(network));
    }

    private LinearRegions(ExactOutputs exact, int outputs, DualGraph graph) {
        this.exact = exact;
        this.outputs = outputs;
        this.graph = graph;
    }

    @Override
    public LinearRegions fork() {
        return new LinearRegions(exact, outputs, graph.fork());
    }

    @Override
    public void accept(Region region) {
        graph.accept(region);
        int stride = region.dimension() + 1;
        double[] map = new double[outputs * stride];
        double[] error = new double[stride];
        for (int i = 0; i < stride; i++) {
            error[i] = region.outputError(i);
            for (int k = 0; k < outputs; k++) {
                map[k * stride + i] = region.output(k, i);
            }
        }
        maps.add(map);
        errors.add(error);
        patterns.add(region.pattern());
    }

    @Override
    public void append(RegionObserver later) {
        LinearRegions that = (LinearRegions) later;
        graph.append(that.graph);
        maps.addAll(that.maps);
        errors.addAll(that.errors);
        patterns.addAll(that.patterns);
    }

    @Override
    public boolean readsOutputs() {
        return true;
    }

    /** Joins what was seen. The count is that of the domain if all of it was seen. */
    public LinearRegionCount count() {
        Adjacency adjacency = graph.adjacency();
        Union union = new Union(maps.size());
        long settled = 0;
        long constant = 0;
        for (int r = 0; r < maps.size(); r++) {
            for (int q : adjacency.neighbours(r)) {
                if (q > r && union.find(r) != union.find(q) && !differ(r, q)) {
                    settled++;
                    if (exact.same(patterns.get(r), patterns.get(q))) {
                        union.join(r, q);
                    }
                }
            }
            if (!slopes(r)) {
                settled++;
                if (exact.constant(patterns.get(r))) {
                    constant++;
                }
            }
        }
        return new LinearRegionCount(
                maps.size(), union.parts(), constant, adjacency.edges(), settled, adjacency.unmatched() == 0);
    }

    private boolean differ(int r, int q) {
        double[] a = maps.get(r);
        double[] b = maps.get(q);
        int stride = errors.get(r).length;
        for (int i = 0; i < a.length; i++) {
            double doubt = (errors.get(r)[i % stride] + errors.get(q)[i % stride]) * (1 + 0x1p-48);
            if (Math.abs(a[i] - b[i]) * (1 - 0x1p-52) > doubt) {
                return true;
            }
        }
        return false;
    }

    private boolean slopes(int r) {
        double[] map = maps.get(r);
        double[] error = errors.get(r);
        for (int i = 0; i < map.length; i++) {
            int coefficient = i % error.length;
            if (coefficient > 0 && Math.abs(map[i]) > error[coefficient]) {
                return true;
            }
        }
        return false;
    }
}
