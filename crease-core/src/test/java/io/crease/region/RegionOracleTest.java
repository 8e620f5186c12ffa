package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.region.Regions.Options;
import io.crease.trace.OracleNetworks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and cells of networks that were cut independently in extended precision (resources/oracles). */
class RegionOracleTest {
    private static final Options ALL = new Options(true, true, Long.MAX_VALUE);

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RegionOracleTest.class.getResourceAsStream("/oracles/" + name));
    }

    /** One of the networks: its name, its widths and the seed of its weights. */
    private enum Net {
        A1(0.01, 1, 2, 32, 32, 32, 1),
        A2(0.01, 1, 2, 64, 64, 64, 64, 1),
        A3(0.01, 1, 2, 128, 128, 128, 1),
        C3(0.01, 1, 3, 16, 16, 1),
        C4(0.01, 1, 4, 12, 12, 1),
        C5(0.01, 1, 5, 10, 10, 1),
        Z1(0, 7, 2, 16, 16, 1);

        final Network network;
        final int inputs;
        private final String key;

        Net(double biasVariance, long seed, int... widths) {
            network = OracleNetworks.network(OracleNetworks.RELU, widths, 2, biasVariance, seed);
            inputs = widths[0];
            key = name().toLowerCase(Locale.ROOT) + "_s" + seed;
        }

        /** Numbers of the oracle under a key; empty where it has none. */
        List<Double> oracle(String entry) {
            String all;
            try (InputStream in = resource("regions.json")) {
                all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String own = all.substring(all.indexOf('"' + key + '"'));
            own = own.substring(0, own.indexOf('}'));
            Matcher value =
                    Pattern.compile('"' + entry + "\": (\\[[^]]*]|[^,\\n]*)").matcher(own);
            if (!value.find()) {
                return List.of();
            }
            return Arrays.stream(value.group(1).replaceAll("[\\[\\]\\s]", "").split(","))
                    .map(Double::valueOf)
                    .toList();
        }

        void assertOracle(String entry, boolean optional, Number... found) {
            List<Double> expected = oracle(entry);
            assertTrue(optional || !expected.isEmpty(), key + " has no " + entry);
            if (!expected.isEmpty()) {
                assertEquals(
                        expected, Arrays.stream(found).map(Number::doubleValue).toList(), key + " " + entry);
            }
        }
    }

    private static RegionCount count(Net net, Domain domain, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new Regions(net.network, domain, workers, ALL).count();
        }
    }

    private static void assertCertified(RegionCount count) {
        assertEquals(List.of(), Certificate.of(count).doubts());
    }

    @Test
    void generatorMakesTheOraclesWeights() throws Exception {
        assertEquals("aabf601fd2288985", OracleNetworks.hash(Net.A1.network));
        assertEquals("b35da55805e80201", OracleNetworks.hash(Net.A2.network));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1", "A2", "A3", "C3", "C4"})
    void boxes(Net net) {
        RegionCount count = count(net, Domain.cube(net.inputs, -1, 1), 2);
        assertCertified(count);
        net.assertOracle("activation_regions", false, count.regions());
        net.assertOracle("vertices", false, count.vertices());
        net.assertOracle("edges", false, count.edges());
        net.assertOracle("f_vector", false, count.faces().toArray(Number[]::new));
        net.assertOracle(
                "regions_after_layer",
                net.inputs > 2,
                count.afterLayer().stream().map(RegionCount.AfterLayer::regions).toArray(Number[]::new));
    }

    @Tag("long")
    @Test
    void largerBox() {
        boxes(Net.C5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1", "C3", "C4"})
    void allOfSpace(Net net) {
        RegionCount count = count(net, Domain.space(net.inputs), 2);
        assertCertified(count);
        net.assertOracle("unbounded_regions", false, count.regions());
        net.assertOracle("unbounded_vertices", false, count.vertices());
        net.assertOracle("unbounded_bounded_cells", true, count.bounded());
    }

    @Tag("long")
    @Test
    void largerSpace() {
        allOfSpace(Net.C5);
    }

    /** 70 cones with the apex at the origin: in the square each ends at the boundary, in the plane none is bounded. */
    @Test
    void cones() {
        RegionCount square = count(Net.Z1, Domain.cube(2, -1, 1), 2);
        assertCertified(square);
        Net.Z1.assertOracle("activation_regions", false, square.regions());
        // One edge for each ray and each piece of the boundary; corners are vertices besides the apex and the rays'
        // ends.
        assertEquals(List.of(75L, 144L, 70L), square.faces());
        RegionCount plane = count(Net.Z1, Domain.space(2), 2);
        assertCertified(plane);
        assertEquals(List.of(1L, 70L, 70L), plane.faces());
        assertEquals(0, plane.bounded());
    }

    @ParameterizedTest
    @CsvSource({"A1, false", "A1, true", "Z1, false", "Z1, true"})
    void sameOnEveryNumberOfThreadsEveryTime(Net net, boolean space) {
        repeat(net, space ? Domain.space(net.inputs) : Domain.cube(net.inputs, -1, 1));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"A2", "A3", "C3", "C4", "C5"})
    void largerAreTheSameEveryTime(Net net) {
        repeat(net, Domain.cube(net.inputs, -1, 1));
    }

    private static void repeat(Net net, Domain domain) {
        RegionCount expected = count(net, domain, 1);
        assertCertified(expected);
        net.assertOracle(
                domain.unbounded() && net != Net.Z1 ? "unbounded_regions" : "activation_regions",
                false,
                expected.regions());
        for (int threads = 1; threads <= 8; threads++) {
            try (Workers workers = new Workers(threads)) {
                Regions regions = new Regions(net.network, domain, workers, ALL);
                for (int repeat = 0; repeat < 20; repeat++) {
                    assertEquals(expected, regions.count(), threads + " threads, repeat " + repeat);
                }
            }
        }
    }

    /** The oracle gives four digits of the least area. */
    @ParameterizedTest
    @ValueSource(strings = {"A1", "A2", "A3"})
    void slivers(Net net) {
        double[] areas = Planes.regions(net.network, Domain.cube(2, -1, 1)).stream()
                .mapToDouble(Region::volume)
                .sorted()
                .toArray();
        double least = net.oracle("min_area").get(0);
        assertEquals(least, areas[0], 5e-4 * least);
        net.assertOracle(
                "cells_area_below_1e-12",
                false,
                Arrays.stream(areas).filter(a -> a < 1e-12).count());
    }

    /** Vertex count, area, mean of the vertices. */
    private record Cell(int vertices, double area, double x, double y) {}

    /** Every cell of a1, the slivers too: as many vertices, the area within a share 1e-9, their mean within the vertices' error bounds. */
    @Test
    void cellsOneByOne() throws IOException {
        TreeSet<Cell> cells = new TreeSet<>(Comparator.comparingDouble(Cell::x).thenComparingDouble(Cell::y));
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource("a1_s1.cells.csv.gz")), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).collect(Collectors.toList())) {
                String[] v = line.split(",");
                Cell cell = new Cell(
                        Integer.parseInt(v[0]),
                        Double.parseDouble(v[1]),
                        Double.parseDouble(v[2]),
                        Double.parseDouble(v[3]));
                assertTrue(cells.add(cell), "two cells at the same place");
            }
        }
        List<Region> regions = new ArrayList<>(Planes.regions(Net.A1.network, Domain.cube(2, -1, 1)));
        assertEquals(cells.size(), regions.size());
        for (Region region : regions) {
            double x = mean(region, 0);
            double y = mean(region, 1);
            Cell cell = null;
            for (Cell near : cells.subSet(new Cell(0, 0, x - 1e-9, 0), new Cell(0, 0, x + 1e-9, 0))) {
                if (Math.abs(near.y - y) < 1e-9
                        && (cell == null || Math.hypot(near.x - x, near.y - y) < Math.hypot(cell.x - x, cell.y - y))) {
                    cell = near;
                }
            }
            assertTrue(cell != null, "no cell at " + x + ", " + y);
            cells.remove(cell); // each once
            double allowed = 1e-15 + meanError(region);
            assertEquals(cell.vertices, region.vertices(), cell.toString());
            assertEquals(cell.x, x, allowed, cell.toString());
            assertEquals(cell.y, y, allowed, cell.toString());
            assertEquals(cell.area, region.volume(), 1e-9 * cell.area, cell.toString());
        }
    }

    private static double mean(Region region, int i) {
        double sum = 0;
        for (int v = 0; v < region.vertices(); v++) {
            sum += region.coordinate(v, i);
        }
        return sum / region.vertices();
    }

    private static double meanError(Region region) {
        double sum = 0;
        for (int v = 0; v < region.vertices(); v++) {
            sum += region.polytope().errorAt(v);
        }
        return sum / region.vertices();
    }
}
