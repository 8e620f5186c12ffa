package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trajectory.Line;
import io.crease.trajectory.RandomPoints;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs run by ONNX Runtime, against loops over arrays and against networks of ours. */
class RuntimeGraphTest {
    private static final String MEASURES = "length,transitions,dead-neurons";

    private static Trajectory line(Shape input, long seed) {
        RandomStream stream = RandomStream.of(seed).named("line");
        double radius = Math.sqrt(input.size());
        Tensor from = RandomPoints.orthogonal(input, List.of(), radius, stream.named("from"));
        return new Line(from, RandomPoints.orthogonal(input, List.of(from), radius, stream.named("to")));
    }

    private static Readings read(Tracer tracer, Trajectory curve) {
        return Measurement.of(tracer, curve, Measures.named(MEASURES), 0, Monitor.NONE);
    }

    private static Readings refined(RuntimeGraph graph, Trajectory curve, double tolerance, int threads) {
        try (Workers workers = new Workers(threads)) {
            return read(new SampledTracer(graph, workers, new Tracer.Options(1 << 22, tolerance, 10_000_000)), curve);
        }
    }

    /** A curve's image sampled densely: its length, and how often a neuron changes sides of 0. */
    private record DenseSamples(List<Double> length, long changes) {
        static DenseSamples of(Attention attention, Trajectory curve, int points) {
            double[] length = new double[5];
            long changes = 0;
            List<double[]> before = attention.images(curve.at(0));
            for (int i = 1; i <= points; i++) {
                List<double[]> now = attention.images(curve.at((double) i / points));
                for (int s = 0; s < 5; s++) {
                    double sum = 0;
                    for (int j = 0; j < now.get(s).length; j++) {
                        double d = now.get(s)[j] - before.get(s)[j];
                        sum += d * d;
                        changes += s == 2 && now.get(s)[j] > 0 != before.get(s)[j] > 0 ? 1 : 0;
                    }
                    length[s] += Math.sqrt(sum);
                }
                before = now;
            }
            return new DenseSamples(Arrays.stream(length).boxed().toList(), changes);
        }
    }

    @ParameterizedTest(name = "seed {0}, type {1}, batch {2}")
    @CsvSource({"1,1,-1", "2,1,1", "3,11,-1", "4,1,-1", "5,11,1", "6,1,4"})
    void attentionIsWhatLoopsSay(long seed, int type, int batch) {
        Attention attention = new Attention(seed);
        Trajectory curve = line(Shape.of(Attention.TOKENS, Attention.WIDTH), seed);
        DenseSamples expected = DenseSamples.of(attention, curve, 40_000);
        try (RuntimeGraph graph = attention.graph(type, batch).open()) {
            assertEquals(
                    "input pre post pre post output",
                    String.join(
                            " ",
                            graph.sites().stream()
                                    .filter(s -> s.kind() != Site.Kind.NODE)
                                    .map(s -> s.kind().text())
                                    .toList()));
            assertEquals(
                    List.of("q", "k", "v", "mixed"),
                    graph.sites().stream()
                            .filter(s -> s.kind() == Site.Kind.NODE)
                            .map(s -> s.name().substring("make-".length()))
                            .toList());
            assertTrue(
                    graph.notes().toString().contains(batch == 1 ? "point by point" : "in batches"),
                    graph.notes()::toString);
            Readings found = refined(graph, curve, 1e-5, 2);
            List<Site> sites = List.of(
                    found.site(1, Site.Kind.PRE),
                    found.site(1, Site.Kind.POST),
                    found.site(2, Site.Kind.PRE),
                    found.site(2, Site.Kind.POST),
                    found.site(3, Site.Kind.OUTPUT));
            for (int s = 0; s < sites.size(); s++) {
                double length = found.value("length", sites.get(s));
                assertEquals(
                        expected.length().get(s),
                        length,
                        1e-4 * expected.length().get(s),
                        "seed " + seed + " " + s);
            }
            assertEquals((double) expected.changes(), found.value("transitions", sites.get(3)));
            Readings again = refined(graph, curve, 1e-5, 1);
            for (Readings.Reading reading : found.all()) {
                assertEquals(reading.value(), again.value(reading.measure(), reading.site()));
            }
        }
    }

