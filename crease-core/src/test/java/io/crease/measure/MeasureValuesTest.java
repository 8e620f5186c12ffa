package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activate;
import io.crease.network.Activations;
import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.PiecewiseLinear;
import io.crease.network.ReferenceForward;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.NaiveTrace;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trace.Zoo;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Bezier;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Line;
import io.crease.trajectory.Polyline;
import io.crease.trajectory.Trajectory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures against hand-computed values, direct integration and random read-outs. */
class MeasureValuesTest {
    private static final double[] ORIGIN = {0, 0};

    private static Network identity(int n, String activation, double shift) {
        double[] w = new double[n * n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            w[i * n + i] = 1;
            b[i] = shift;
        }
        return Network.builder(Shape.of(n))
                .then("d", new Dense(Tensor.of(Shape.of(n, n), w), Tensor.vector(b)))
                .then("a", new Activate(Activations.parse(activation)))
                .build();
    }

    private static double at(String measure, Network network, Trajectory curve, Site.Kind kind) {
        Readings readings = Measurement.of(network, curve, Measures.named(measure));
        return readings.value(measure, kind == Site.Kind.INPUT ? 0 : 1, kind);
    }

    @Test
    void deviationAndChordRatioByHand() {
        Line line = new Line(Tensor.vector(-1), Tensor.vector(1));
        Network relu = identity(1, "relu", 0);
        // z = max(0, 2t − 1) against t: ∫ = 1/24 + 1/24.
        assertEquals(Math.sqrt(1.0 / 12), at("deviation", relu, line, Site.Kind.POST), 1e-14);
        assertEquals(1, at("chord-ratio", relu, line, Site.Kind.POST), 1e-14);
        assertEquals(0, at("deviation", relu, line, Site.Kind.INPUT), 1e-7);
        assertEquals(0, at("chord-ratio", identity(1, "abs", 0), line, Site.Kind.POST), 1e-14);
        Polyline corner = new Polyline(List.of(Tensor.vector(0, 0), Tensor.vector(1, 0), Tensor.vector(1, 1)));
        Network plane = identity(2, "relu", 5);
        assertEquals(Math.sqrt(1.0 / 12), at("deviation", plane, corner, Site.Kind.POST), 1e-13);
        assertEquals(Math.sqrt(0.5), at("chord-ratio", plane, corner, Site.Kind.POST), 1e-14);
        // Quarter circle against its chord: ∫ ‖z − c‖² = 1 + 2/3 − 4·(2/π)².
        Arc arc = new Arc(Tensor.vector(1, 0), Tensor.vector(0, 1));
        double square = 5.0 / 3 - 16 / (Math.PI * Math.PI);
        assertEquals(Math.sqrt(square / 2), at("deviation", plane, arc, Site.Kind.INPUT), 1e-10);
        assertEquals(Math.sqrt(square / 2), at("deviation", plane, arc, Site.Kind.POST), 1e-10);
        assertEquals(2 * Math.sqrt(2) / Math.PI, at("chord-ratio", plane, arc, Site.Kind.POST), 1e-14);
        // x = t, y = t²: ∫ (t² − t)² = 1/30.
        Bezier parabola = new Bezier(Tensor.vector(0, 0), Tensor.vector(0.5, 0), Tensor.vector(1, 1));
        assertEquals(Math.sqrt(1.0 / 60), at("deviation", plane, parabola, Site.Kind.POST), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 30})
    void curvatureOfACircleIsOneOverItsRadius(double radius) {
        // gelu(x) = x to rounding for x > 40.
        Network network = identity(2, "gelu", 100);
        Ellipse circle = new Ellipse(Tensor.vector(ORIGIN), Tensor.vector(radius, 0), Tensor.vector(0, radius));
        assertEquals(1 / radius, at("curvature", network, circle, Site.Kind.POST), 0.003 / radius);
        assertEquals(2 * Math.PI * radius, at("length", network, circle, Site.Kind.POST), 1e-3 * radius);
        Line line = new Line(Tensor.vector(0, 1), Tensor.vector(radius, 2));
        assertEquals(0, at("curvature", network, line, Site.Kind.POST), 1e-6 / radius);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "relu,line",
        "relu,arc",
        "relu,ellipse",
        "relu,bezier",
        "relu,polyline",
        "hard-tanh,circle",
        "mixed,arc",
        "residual,bezier"
    })
    void sphericalLengthAgreesWithSumsOfAngles(String kind, String curveKind) {
        Network network = Zoo.network(kind, 4);
        Trajectory curve = Zoo.curve(curveKind, network.input().size(), 4);
        Readings readings = Measurement.of(network, curve, Measures.named("spherical-length"));
        double[] ends =
                new NaiveTrace(network, curve, 2000).ends(network.nodes().size());
        for (Site site : readings.sites()) {
            if (site.kind() == Site.Kind.NODE) {
                continue;
            }
            int node = DenseSamplingTest.node(network, site);
            double sum = 0;
            for (int i = 0; i + 1 < ends.length; i++) {
                double coarse = angles(network, curve, node, ends[i], ends[i + 1], 32);
                double fine = angles(network, curve, node, ends[i], ends[i + 1], 64);
                sum += fine + (fine - coarse) / 3;
            }
            assertEquals(sum, readings.value("spherical-length", site), 2e-4 * sum + 1e-7, site::toString);
        }
    }

    private static double angles(Network network, Trajectory curve, int node, double from, double to, int n) {
        double sum = 0;
        double[] before = {};
        double last = 0;
        for (int i = 0; i <= n; i++) {
            double[] x = curve.at(i == n ? to : from + (to - from) * i / n);
            double[] z = node < 0 ? x : ReferenceForward.run(network, x).get(node);
            double norm = Tensor.vector(z).norm();
            double[] unit = Arrays.stream(z).map(v -> norm == 0 ? 0 : v / norm).toArray();
            if (i > 0) {
                double apart = 0;
                double together = 0;
                for (int j = 0; j < unit.length; j++) {
                    apart += Math.pow(unit[j] - before[j], 2);
                    together += Math.pow(unit[j] + before[j], 2);
                }
                sum += last == 0 || norm == 0 ? 0 : 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together));
            }
            before = unit;
            last = norm;
        }
        return sum;
    }

    @Test
    void sphericalLengthOfRaysAndGreatCirclesByHand() {
        Network plane = identity(2, "relu", 0);
        assertEquals(
                0,
                at("spherical-length", plane, new Line(Tensor.vector(1, 2), Tensor.vector(3, 6)), Site.Kind.POST),
                1e-7);
        assertEquals(
                Math.PI / 2,
                at("spherical-length", plane, new Line(Tensor.vector(1, -1), Tensor.vector(1, 1)), Site.Kind.INPUT),
                1e-14);
        assertEquals(
                Math.PI / 4,
                at("spherical-length", plane, new Line(Tensor.vector(1, -1), Tensor.vector(1, 1)), Site.Kind.POST),
                1e-14);
        Ellipse circle = new Ellipse(Tensor.vector(ORIGIN), Tensor.vector(3, 0), Tensor.vector(0, 0.1));
        assertEquals(2 * Math.PI, at("spherical-length", plane, circle, Site.Kind.INPUT), 1e-12);
        assertEquals(Math.PI / 2, at("spherical-length", plane, circle, Site.Kind.POST), 1e-12);
        Ellipse flat = new Ellipse(Tensor.vector(5, 0), Tensor.vector(3, 0), Tensor.vector(0, 0));
        assertEquals(0, at("spherical-length", plane, flat, Site.Kind.INPUT), 1e-12);
    }

    /** E #sign changes = (1/π)·spherical length: many random read-outs behind one network. */
    @ParameterizedTest(name = "{0}, {1}, bias ratio {2}")
    @CsvSource({
        "relu,arc,0",
        "relu,line,0.4",
        "hard-tanh,circle,0.1",
        "hard-tanh,bezier,1",
        "relu,ellipse,0.2",
        "relu,polyline,2"
    })
    void croftonsFormulaHoldsForRandomReadOuts(String activation, String curveKind, double biasRatio) {
        long seed = 17;
        RandomStream random = RandomStream.of(seed).named("crofton");
        int k = 15;
        int outputs = 4000;
        Network.Builder builder = Network.builder(Shape.of(6))
                .then("d1", Zoo.dense(random, 6, k, 3))
                .then("a1", new Activate(Activations.parse(activation)))
                .then("d2", Zoo.dense(random, k, k, 3))
                .then("a2", new Activate(Activations.parse(activation)));
        double[] w = random.gaussians(k * outputs, 1 / Math.sqrt(k));
        double[] b = random.gaussians(outputs, biasRatio);
        builder.then("out", new Dense(Tensor.of(Shape.of(outputs, k), w), Tensor.vector(b)));
        Network network = builder.build();
        Trajectory curve = Zoo.curve(curveKind, 6, seed);
        try (Workers workers = new Workers(2)) {
            Tracer tracer = Tracer.of(new Evaluator(network), curve.geometry(), workers, Tracer.Options.DEFAULT);
            Readings readings = Measurement.of(
                    tracer,
                    curve,
                    Measures.named("expected-sign-changes,output-sign-changes"),
                    biasRatio,
                    Monitor.NONE);
            double expected = readings.value("expected-sign-changes", 2, Site.Kind.POST);
            double mean = readings.value("output-sign-changes", 3, Site.Kind.OUTPUT) / outputs;
            // A read-out's count has a variance of no more than its mean times the largest count; 3 is ample here.
            double error = Math.sqrt(3 * Math.max(expected, 0.1) / outputs);
            System.out.printf("Crofton, seed %d: expected %.4f, found %.4f +- %.4f%n", seed, expected, mean, error);
            assertEquals(expected, mean, 4 * error);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"relu,arc", "hard-tanh,line", "hard-tanh,circle", "mixed,bezier", "prelu,polyline", "conv,arc"})
    void neuronsThatStayAreThoseOfSampling(String kind, String curveKind) {
        for (long seed = 1; seed <= 4; seed++) {
            Network network = Zoo.network(kind, seed);
            Trajectory curve = Zoo.curve(curveKind, network.input().size(), seed);
            Readings readings =
                    Measurement.of(network, curve, Measures.named("dead-neurons,saturated-neurons,linear-neurons"));
            for (Site site : readings.sites()) {
                if (site.kind() != Site.Kind.POST || !(site.activation() instanceof PiecewiseLinear activation)) {
                    continue;
                }
                int post = DenseSamplingTest.node(network, site);
                int pre = network.nodes().get(post).inputs().get(0);
                int[] letter = new int[site.width()];
                boolean[] moved = new boolean[site.width()];
                boolean[] constant = new boolean[site.width()];
                double[] first = {};
                for (int i = 0; i <= 3000; i++) {
                    List<double[]> images = ReferenceForward.run(network, curve.at(i / 3000.0));
                    double[] z = images.get(post);
                    first = i == 0 ? z : first;
                    for (int j = 0; j < z.length; j++) {
                        int now = activation.piece(images.get(pre)[j]);
                        moved[j] |= i > 0 && now != letter[j];
                        letter[j] = now;
                        constant[j] = (i == 0 || constant[j]) && z[j] == first[j];
                    }
                }
                int dead = 0;
                int saturated = 0;
                int linear = 0;
                for (int j = 0; j < moved.length; j++) {
                    dead += !moved[j] && constant[j] && first[j] == 0 ? 1 : 0;
                    saturated += !moved[j] && constant[j] && first[j] != 0 ? 1 : 0;
                    linear += !moved[j] && !constant[j] ? 1 : 0;
                }
                assertEquals(
                        dead + " " + saturated + " " + linear,
                        (int) readings.value("dead-neurons", site) + " "
                                + (int) readings.value("saturated-neurons", site) + " "
                                + (int) readings.value("linear-neurons", site),
                        site + " seed " + seed);
            }
        }
    }

    @Test
    void growthIsARatioOfLengths() {
        Network network = NetworkSpecs.parse("mlp:8-16x3-2").build(3);
        Readings readings = Measurement.of(
                network,
                Zoo.curve("arc", 8, 3),
                Measures.named("growth,length-ratio,transitions-per-neuron,transitions"));
        double before = readings.value("length", 0, Site.Kind.INPUT);
        for (int layer = 1; layer <= 4; layer++) {
            Site.Kind kind = layer == 4 ? Site.Kind.OUTPUT : Site.Kind.POST;
            double length = readings.value("length", layer, kind);
            assertEquals(length / before, readings.value("growth", layer, kind), 1e-15);
            double input = readings.value("length", 0, Site.Kind.INPUT);
            assertEquals(length / input, readings.value("length-ratio", layer, kind), 1e-15);
            before = length;
            if (layer < 4) {
                assertEquals(
                        readings.value("transitions", layer, kind) / 16,
                        readings.value("transitions-per-neuron", layer, kind));
            }
        }
        assertTrue(readings.traced().complete());
    }
}
