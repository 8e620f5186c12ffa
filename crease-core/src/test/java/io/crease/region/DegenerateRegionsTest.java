package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.region.Regions.Options;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trace.Zoo;
import io.crease.trajectory.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks made to be in no general position, and networks of every kind, against {@link RationalPlane} and against themselves cut up. */
class DegenerateRegionsTest {
    private static final int INPUTS = 2;

    private static long seed(String what) {
        long seed = System.nanoTime();
        System.out.println("DegenerateRegionsTest " + what + " seed " + seed);
        return seed;
    }

    /** Regions, and the count, which is certified. */
    private record Cut(RegionCount count, List<Region> regions) {
        static Cut of(Network network, Domain domain) {
            Planes.All all = new Planes.All();
            try (Workers workers = new Workers(2)) {
                Options options = new Options(true, true, Long.MAX_VALUE);
                RegionCount count = new Regions(network, domain, workers, options).count(all, Monitor.NONE);
                assertEquals(List.of(), Certificate.of(count).doubts());
                assertEquals(count.regions(), all.regions.size());
                return new Cut(count, all.regions);
            }
        }

        Set<List<Long>> patterns() {
            return regions.stream()
                    .map(r -> List.of(r.patternHigh(), r.patternLow()))
                    .collect(Collectors.toSet());
        }
    }

    private static void assertAsInFractions(Network network, Domain domain, String what) {
        Cut cut = Cut.of(network, domain);
        RationalPlane plane = new RationalPlane(network, domain);
        assertEquals(plane.regions(), cut.count.regions(), what);
        assertEquals(
                plane.regionsAfter(),
                cut.count.afterLayer().stream()
                        .map(RegionCount.AfterLayer::regions)
                        .toList(),
                what);
        if (network.nodes().stream().noneMatch(node -> node.layer() instanceof Maximum)) {
            assertEquals(plane.vertices(), cut.count.vertices(), what);
        }
        double[] expected = plane.patterns().values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double[] found =
                cut.regions.stream().mapToDouble(Region::volume).sorted().toArray();
        double size = Arrays.stream(domain.corners()).map(Math::abs).max().orElseThrow();
        double moved = 16 * Math.ulp(size) * Math.sqrt(cut.count.domainVolume()); // by rounding a cell's corners
        assertArrayEquals(expected, found, 1e-9 * cut.count.domainVolume() + moved, what);
    }