    /** The same weights as a network and as a graph. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"mlp:6-12x4-3", "mlp:5-9x3-2,activation=tanh", "mlp:4-10x3-2,activation=abs"})
    void aNetworkIsTheSameThroughOnnxRuntime(String spec) {
        for (long seed = 1; seed <= 3; seed++) {
            Network network = rounded(NetworkSpecs.parse(spec).build(seed));
            Trajectory curve = line(network.input(), seed);
            try (Workers workers = new Workers(2);
                    RuntimeGraph graph = graph(network).open()) {
                Readings ours =
                        read(SampledTracer.evenly(new Evaluator(network), 500, workers, Tracer.Options.DEFAULT), curve);
                Readings theirs = read(SampledTracer.evenly(graph, 500, workers, Tracer.Options.DEFAULT), curve);
                assertEquals(
                        ours.sites().stream().map(Site::label).toList(),
                        theirs.sites().stream().map(Site::label).toList());
                assertEquals(ours.all().size(), theirs.all().size());
                for (Readings.Reading reading : ours.all()) {
                    double value = theirs.value(
                            reading.measure(), theirs.sites().get(reading.site().index()));
                    assertEquals(
                            reading.value(),
                            value,
                            1e-5 * Math.abs(reading.value()),
                            spec + " seed " + seed + " " + reading.measure().name() + " " + reading.site());
                }
            }
        }
    }

    private static Network rounded(Network network) {
        Network.Builder builder = Network.builder(network.input());
        for (Network.Node node : network.nodes()) {
            builder.then(
                    node.name(),
                    node.layer() instanceof Dense dense
                            ? new Dense(floats(dense.weight()), floats(dense.bias()))
                            : node.layer());
        }
        return builder.build();
    }

    private static Tensor floats(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.get(i);
        }
        return Tensor.adopt(tensor.shape(), values);
    }

    private static ProtoGraph graph(Network network) {
        ProtoGraph graph = new ProtoGraph(ProtoGraph.FLOAT)
                .input("x", ProtoGraph.FLOAT, -1, network.input().size());
        String at = "x";
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Dense dense) {
                Shape shape = dense.weight().shape();
                graph.weight(node.name() + "w", array(dense.weight()), shape.extent(0), shape.extent(1))
                        .weight(node.name() + "b", array(dense.bias()), shape.extent(0))
                        .node(
                                "Gemm",
                                at + " " + node.name() + "w " + node.name() + "b",
                                node.name(),
                                ProtoGraph.integer("transB", 1));
            } else {
                String op = node.layer().kind();
                graph.node(op.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + op.substring(1), at, node.name());
            }
            at = node.name();
        }
        return graph.output(at, ProtoGraph.FLOAT);
    }

    private static double[] array(Tensor tensor) {
        double[] values = new double[tensor.size()];
        tensor.copyTo(0, values, 0, values.length);
        return values;
    }

    @Test
    void singlePrecisionEndsRefinement() {
        Attention attention = new Attention(7);
        Trajectory curve = line(Shape.of(Attention.TOKENS, Attention.WIDTH), 7);
        DenseSamples expected = DenseSamples.of(attention, curve, 100_000);
        try (RuntimeGraph graph = attention.graph(ProtoGraph.FLOAT, -1).open()) {
            Readings found = refined(graph, curve, 1e-10, 2);
            assertTrue(found.traced().points() < 60_000, () -> found.traced().points() + " points");
            for (int s = 0; s < 2; s++) {
                Site site = found.site(1, s == 0 ? Site.Kind.PRE : Site.Kind.POST);
                assertEquals(
                        expected.length().get(s),
                        found.value("length", site),
                        1e-6 * expected.length().get(s));
            }
        }
        try (RuntimeGraph graph = attention.graph(ProtoGraph.FLOAT16, -1).open()) {
            Readings found = refined(graph, curve, 1e-4, 2);
            assertTrue(found.traced().points() < 5_000, () -> found.traced().points() + " points");
            Site site = found.site(1, Site.Kind.POST);
            assertEquals(
                    expected.length().get(1),
                    found.value("length", site),
                    0.05 * expected.length().get(1));
        }
    }

    /** A mean over the batch: what points do to each other in a batch must not be measured. */
    @Test
    void pointsThatInfluenceEachOtherRunOneByOne() {
        ProtoGraph graph = new ProtoGraph(ProtoGraph.FLOAT)
                .input("x", ProtoGraph.FLOAT, -1, 3)
                .node("ReduceMean", "x", "mean", ProtoGraph.ints("axes", 0))
                .node("Add", "x mean", "sum")
                .node("Relu", "sum", "y")
                .output("y", ProtoGraph.FLOAT);
        try (RuntimeGraph opened = graph.open()) {
            assertTrue(opened.notes().toString().contains("point by point"));
            Trajectory curve = line(Shape.of(3), 1);
            Readings found = refined(opened, curve, 1e-4, 2);
            double input = found.value("length", found.sites().get(0));
            assertEquals(2 * input, found.value("length", 1, Site.Kind.PRE), 1e-5 * input);
        }
    }

