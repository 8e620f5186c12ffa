package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activate;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.Relu;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampledPatternsTest {
    private static final long MEMORY = 1 << 26;

    private static Richness sample(Network network, Domain domain, long points, long memory, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new SampledPatterns(network, domain).sample(points, 7, memory, workers, Monitor.NONE);
        }
    }

    /** 2^d teeth, each as wide as the others: 20,000 points miss one of 16 with probability below 1e-500. */
    @ParameterizedTest
    @CsvSource({"1, 2", "3, 8", "4, 16"})
    void allTeethOfTheSawtooth(int depth, long pieces) {
        Network network = NetworkSpecs.parse("sawtooth:" + depth).build();
        Richness found = sample(network, Domain.cube(1, 0, 1), 20_000, MEMORY, 2);
        assertEquals(pieces, found.distinct());
        assertEquals(pieces, found.chao1(), 0);
        assertEquals(20_000, found.points() + found.doubtful());
        assertTrue(found.complete());
    }

    /** The lines x = 0, y = 0 and x + y = 1 cut the plane into seven. */
    @Test
    void threeLines() {
        Network network = Network.builder(Shape.of(2))
                .then("lines", new Dense(Tensor.of(Shape.of(3, 2), 1, 0, 0, 1, 1, 1), Tensor.vector(0, 0, -1)))
                .then("relu", new Activate(Relu.of()))
                .build();
        assertEquals(
                7, sample(network, Domain.cube(2, -2, 2), 20_000, MEMORY, 1).distinct());
        Domain corner = Domain.box(new double[] {1, 0.1}, new double[] {2, 2});
        assertEquals(1, sample(network, corner, 5_000, MEMORY, 1).distinct());
        Domain diagonal =
                Domain.patch(new double[] {0, 0}, new double[][] {{1, 1}}, new double[] {-1}, new double[] {1});
        assertEquals(3, sample(network, diagonal, 5_000, MEMORY, 1).distinct());
    }

    /** Letters one by one from the weights, at the same points. */
    @ParameterizedTest
    @ValueSource(strings = {"mlp:8-12x3-2,bias-variance=0.1", "mlp:5-9x2-1,activation=hard-tanh,weight-variance=4"})
    void asManyAsANaiveForwardPassFinds(String spec) {
        Network network = NetworkSpecs.parse(spec).build();
        int n = network.input().size();
        int points = 1000; // one batch
        RandomStream stream = RandomStream.of(7).named("points").named("0");
        Map<String, Integer> naive = new HashMap<>();
        for (int p = 0; p < points; p++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                double share = stream.uniform();
                x[i] = (1 - share) * -1 + share * 1;
            }
            naive.merge(letters(network, x), 1, Integer::sum);
        }
        Richness found = sample(network, Domain.cube(n, -1, 1), points, MEMORY, 2);
        assertEquals(0, found.doubtful());
        assertEquals(naive.size(), found.distinct());
        assertEquals(naive.values().stream().filter(c -> c == 1).count(), found.singletons());
        assertEquals(naive.values().stream().filter(c -> c == 2).count(), found.doubletons());
    }

    private static String letters(Network network, double[] input) {
        StringBuilder letters = new StringBuilder();
        double[] x = input;
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Dense dense) {
                double[] y = dense.bias().toArray();
                for (int o = 0; o < y.length; o++) {
                    for (int i = 0; i < x.length; i++) {
                        y[o] += dense.weight().get(o * x.length + i) * x[i];
                    }
                }
                x = y;
            } else {
                boolean relu = node.activation() instanceof io.crease.network.PiecewiseLinear pl && pl.knots() == 1;
                for (int i = 0; i < x.length; i++) {
                    letters.append(relu ? (x[i] > 0 ? 1 : 0) : x[i] > 1 ? 2 : x[i] > -1 ? 1 : 0);
                    x[i] = relu ? Math.max(0, x[i]) : Math.max(-1, Math.min(1, x[i]));
                }
            }
        }
        return letters.toString();
    }

    @Test
    void sameOnAnyNumberOfThreadsAlsoWhenMemoryEnds() {
        Network network = NetworkSpecs.parse("mlp:20-32x3-1,bias-variance=0.1").build();
        Domain cube = Domain.cube(20, -1, 1);
        Richness one = sample(network, cube, 20_000, MEMORY, 1);
        assertEquals(one, sample(network, cube, 20_000, MEMORY, 2));
        assertEquals(one, sample(network, cube, 20_000, MEMORY, 3));
        assertTrue(one.distinct() > 1000 && one.complete(), one.toString());
        Richness small = sample(network, cube, 20_000, 1 << 16, 1);
        assertEquals(small, sample(network, cube, 20_000, 1 << 16, 3));
        assertFalse(small.complete());
        assertTrue(small.distinct() < one.distinct() && small.points() < one.points(), small.toString());
    }

    /** Behind a dead layer all values are equal to their knots; nothing is in doubt. */
    @Test
    void deadLayersLeaveOneRegion() {
        Network network = Network.builder(Shape.of(2))
                .then("dead", new Dense(Tensor.of(Shape.of(2, 2), 1, 0, 0, 1), Tensor.vector(-9, -9)))
                .then("relu", new Activate(Relu.of()))
                .then("zero", new Dense(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4), Tensor.vector(0, 0)))
                .then("relu2", new Activate(Relu.of()))
                .build();
        Richness found = sample(network, Domain.cube(2, -1, 1), 2_000, MEMORY, 1);
        assertEquals(new Richness(2_000, 1, 0, 0, 0, true), found);
    }

    @Test
    void convolutionAndPools() {
        Network network = NetworkSpecs.parse("cnn:1x8x8-c3-p-8-2").build();
        Richness found = sample(network, Domain.cube(64, -1, 1), 3_000, MEMORY, 2);
        assertEquals(0, found.doubtful());
        assertTrue(found.distinct() > 1000, found.toString());
    }

    @Test
    void stopsWhenAsked() {
        Network network = NetworkSpecs.parse("mlp:3-8-1").build();
        Monitor stop = new Monitor() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (Workers workers = new Workers(1)) {
            Richness found =
                    new SampledPatterns(network, Domain.cube(3, -1, 1)).sample(50_000, 1, MEMORY, workers, stop);
            assertFalse(found.complete());
            assertEquals(1024, found.points());
        }
    }

    @Test
    void refusals() {
        Network smooth = NetworkSpecs.parse("mlp:2-3-1,activation=tanh").build();
        assertThrows(InputException.class, () -> new SampledPatterns(smooth, Domain.cube(2, -1, 1)));
        Network relu = NetworkSpecs.parse("mlp:2-3-1").build();
        assertThrows(InputException.class, () -> new SampledPatterns(relu, Domain.cube(3, -1, 1)));
        assertThrows(InputException.class, () -> new SampledPatterns(relu, Domain.space(2)));
    }

    /** Values of Chao's formulas worked out apart. */
    @ParameterizedTest
    @CsvSource({
        "1000, 50, 10, 5, 60.0, 52.398549862, 91.691857896",
        "1000, 30, 6, 0, 45.0, 33.243505735, 99.369385590",
        "1000, 16, 0, 0, 16.0, 16.0, 16.0"
    })
    void chao1(long points, long d, long f1, long f2, double estimate, double low, double high) {
        Richness richness = new Richness(points, d, f1, f2, 0, true);
        assertEquals(estimate, richness.chao1(), 1e-12);
        assertEquals(low, richness.low(), 1e-8);
        assertEquals(high, richness.high(), 1e-8);
    }
}