    private static final List<String> ADVERSARIES =
            List.of("whole", "scales", "layer-scales", "almost-duplicates", "axes", "through-corners", "opposites");

    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(ADVERSARIES);
        kinds.addAll(Planes.DEGENERATE);
        return kinds;
    }

    private static double[][] scaled(double[][] rows, RandomStream random) {
        for (double[] row : rows) {
            double scale = Math.pow(10, 16 * random.uniform() - 8);
            Arrays.setAll(row, i -> row[i] * scale);
        }
        return rows;
    }

    private static double[][] whole(RandomStream random, int in, int out) {
        double[][] rows = new double[out][in + 1];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.below(5) - 2);
        }
        return rows;
    }

    private static Network adversary(String kind, RandomStream r) {
        switch (kind) {
            case "whole":
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(whole(r, INPUTS, 6)),
                        Planes.dense(whole(r, 6, 5)),
                        Planes.dense(whole(r, 5, 4)),
                        Planes.dense(whole(r, 4, 1)));
            case "scales":
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(scaled(Planes.rows(r, INPUTS, 6, 0.3), r)),
                        Planes.dense(scaled(Planes.rows(r, 6, 5, 1), r)),
                        Planes.dense(scaled(Planes.rows(r, 5, 1, 0.3), r)));
            case "layer-scales": {
                double[][] second = Planes.rows(r, 6, 5, 1e-8);
                double[][] third = Planes.rows(r, 5, 5, 1e8);
                for (int o = 0; o < 5; o++) {
                    for (int i = 0; i < 6; i++) {
                        second[o][i] *= 1e-8;
                    }
                    for (int i = 0; i < 5; i++) {
                        third[o][i] *= 1e16;
                    }
                }
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(Planes.rows(r, INPUTS, 6, 0.3)),
                        Planes.dense(second),
                        Planes.dense(third),
                        Planes.dense(Planes.rows(r, 5, 1, 0.3)));
            }
            case "almost-duplicates": {
                // Lines a few units in the last place apart: slivers as thin as doubles can say, or crossing inside.
                double[][] first = new double[9][];
                double[][] three = Planes.rows(r, INPUTS, 3, 0.3);
                for (int o = 0; o < 9; o++) {
                    first[o] = three[o / 3].clone();
                    for (int i = 0; i <= INPUTS; i++) {
                        first[o][i] += (r.below(5) - 2) * Math.ulp(first[o][i]);
                    }
                }
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(first),
                        Planes.dense(Planes.rows(r, 9, 4, 0.3)),
                        Planes.dense(Planes.rows(r, 4, 1, 0.3)));
            }
            case "axes": {
                // Some lines lie on the sides of [-1, 1]^2, others an ulp inside.
                double[][] first = {
                    {1, 0, 1},
                    {0, 1, -1},
                    {1, 0, -Math.nextDown(1)},
                    {0, -3, 0},
                    {0.1, 0, 0.1},
                    {0, 0.3, Math.nextDown(0.3)},
                    {1, 0, 0}
                };
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(first),
                        Planes.dense(Planes.rows(r, 7, 6, 0.3)),
                        Planes.dense(Planes.rows(r, 6, 1, 0.3)));
            }
            case "through-corners": {
                // All through corners of the square or the point (1/4, -1/2), the next layer through the same.
                double[][] first = new double[7][];
                double[][] points = {{1, 1}, {-1, 1}, {0.25, -0.5}};
                for (int o = 0; o < 7; o++) {
                    double a = r.below(1000) - 500;
                    double b = r.below(1000) - 500;
                    double[] p = points[o % 3];
                    first[o] = new double[] {a, b, -a * p[0] - b * p[1]};
                }
                double[][] second = whole(r, 7, 5);
                for (double[] row : second) {
                    row[7] = 0;
                    for (int i = 0; i < 7; i++) {
                        row[7] -= row[i] * Math.max(0, first[i][0] * 0.25 - first[i][1] * 0.5 + first[i][2]);
                    }
                }
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(first),
                        Planes.dense(second),
                        Planes.dense(Planes.rows(r, 5, 1, 0.3)));
            }
            case "opposites": {
                // relu(x) - relu(-x) is x again: the second layer's creases continue the first's lines everywhere.
                double[][] first = Planes.mirrored(Planes.rows(r, INPUTS, 4, 0.3));
                double[][] second = new double[6][9];
                for (int o = 0; o < 6; o++) {
                    for (int i = 0; i < 4; i++) {
                        second[o][2 * i] = o < 4 ? (i == o ? 1 : 0) : r.below(3) - 1;
                        second[o][2 * i + 1] = -second[o][2 * i];
                    }
                }
                return Planes.network(
                        OracleNetworks.RELU,
                        Planes.dense(first),
                        Planes.dense(second),
                        Planes.dense(Planes.rows(r, 6, 4, 0)),
                        Planes.dense(Planes.rows(r, 4, 1, 0)));
            }
            default:
                return Planes.degenerate(kind, r);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void asInFractions(String kind) {
        asInFractions(kind, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void manyAsInFractions(String kind) {
        asInFractions(kind, 16);
    }

    private static void asInFractions(String kind, int runs) {
        long seed = seed(kind);
        for (int run = 0; run < runs; run++) {
            RandomStream random = RandomStream.of(seed).named("run" + run);
            Network network = adversary(kind, random);
            String what = kind + " seed " + seed + " run " + run;
            assertAsInFractions(network, Domain.cube(2, -1, 1), what);
            double[][] axes = {{1, 0}, {0, 1}};
            assertAsInFractions(
                    network, Domain.polygon(new double[] {0.125, 0}, axes, 0, -1, 1, 0, 0.5, 1, -1, 0.25), what);
            assertAsInFractions(network, Planes.slice(network, random.named("slice"), 0.7), what);
        }
    }

    /** Lines through a box a million units away, where a coordinate's last place is 1e-10. */
    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e12})
    void farFromTheOrigin(double far) {
        long seed = seed("far");
        for (int run = 0; run < 2; run++) {
            RandomStream r = RandomStream.of(seed).named("run" + run);
            double[][] first = Planes.rows(r, 2, 8, 0);
            for (double[] row : first) {
                row[2] = -row[0] * (far + r.uniform()) - row[1] * (far + r.uniform());
            }
            Network network = Planes.network(
                    OracleNetworks.RELU,
                    Planes.dense(first),
                    Planes.dense(Planes.rows(r, 8, 6, 0.3)),
                    Planes.dense(Planes.rows(r, 6, 1, 0.3)));
            assertAsInFractions(network, Domain.cube(2, far, far + 1), "seed " + seed + " run " + run);
        }
    }

    /** Convolutions, pools, residual branches, maxouts: on slices and on a triangle. */
    @ParameterizedTest
    @MethodSource("zoo")
    void everyKindOfLayer(String kind) {
        everyKindOfLayer(kind, 1, 0.03);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("zoo")
    void moreOfEveryKindOfLayer(String kind) {
        everyKindOfLayer(kind, 3, 0.12);
    }

    private static void everyKindOfLayer(String kind, int runs, double reach) {
        long seed = seed(kind);
        for (int run = 0; run < runs; run++) {
            Network network = Zoo.network(kind, seed + run);
            RandomStream random = RandomStream.of(seed + run);
            Domain square = Planes.slice(network, random, reach);
            assertAsInFractions(network, square, kind + " seed " + (seed + run));
            double[][] directions = new double[2][network.input().size()];
            double[] origin = new double[directions[0].length];
            for (int i = 0; i < origin.length; i++) {
                origin[i] = square.origin(i);
                directions[0][i] = square.direction(0, i);
                directions[1][i] = square.direction(1, i);
            }
            Domain triangle = Domain.polygon(origin, directions, reach, 0, 0.3 * reach, reach, -reach, -0.7 * reach);
            assertAsInFractions(network, triangle, kind + " on a triangle, seed " + (seed + run));
        }
    }

    static List<String> zoo() {
        // Fractions take minutes for the wide one.
        return Zoo.NETWORKS.stream().filter(kind -> !kind.equals("tiled")).toList();
    }

    /** The patterns of a box are those of the boxes that it is cut into, and slices through it meet no others. */
    @ParameterizedTest
    @CsvSource({
        "zero-bias, 3", "duplicates, 3", "mirrored, 3", "gates, 3", "zero-bias-hard-tanh, 3",
        "zero-bias, 4", "duplicates, 4", "mirrored, 4", "grid, 2", "dead, 2"
    })
    void partsOfABox(String kind, int n) {
        long seed = seed(kind + " in " + n);
        RandomStream random = RandomStream.of(seed);
        Network network = Planes.degenerate(kind, n, random);
        Cut whole = Cut.of(network, Domain.cube(n, -1, 1));
        Set<List<Long>> patterns = whole.patterns();
        assertEquals(whole.count.regions(), patterns.size(), "two regions with one pattern, seed " + seed);
        double[] middle = new double[n];
        Arrays.setAll(middle, i -> random.uniform() - 0.5);
        Set<List<Long>> found = new HashSet<>();
        for (int part = 0; part < 1 << n; part++) {
            double[] low = new double[n];
            double[] high = new double[n];
            for (int i = 0; i < n; i++) {
                low[i] = (part >> i & 1) == 0 ? -1 : middle[i];
                high[i] = (part >> i & 1) == 0 ? middle[i] : 1;
            }
            found.addAll(Cut.of(network, Domain.box(low, high)).patterns());
        }
        assertEquals(patterns, found, kind + " seed " + seed);
        for (int slice = 0; slice < 5 && n > 2; slice++) {
            double[] origin = new double[n];
            double[][] directions = new double[2][n];
            for (int i = 0; i < n; i++) {
                origin[i] = 0.6 * random.uniform() - 0.3;
                directions[0][i] = 0.7 * random.uniform() - 0.35;
                directions[1][i] = 0.7 * random.uniform() - 0.35;
            }
            Domain plane = Domain.patch(origin, directions, new double[] {-1, -1}, new double[] {1, 1});
            Cut cut = Cut.of(network, plane);
            assertTrue(patterns.containsAll(cut.patterns()), kind + " slice " + slice + " seed " + seed);
            assertEquals(new RationalPlane(network, plane).regions(), cut.count.regions());
        }
    }

    /** Without biases every region is a cone: as many as there are pieces around the square. */
    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void conesAreThePiecesAroundTheSquare(int width) {
        for (long seed = 1; seed <= 3; seed++) {
            Network network =
                    OracleNetworks.network(OracleNetworks.RELU, new int[] {2, width, width, width, 1}, 2, 0, seed);
            double[][] corners = {{1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
            long rays = 0;
            for (int i = 0; i < 4; i++) {
                Line side = new Line(Tensor.vector(corners[i]), Tensor.vector(corners[(i + 1) % 4]));
                rays += (long) Measurement.of(network, side, Measures.standard())
                                .value("pieces", 3, Site.Kind.POST)
                        - 1;
            }
            Cut square = Cut.of(network, Domain.cube(2, -1, 1));
            assertEquals(rays, square.count.regions(), "seed " + seed);
            assertEquals(List.of(rays + 5, 2 * rays + 4, rays), square.count.faces());
            Cut plane = Cut.of(network, Domain.space(2));
            assertEquals(List.of(1L, rays, rays), plane.count.faces());
            assertEquals(square.patterns(), plane.patterns());
        }
    }

    /** The search by linear programmes finds the same patterns. */
    @ParameterizedTest
    @CsvSource({"2, relu", "3, relu", "4, relu", "3, hard-tanh", "3, leaky-relu", "3, abs"})
    void asByLinearProgrammes(int n, String activation) {
        long seed = seed("search " + n + " " + activation);
        String spec = "mlp:" + n + "-6x2-1,bias-variance=0.1,weight-variance=3,activation=" + activation;
        Network network = NetworkSpecs.parse(spec).build(seed);
        Domain cube = Domain.cube(n, -1, 1);
        Set<List<Long>> found = new HashSet<>();
        LinearSearch.Found search = new LinearSearch(network, cube)
                .search(
                        new LinearSearch.Options(false, Long.MAX_VALUE),
                        r -> found.add(List.of(r.patternHigh(), r.patternLow())),
                        Monitor.NONE);
        assertTrue(search.complete());
        Set<List<Long>> patterns = Cut.of(network, cube).patterns();
        assertTrue(patterns.containsAll(found), spec + " seed " + seed);
        if (search.certified()) {
            assertEquals(patterns, found, spec + " seed " + seed);
        }
    }
}
