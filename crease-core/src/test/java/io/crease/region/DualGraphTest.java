package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DualGraphTest {
    /** Regions, facets inside, linear regions and those with zero gradient of an independent count, from oracles/regions.json. */
    @ParameterizedTest
    @CsvSource({"2-32-32-32-1, 4091, 8092, 4091, 0", "3-16-16-1, 3837, 10962, 3837, 0"})
    void asCountedIndependently(String widths, int regions, long facets, long linear, long constant) {
        Network network = OracleNetworks.network(
                OracleNetworks.RELU,
                Arrays.stream(widths.split("-")).mapToInt(Integer::parseInt).toArray(),
                2,
                0.01,
                1);
        Domain domain = Domain.cube(network.input().size(), -1, 1);
        Adjacency adjacency =
                Planes.seen(network, domain, new DualGraph(network)).adjacency();
        assertEquals(regions, adjacency.regions());
        assertEquals(facets, adjacency.edges());
        assertEquals(0, adjacency.unmatched());
        assertEquals(1, adjacency.parts());
        long[] degrees = adjacency.degrees();
        long ends = 0;
        for (int d = 0; d < degrees.length; d++) {
            ends += d * degrees[d];
        }
        assertEquals(2 * facets, ends);
        LinearRegionCount count =
                Planes.seen(network, domain, new LinearRegions(network, domain)).count();
        assertEquals(new LinearRegionCount(regions, linear, constant, facets, count.settledExactly(), true), count);
    }

    /** As {@link #asCountedIndependently}, for larger networks. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "2-64-64-64-64-1, 27891, 55539, 27891, 0",
        "4-12-12-1, 10563, 39335, 10563, 0",
        "5-10-10-1, 20773, 94992, 20773, 1"
    })
    void largerAsCountedIndependently(String widths, int regions, long facets, long linear, long constant) {
        asCountedIndependently(widths, regions, facets, linear, constant);
    }

    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(Planes.DEGENERATE);
        kinds.addAll(Zoo.NETWORKS);
        return kinds;
    }

    /** Pairs of regions that have a facet in the same place, all pairs looked at. */
    @ParameterizedTest
    @MethodSource("kinds")
    void neighboursAreThoseWithAFacetInTheSamePlace(String kind) {
        long seed = System.nanoTime();
        System.out.println("DualGraphTest " + kind + " seed " + seed);
        RandomStream random = RandomStream.of(seed);
        boolean degenerate = Planes.DEGENERATE.contains(kind);
        for (int run = 0; run < (degenerate ? 4 : 1); run++) {
            RandomStream stream = random.named("run" + run);
            Network network = degenerate ? Planes.degenerate(kind, stream) : Zoo.network(kind, seed + run);
            Domain domain = degenerate ? Domain.cube(2, -1, 1) : Planes.slice(network, stream.named("slice"), 0.4);
            List<Region> regions = Planes.regions(network, domain);
            if (regions.size() > 1500) {
                continue;
            }
            DualGraph graph = new DualGraph(network);
            regions.forEach(graph::accept);
            Adjacency adjacency = graph.adjacency();
            assertEquals(0, adjacency.unmatched(), kind + " run " + run);
            assertEquals(1, adjacency.parts());
            List<TreeSet<Integer>> expected = inTheSamePlace(regions);
            for (int r = 0; r < regions.size(); r++) {
                assertArrayEquals(
                        expected.get(r).stream().mapToInt(i -> i).toArray(),
                        Arrays.stream(adjacency.neighbours(r)).sorted().toArray(),
                        kind + " run " + run + " region " + r);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero-bias", "duplicates", "mirrored", "gates", "zero-bias-hard-tanh"})
    void everyFacetIsFoundInSpace(String kind) {
        long seed = System.nanoTime();
        System.out.println("DualGraphTest in space " + kind + " seed " + seed);
        Network network = Planes.degenerate(kind, 3, RandomStream.of(seed));
        Adjacency adjacency = Planes.seen(network, Domain.cube(3, -1, 1), new DualGraph(network))
                .adjacency();
        assertEquals(0, adjacency.unmatched());
        assertEquals(1, adjacency.parts());
    }

    private static List<TreeSet<Integer>> inTheSamePlace(List<Region> regions) {
        List<double[]> sides = new ArrayList<>();
        List<TreeSet<Integer>> neighbours = new ArrayList<>();
        for (int r = 0; r < regions.size(); r++) {
            Region region = regions.get(r);
            neighbours.add(new TreeSet<>());
            for (int f = 0; f < region.facets(); f++) {
                if (region.hyperplane(f).inside()) {
                    int g = (f + 1) % region.facets();
                    sides.add(new double[] {
                        r,
                        region.coordinate(f, 0),
                        region.coordinate(f, 1),
                        region.coordinate(g, 0),
                        region.coordinate(g, 1)
                    });
                }
            }
        }
        for (double[] a : sides) {
            for (double[] b : sides) {
                double apart =
                        Math.abs(a[1] - b[3]) + Math.abs(a[2] - b[4]) + Math.abs(a[3] - b[1]) + Math.abs(a[4] - b[2]);
                if (apart < 1e-12 && a[0] != b[0]) {
                    neighbours.get((int) a[0]).add((int) b[0]);
                }
            }
        }
        return neighbours;
    }
}