    @Test
    void maskedScoresDoNotCount() {
        double huge = -Float.MAX_VALUE;
        ProtoGraph graph = new ProtoGraph(ProtoGraph.FLOAT)
                .input("x", ProtoGraph.FLOAT, -1, 3)
                .weight("mask", new double[] {0, huge, Double.NEGATIVE_INFINITY}, 3)
                .node("Add", "x mask", "scores")
                .node("Softmax", "scores", "p")
                .node("Mul", "p x", "y")
                .output("y", ProtoGraph.FLOAT);
        Trajectory curve = new Line(Tensor.vector(0, 0, 0), Tensor.vector(3, 4, 5));
        try (RuntimeGraph opened = graph.open()) {
            Readings found = refined(opened, curve, 1e-4, 1);
            assertEquals(3, found.value("length", 1, Site.Kind.PRE), 1e-5);
            assertEquals(3, found.value("length", 2, Site.Kind.OUTPUT), 1e-5);
        }
    }

    @Test
    void whatCannotBeSeenIsSaidWithTheReason() {
        ProtoGraph branch =
                new ProtoGraph(ProtoGraph.FLOAT).node("Relu", "m", "inner").output("inner", ProtoGraph.FLOAT);
        ProtoGraph graph = new ProtoGraph(ProtoGraph.FLOAT)
                .input("x", ProtoGraph.FLOAT, -1, 4)
                .integers("rows", -1)
                .weight("zero", new double[] {0})
                .node("Tanh", "x", "m")
                .node("ReduceSum", "m", "total")
                .node("Greater", "total zero", "positive?")
                .node("Squeeze", "positive?", "positive")
                .node(
                        "If",
                        "positive",
                        "chosen",
                        ProtoGraph.graph("then_branch", branch.graph()),
                        ProtoGraph.graph("else_branch", branch.graph()))
                .node("Compress", "m bits", "some", ProtoGraph.integer("axis", 1))
                .node("Relu", "some", "varies")
                .node("ReduceSum", "varies", "left")
                .node("Add", "chosen left", "y")
                .output("y", ProtoGraph.FLOAT);
        graph.node("Greater", "m zero", "above").node("Reshape", "above rows", "bits");
        try (RuntimeGraph opened = graph.open()) {
            List<String> found = opened.unseen().stream()
                    .map(u -> u.node() + ": " + u.reason())
                    .toList();
            assertEquals(
                    List.of(
                            "make-chosen: what happens inside its subgraph is not shown",
                            "make-varies: its shape depends on the values of the input"),
                    found);
            assertEquals(
                    List.of("input", "pre", "post", "node:make-chosen", "output"),
                    opened.sites().stream().map(Site::label).toList());
        }
    }

    private static Stream<Arguments> refused() {
        List<Arguments> all = new ArrayList<>();
        Consumer<Object[]> add = a -> all.add(Arguments.of(a));
        add.accept(new Object[] {
            "integers",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("ids", ProtoGraph.INT64, -1, 4)
                    .node("Cast", "ids", "y", ProtoGraph.integer("to", 1))
                    .output("y", ProtoGraph.FLOAT),
            "input ids is INT64; expected floating-point numbers"
        });
        add.accept(new Object[] {
            "two inputs",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("a", ProtoGraph.FLOAT, -1, 4)
                    .input("b", ProtoGraph.FLOAT, -1, 4)
                    .node("Add", "a b", "y")
                    .output("y", ProtoGraph.FLOAT),
            "has 2 inputs (a, b); expected one"
        });
        add.accept(new Object[] {
            "unknown operator",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("x", ProtoGraph.FLOAT, -1, 4)
                    .node("acme", "Frobnicate", "x", "y")
                    .output("y", ProtoGraph.FLOAT),
            "ONNX Runtime 1.28.0 does not load it: "
        });
        add.accept(new Object[] {
            "shapes that do not go together",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("x", ProtoGraph.FLOAT, -1, 4)
                    .integers("shape", 7, 9)
                    .node("Softsign", "x", "s")
                    .node("Reshape", "s shape", "r")
                    .node("Softsign", "r", "y")
                    .output("y", ProtoGraph.FLOAT),
            "ONNX Runtime does not run it on an input of shape [1, 4]: "
        });
        add.accept(new Object[] {
            "a fixed batch whose points mix",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("x", ProtoGraph.FLOAT, 3, 4)
                    .node("Softmax", "x", "s", ProtoGraph.integer("axis", 0))
                    .node("Mul", "s x", "y")
                    .output("y", ProtoGraph.FLOAT),
            "fixed batch of 3 whose points influence each other"
        });
        add.accept(new Object[] {
            "only integers",
            new ProtoGraph(ProtoGraph.FLOAT)
                    .input("x", ProtoGraph.FLOAT, -1, 4)
                    .node("Cast", "x", "y", ProtoGraph.integer("to", ProtoGraph.INT64))
                    .node("Neg", "y", "z")
                    .output("z", ProtoGraph.INT64),
            "nothing of it can be seen (it holds INT64, not numbers)"
        });
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusalsAreOneLine(String what, ProtoGraph graph, String expected) {
        InputException e = assertThrows(InputException.class, () -> graph.open().close());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("test.onnx: "), message);
        assertTrue(message.contains(expected), message);
        assertTrue(message.length() < 1500 && message.lines().count() == 1, message);
    }
}
