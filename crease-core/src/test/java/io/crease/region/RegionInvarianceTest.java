package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Workers;
import io.crease.theory.RegionBounds;
import io.crease.theory.SerraBound;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts do not change with what regions do not depend on, and keep to the formulas and bounds of theory. */
class RegionInvarianceTest {
    private static final PiecewiseLinear RELU = OracleNetworks.RELU;

    private static RegionCount count(Network network, Domain domain) {
        try (Workers workers = new Workers(2)) {
            RegionCount count =
                    new Regions(network, domain, workers, new Regions.Options(true, true, Long.MAX_VALUE)).count();
            assertEquals(List.of(), Certificate.of(count).doubts());
            return count;
        }
    }

    private static void assertSame(RegionCount expected, RegionCount found, String what) {
        assertEquals(expected.faces(), found.faces(), what);
        assertEquals(expected.afterLayer(), found.afterLayer(), what);
        assertEquals(expected.bounded(), found.bounded(), what);
    }

    private static long seed(String what) {
        long seed = System.nanoTime();
        System.out.println("RegionInvarianceTest " + what + " seed " + seed);
        return seed;
    }

    /** Rows of every layer of [n, 9, 8, 7, 2]. */
    private static List<double[][]> layers(int n, RandomStream random) {
        int[] widths = {n, 9, 8, n > 3 ? 4 : 7, 2};
        List<double[][]> layers = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            layers.add(Planes.rows(random, widths[l - 1], widths[l], 0.3));
        }
        return layers;
    }

    private static Network network(PiecewiseLinear activation, List<double[][]> layers) {
        return Planes.network(activation, layers.stream().map(Planes::dense).toArray(Dense[]::new));
    }

    /** Domains that are turned, stretched and moved, the first weights the other way. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void movedDomains(int n) {
        long seed = seed("moved in " + n);
        RandomStream random = RandomStream.of(seed);
        List<double[][]> layers = layers(n, random);
        RegionCount expected = count(network(RELU, layers), Domain.cube(n, -1, 1));
        double[][] turn = orthonormal(n, random);
        for (double stretch : new double[] {1, 1024, 0.01}) {
            double[] origin = random.gaussians(n, stretch);
            double[][] directions = new double[n][n];
            double[][] first = layers.get(0);
            double[][] turned = new double[first.length][n + 1];
            for (int d = 0; d < n; d++) {
                for (int i = 0; i < n; i++) {
                    directions[d][i] = turn[d][i] * stretch;
                    for (int o = 0; o < first.length; o++) {
                        turned[o][i] += first[o][d] * turn[d][i] / stretch;
                    }
                }
            }
            for (int o = 0; o < first.length; o++) {
                turned[o][n] = first[o][n];
                for (int i = 0; i < n; i++) {
                    turned[o][n] -= turned[o][i] * origin[i];
                }
            }
            List<double[][]> moved = new ArrayList<>(layers);
            moved.set(0, turned);
            double[] low = new double[n];
            double[] high = new double[n];
            Arrays.fill(low, -1);
            Arrays.fill(high, 1);
            Domain patch = Domain.patch(origin, directions, low, high);
            assertSame(expected, count(network(RELU, moved), patch), "stretch " + stretch + " seed " + seed);
            assertEquals(Math.pow(stretch, n), patch.unitVolume(), 1e-9 * Math.pow(stretch, n));
        }
    }

    private static double[][] orthonormal(int n, RandomStream random) {
        double[][] rows = new double[n][];
        for (int d = 0; d < n; d++) {
            double[] row = random.gaussians(n, 1);
            for (int pass = 0; pass < 2; pass++) {
                for (int e = 0; e < d; e++) {
                    double[] before = rows[e];
                    double dot = dot(row, before);
                    Arrays.setAll(row, i -> row[i] - dot * before[i]);
                }
            }
            double norm = Math.sqrt(dot(row, row));
            Arrays.setAll(row, i -> row[i] / norm);
            rows[d] = row;
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Neurons in another order, and ReLU neurons scaled by c &gt; 0 with what reads them by 1/c. */
    @ParameterizedTest
    @CsvSource({"2, box", "3, box", "4, box", "2, space", "3, space"})
    void orderAndScaleOfNeurons(int n, String where) {
        long seed = seed("neurons in " + n);
        RandomStream random = RandomStream.of(seed);
        Domain domain = where.equals("space") ? Domain.space(n) : Domain.cube(n, -1, 1);
        List<double[][]> layers = layers(n, random);
        RegionCount expected = count(network(RELU, layers), domain);
        for (String how : List.of("order", "powers", "scales")) {
            List<double[][]> other = layers.stream()
                    .map(rows -> Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new))
                    .toList();
            for (int l = 0; l + 1 < other.size(); l++) {
                double[][] rows = other.get(l);
                double[][] readers = other.get(l + 1);
                for (int o = rows.length - 1; o > 0; o--) {
                    if (how.equals("order")) {
                        int with = random.below(o + 1);
                        swap(rows, readers, o, with);
                    } else {
                        double c = how.equals("powers") ? Math.scalb(1, random.below(41) - 20) : random.uniform() + 0.1;
                        int neuron = o;
                        Arrays.setAll(rows[o], i -> rows[neuron][i] * c);
                        for (double[] reader : readers) {
                            reader[o] /= c;
                        }
                    }
                }
            }
            assertSame(expected, count(network(RELU, other), domain), how + " seed " + seed);
        }
    }

    private static void swap(double[][] rows, double[][] readers, int a, int b) {
        double[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
        for (double[] reader : readers) {
            double w = reader[a];
            reader[a] = reader[b];
            reader[b] = w;
        }
    }

    /** Each layer refines; what is counted behind it is what the network cut off there has. */
    @ParameterizedTest
    @ValueSource(strings = {"zero-bias", "duplicates", "mirrored", "gates"})
    void layersRefine(String kind) {
        long seed = seed(kind);
        Network network = Planes.degenerate(kind, 3, RandomStream.of(seed));
        RegionCount whole = count(network, Domain.cube(3, -1, 1));
        RegionCount.AfterLayer before = null;
        for (RegionCount.AfterLayer after : whole.afterLayer()) {
            Network.Builder first = Network.builder(network.input());
            for (int node = 0; node <= after.node(); node++) {
                first.then("n" + node, network.nodes().get(node).layer());
            }
            RegionCount cutOff = count(first.build(), Domain.cube(3, -1, 1));
            assertEquals(cutOff.regions(), after.regions(), kind + " seed " + seed);
            assertEquals(cutOff.vertices(), after.vertices(), kind + " seed " + seed);
            assertEquals(cutOff.edges(), after.edges(), kind + " seed " + seed);
            assertTrue(before == null
                    || before.regions() <= after.regions()
                            && before.vertices() <= after.vertices()
                            && before.edges() <= after.edges());
            before = after;
        }
    }

    /** k hyperplanes in general position: f_d = C(k, n−d)·Σ_{i≤d} C(k−n+d, i) faces of dimension d; C(k−1, n) regions are bounded. */
    @ParameterizedTest
    @CsvSource({"1, 9", "2, 2", "2, 12", "3, 3", "3, 10", "4, 4", "4, 9", "5, 8"})
    void oneLayerInAllOfSpace(int n, int k) {
        long seed = seed("general position " + n + " " + k);
        RandomStream random = RandomStream.of(seed);
        Network network = Planes.network(
                RELU, Planes.dense(Planes.rows(random, n, k, 1)), Planes.dense(Planes.rows(random, k, 1, 1)));
        RegionCount count = count(network, Domain.space(n));
        List<Long> faces = new ArrayList<>();
        for (int d = 0; d <= n; d++) {
            long cells = 0;
            for (int i = 0; i <= d; i++) {
                cells += choose(k - n + d, i);
            }
            faces.add(choose(k, n - d) * cells);
        }
        assertEquals(faces, count.faces(), "seed " + seed);
        assertEquals(choose(k - 1, n), count.bounded(), "seed " + seed);
    }

    private static long choose(int n, int k) {
        long c = 1;
        for (int i = 0; i < k; i++) {
            c = c * (n - i) / (i + 1);
        }
        return c;
    }

    /** Never more than the bounds, never fewer than patterns that points find. */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky-relu", "abs", "hard-tanh", "clip(-0.2,0.7)"})
    void betweenSamplesAndBounds(String activation) {
        long seed = seed(activation);
        for (int n = 2; n <= 4; n++) {
            String spec = "mlp:" + n + "-5-3-4-1,bias-variance=0.3,weight-variance=3,activation=" + activation;
            Network network = NetworkSpecs.parse(spec).build(seed);
            long space = count(network, Domain.space(n)).regions();
            long box = count(network, Domain.cube(n, -2, 2)).regions();
            assertTrue(box <= space, spec + " seed " + seed);
            int[] widths = {5, 3, 4};
            boolean oneKnot = !activation.equals("hard-tanh") && !activation.startsWith("clip");
            List<BigInteger> bounds = oneKnot
                    ? List.of(RegionBounds.montufar2017(n, widths), RegionBounds.paperRelu(n, widths))
                    : List.of(RegionBounds.tightHardTanh(n, widths), RegionBounds.paperHardTanh(n, widths));
            for (BigInteger bound : bounds) {
                assertTrue(BigInteger.valueOf(space).compareTo(bound) <= 0, space + " > " + bound + " seed " + seed);
            }
            if (activation.equals("relu")) {
                assertTrue(BigInteger.valueOf(space).compareTo(SerraBound.of(n, widths)) <= 0, "seed " + seed);
            }
            try (Workers workers = new Workers(2)) {
                Richness sampled = new SampledPatterns(network, Domain.cube(n, -2, 2))
                        .sample(20_000, seed, 1 << 24, workers, Monitor.NONE);
                assertTrue(sampled.distinct() <= box, sampled + " of " + box + " seed " + seed);
            }
        }
    }
}
