package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.network.Activate;
import io.crease.network.Activations;
import io.crease.network.BranchMaximum;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trace.RationalTrace;
import io.crease.trace.Site;
import io.crease.trajectory.Line;
import io.crease.trajectory.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks with small whole weights on lines between whole points, which are full of coincidences, against the trace in exact
 * fractions.
 */
class RationalTest {
    private static final List<String> ACTIVATIONS =
            List.of("relu", "hard-tanh", "abs", "leaky-relu(0.5)", "clip(0,1)", "relu6");

    static LongStream few() {
        // 4751: an image that is zero but in a few rows. 5644: two equal candidates overtake a third.
        return LongStream.concat(LongStream.rangeClosed(1, 150), LongStream.of(4751, 5644));
    }

    static LongStream many() {
        return LongStream.rangeClosed(1000, 9000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void countsAgree(long seed) {
        check(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("many")
    void countsAgreeOnManyNetworks(long seed) {
        check(seed);
    }

    private static Dense dense(RandomStream random, int in, int out) {
        double[] w = new double[in * out];
        double[] b = new double[out];
        int range = 1 + random.below(3);
        double half = random.below(3) == 0 ? 0.5 : 1;
        for (int i = 0; i < w.length; i++) {
            w[i] = half * (random.below(2 * range + 1) - range);
        }
        for (int i = 0; i < out; i++) {
            b[i] = random.below(3) == 0 ? half * (random.below(2 * range + 1) - range) : 0;
        }
        return new Dense(Tensor.of(Shape.of(out, in), w), Tensor.vector(b));
    }

    private static Tensor point(RandomStream random, int n, int range) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.below(2 * range + 1) - range;
        }
        return Tensor.vector(x);
    }

    private static void check(long seed) {
        RandomStream random = RandomStream.of(seed).named("rational");
        int in = 1 + random.below(4);
        Network.Builder builder = Network.builder(Shape.of(in));
        int width = in;
        int layers = 1 + random.below(4);
        int last = Network.INPUT;
        for (int l = 0; l < layers; l++) {
            int out = 1 + random.below(6);
            int d = builder.add("d" + l, dense(random, width, out), last);
            if (random.below(3) == 0) {
                int e = builder.add("e" + l, dense(random, width, out), last);
                int f = random.below(2) == 0 ? d : builder.add("f" + l, dense(random, width, out), last);
                d = builder.add("m" + l, new BranchMaximum(random.below(2) == 0), d, e, f);
            }
            last = random.below(5) == 0
                    ? d
                    : builder.add(
                            "a" + l,
                            new Activate(Activations.parse(ACTIVATIONS.get(random.below(ACTIVATIONS.size())))),
                            d);
            width = out;
        }
        builder.add("out", dense(random, width, 2), last);
        Network network = builder.build();
        List<Tensor> points = new ArrayList<>();
        int count = random.below(2) == 0 ? 2 : 3 + random.below(4);
        int range = 1 + random.below(7);
        while (points.size() < count) {
            Tensor next = point(random, in, range);
            if (points.isEmpty() || !points.get(points.size() - 1).equals(next)) {
                points.add(next);
            }
        }
        Polyline curve = new Polyline(points);
        RationalTrace exact = new RationalTrace(network, curve);
        compare(
                network,
                exact,
                Measurement.of(network, curve, Measures.named("transitions,pieces,output-sign-changes")),
                seed);
        if (count == 2) {
            compare(
                    network,
                    exact,
                    Measurement.of(
                            network,
                            new Line(points.get(0), points.get(1)),
                            Measures.named("transitions,pieces,output-sign-changes")),
                    seed);
        }
    }

    private static void compare(Network network, RationalTrace exact, Readings readings, long seed) {
        StringBuilder expected = new StringBuilder();
        StringBuilder found = new StringBuilder();
        for (Site site : readings.sites()) {
            if (site.cutting()) {
                int node = DenseSamplingTest.node(network, site);
                expected.append(site.name() + ": " + exact.transitions(node) + " in " + exact.pieces(node) + "\n");
                found.append(site.name() + ": " + (long) readings.value("transitions", site) + " in "
                        + (long) readings.value("pieces", site) + "\n");
            }
            if (site.kind() == Site.Kind.OUTPUT) {
                expected.append("signs: " + exact.signChanges());
                found.append("signs: " + (long) readings.value("output-sign-changes", site));
            }
        }
        assertEquals(expected.toString(), found.toString(), "seed " + seed);
    }
}
