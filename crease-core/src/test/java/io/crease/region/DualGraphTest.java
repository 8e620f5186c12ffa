package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualGraphTest {
    /** Networks, regions, inner facets and linear regions of an independent count, from oracles/regions.json. */
    @ParameterizedTest
    @CsvSource({
        "2-32-32-32-1, 4091, 8092, 4091, 0",
        "2-64-64-64-64-1, 27891, 55539, 27891, 0",
        "3-16-16-1, 3837, 10962, 3837, 0",
        "5-10-10-1, 20773, 94992, 20773, 1"
    })
    void facetsAreFoundFromBothSides(String widths, int regions, long facets, long linear, long constant) {
        Network network = OracleNetworks.network(
                OracleNetworks.RELU,
                java.util.Arrays.stream(widths.split("-"))
                        .mapToInt(Integer::parseInt)
                        .toArray(),
                2,
                0.01,
                1);
        Domain domain = Domain.cube(network.input().size(), -1, 1);
        LinearRegions lr = new LinearRegions(network, domain);
        DualGraph graph = new DualGraph(network);
        long t0 = System.nanoTime();
        Regions r = new Regions(network, domain, new Workers(2), Regions.Options.DEFAULT);
        System.out.println(r.count(graph, Monitor.NONE));
        long t1 = System.nanoTime();
        Adjacency a = graph.adjacency();
        long t2 = System.nanoTime();
        System.out.println(a.regions() + " " + a.edges() + " unmatched " + a.unmatched() + " parts " + a.parts() + " "
                + (t1 - t0) / 1e6 + " ms, " + (t2 - t1) / 1e6);
        r.count(lr, Monitor.NONE);
        long t3 = System.nanoTime();
        System.out.println(lr.count() + " " + (System.nanoTime() - t3) / 1e6);
        assertEquals(regions, a.regions());
        assertEquals(facets, a.edges());
        assertEquals(0, a.unmatched());
        assertEquals(1, a.parts());
        assertEquals(linear, lr.count().linearRegions());
        assertEquals(constant, lr.count().constant());
    }
}
