package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.network.Activate;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.Relu;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.theory.Arrangement;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trajectory.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearSearchTest {
    private static final LinearSearch.Options COUNT = new LinearSearch.Options(false, Long.MAX_VALUE);
    private static final LinearSearch.Options FACETS = new LinearSearch.Options(true, Long.MAX_VALUE);

    private static LinearSearch.Found count(Network network, Domain domain) {
        return new LinearSearch(network, domain).search(COUNT, region -> {}, Monitor.NONE);
    }

    /** Hyperplanes in general position whose every intersection lies in the box. */
    @ParameterizedTest
    @CsvSource({"2, 7", "3, 6", "4, 6", "5, 6"})
    void oneLayerInGeneralPosition(int n, int k) {
        for (long seed = 1; seed <= 3; seed++) {
            Network network = OracleNetworks.network(OracleNetworks.RELU, new int[] {n, k, 1}, 2, 0.01, seed);
            LinearSearch.Found found = count(network, Domain.cube(n, -1e4, 1e4));
            assertEquals(Arrangement.cells(k, n).longValueExact(), found.regions(), "seed " + seed + ": " + found);
            assertTrue(found.certified(), "seed " + seed + ": " + found);
        }
    }

    /** The pieces of the exact trace of the segment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inOneDimensionThePiecesOfALine(long seed) {
        for (String activation : new String[] {"relu", "hard-tanh", "leaky-relu"}) {
            String spec = "mlp:1-12x3-1,bias-variance=0.3,weight-variance=4,activation=" + activation;
            Network network = NetworkSpecs.parse(spec).build(seed);
            Line line = new Line(Tensor.vector(2), Tensor.vector(-2));
            double pieces = Measurement.of(network, line, Measures.standard()).value("pieces", 3, Site.Kind.POST);
            LinearSearch.Found found = count(network, Domain.cube(1, -2, 2));
            assertEquals(pieces, found.regions(), spec + " seed " + seed + ": " + found);
            assertTrue(found.certified(), spec + " seed " + seed + ": " + found);
        }
    }

    /** All that random points find is found, with equal hashes; the graph of neighbours is symmetric and connected. */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "3, 3", "4, 4"})
    void neighboursAndSamples(int n, long seed) {
        Network network = OracleNetworks.network(OracleNetworks.RELU, new int[] {n, 7, 5, 1}, 2, 0.05, seed);
        Domain cube = Domain.cube(n, -1, 1);
        Map<List<Long>, SearchedRegion> all = new HashMap<>();
        LinearSearch.Found found = new LinearSearch(network, cube)
                .search(FACETS, r -> all.put(List.of(r.patternHigh(), r.patternLow()), r), Monitor.NONE);
        assertTrue(found.certified(), found.toString());
        assertEquals(found.regions(), all.size());
        try (Workers workers = new Workers(2)) {
            Richness sampled = new SampledPatterns(network, cube).sample(20_000, seed, 1 << 24, workers, Monitor.NONE);
            assertTrue(sampled.distinct() <= found.regions(), sampled + " " + found);
            assertTrue(sampled.distinct() > found.regions() / 2, sampled + " " + found);
        }
        all.forEach((hash, region) -> {
            assertTrue(region.facets().size() > n, region.toString());
            for (SearchedRegion.Side side : region.facets()) {
                SearchedRegion across = all.get(List.of(side.high(), side.low()));
                assertTrue(across != null, region + " has no neighbour across " + side);
                assertTrue(
                        !side.plane().inside()
                                || across.facets().stream().anyMatch(back -> List.of(back.high(), back.low())
                                        .equals(hash)),
                        region + " and " + across);
            }
        });
        assertEquals(all.size(), reached(all));
    }

    private static int reached(Map<List<Long>, SearchedRegion> all) {
        Set<List<Long>> seen = new HashSet<>();
        Deque<List<Long>> open =
                new ArrayDeque<>(List.of(all.keySet().iterator().next()));
        while (!open.isEmpty()) {
            List<Long> hash = open.pop();
            if (seen.add(hash)) {
                all.get(hash).facets().forEach(side -> open.push(List.of(side.high(), side.low())));
            }
        }
        return seen.size();
    }

    /** The square cut by its diagonal: two triangles. */
    @Test
    void facetsOfATriangle() {
        Network network = Network.builder(Shape.of(2))
                .then("line", new Dense(Tensor.of(Shape.of(2, 2), 1, 1, 1, 1), Tensor.vector(-0.9, -7)))
                .then("relu", new Activate(Relu.of()))
                .build();
        List<SearchedRegion> regions = new ArrayList<>();
        new LinearSearch(network, Domain.cube(2, 0, 1)).search(FACETS, regions::add, Monitor.NONE);
        assertEquals(2, regions.size());
        assertEquals(
                List.of(new Hyperplane(1, 1, 0, 0), Hyperplane.side(0), Hyperplane.side(2)),
                regions.get(0).facets().stream().map(SearchedRegion.Side::plane).toList());
        assertEquals(5, regions.get(1).facets().size());
    }

    /** A duplicated neuron touches all along its facet: found is right, but not certified. */
    @Test
    void whatTouchesIsDoubtful() {
        Network network = Network.builder(Shape.of(2))
                .then("line", new Dense(Tensor.of(Shape.of(2, 2), 1, 0.3, 2, 0.6), Tensor.vector(0.1, 0.2)))
                .then("relu", new Activate(Relu.of()))
                .build();
        LinearSearch.Found found = count(network, Domain.cube(2, -1, 1));
        assertEquals(2, found.regions());
        assertFalse(found.certified());
        assertTrue(found.complete() && found.doubtful() == 2, found.toString());
    }

    @Test
    void stopsAtTheMostAndWhenAsked() {
        Network network = OracleNetworks.network(OracleNetworks.RELU, new int[] {3, 8, 8, 1}, 2, 0.05, 1);
        LinearSearch search = new LinearSearch(network, Domain.cube(3, -1, 1));
        LinearSearch.Found found = search.search(new LinearSearch.Options(false, 10), region -> {}, Monitor.NONE);
        assertEquals(10, found.regions());
        assertFalse(found.complete());
        Monitor stop = new Monitor() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertFalse(search.search(COUNT, region -> {}, stop).complete());
    }

    @Test
    void refusals() {
        Network pools = NetworkSpecs.parse("cnn:1x4x4-c2-p-3-1").build();
        assertThrows(InputException.class, () -> new LinearSearch(pools, Domain.cube(16, -1, 1)));
        Network relu = NetworkSpecs.parse("mlp:2-3-1").build();
        assertThrows(InputException.class, () -> new LinearSearch(relu, Domain.space(2)));
        assertThrows(InputException.class, () -> new LinearSearch(relu, Domain.cube(3, -1, 1)));
    }

    /** The oracle's number of regions of [3, 16, 16, 1]. */
    @Test
    @Tag("long")
    void oracleInThreeDimensions() {
        Network network = OracleNetworks.network(OracleNetworks.RELU, new int[] {3, 16, 16, 1}, 2, 0.01, 1);
        LinearSearch.Found found = count(network, Domain.cube(3, -1, 1));
        assertEquals(3837, found.regions(), found.toString());
        assertTrue(found.certified(), found.toString());
    }
}
