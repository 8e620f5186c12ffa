package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.crease.network.Activate;
import io.crease.network.ActivationFamily;
import io.crease.network.Activations;
import io.crease.network.AveragePool2d;
import io.crease.network.BatchNorm;
import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Layer;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.network.Relu;
import io.crease.network.Reshape;
import io.crease.network.Smooth;
import io.crease.network.Window;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what ONNX Runtime runs: the same function as the network, on batches of several sizes. */
final class OnnxExportTest {
    private static final long SEED = Long.getLong("crease.test.seed", System.nanoTime());

    @TempDir
    Path folder;

    static Stream<String> specs() {
        Stream<String> kinds = Stream.of(
                "mlp:7-16x3-5",
                "mlp:5-1",
                "mlp:6-12x2-3,bias-variance=0.5,init=orthogonal",
                "cnn:3x12x10-c4x2-p-c6-p-9-4",
                "cnn:2x8x8-c3-p-c4-2,pool=average,batch-norm=true,kernel=5",
                "resnet:3x8x8-4x2-8x2-3",
                "resnet:1x6x6-3-2,batch-norm=true",
                "fold:2x3-2",
                "sawtooth:6");
        Stream<String> activations = Activations.catalogue().entries().stream()
                .map(ActivationFamily::example)
                .flatMap(name -> Stream.of(
                        "mlp:6-10x2-4,bias-variance=1,activation=" + name, "cnn:2x6x6-c3-p-5-2,activation=" + name));
        return Stream.concat(kinds, activations);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everySpecAndActivationRunsAsItDoesHere(String spec) throws Exception {
        assertRuns(NetworkSpecs.parse(spec).build(SEED), Precision.FLOAT, 1e-5);
    }

    @ParameterizedTest
    @MethodSource("everyLayerInMoreForms")
    void everyLayerRunsAsItDoesHere(String name, Network network) throws Exception {
        assertRuns(network, Precision.FLOAT, 1e-5);
    }

    static Stream<Arguments> everyLayerInMoreForms() {
        return ExportedForms.all(SEED).entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    /** Activations that files spell out in formulas are written as their formulas. */
    @ParameterizedTest
    @ValueSource(strings = {"Selu", "Celu", "Mish", "Elu", "Swish"})
    void formulasAreWritten(String operator) throws Exception {
        int opset = operator.equals("Swish") ? 24 : 18;
        Network network = Graph.of(opset, SEED, -1, 6)
                .node(operator, "x -> y", operator.equals("Mish") ? new Object[0] : new Object[] {"alpha", 1.25})
                .imported()
                .network();
        assertNotNull(network);
        assertRuns(network, Precision.FLOAT, 1e-5);
    }

    @Test
    void noLayerIsForgotten() {
        Set<String> written = ExportedForms.all(SEED).values().stream()
                .flatMap(network -> network.nodes().stream())
                .map(node -> node.layer().getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.crease.network")
                        .stream()
                        .filter(c -> c.isAssignableTo(Layer.class)
                                && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, written, "a layer needs a line in ExportedLayer and a network in ExportedForms");
    }

    /** What ONNX Runtime has kernels of 64 bits for: it lacks Conv, Erf and Softplus. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlp:6-10x2-4,bias-variance=1,activation=relu",
                "mlp:6-10x2-4,bias-variance=1,activation=hard-tanh",
                "mlp:6-10x2-4,bias-variance=1,activation=abs",
                "mlp:6-10x2-4,bias-variance=1,activation=clip(-0.3,0.4)",
                "mlp:6-10x2-4,bias-variance=1,activation=leaky-relu(0.1)",
                "mlp:6-10x2-4,bias-variance=1,activation=hard-sigmoid(0.3,0.45)",
                "mlp:6-10x2-4,bias-variance=1,activation=tanh",
                "mlp:6-10x2-4,bias-variance=1,activation=sigmoid",
                "mlp:6-10x2-4,bias-variance=1,activation=silu",
            })
    void doublesAreRunWithTheirAccuracy(String spec) throws Exception {
        assertRuns(NetworkSpecs.parse(spec).build(SEED), Precision.DOUBLE, 1e-13);
    }

    @Test
    void namesAreThoseOfTheNetworkAndBytesAreEqual() throws IOException {
        Network network = NetworkSpecs.parse("resnet:1x6x6-3-2,batch-norm=true").build(SEED);
        Path file = folder.resolve("net.onnx");
        OnnxExport.write(network, file, Precision.FLOAT);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        Set<String> names =
                model.getGraph().getNodeList().stream().map(n -> n.getName()).collect(Collectors.toSet());
        assertTrue(names.containsAll(
                network.nodes().stream().map(Network.Node::name).toList()));
        assertEquals(
                "N",
                model.getGraph()
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(0)
                        .getDimParam());
        assertArrayEquals(
                Files.readAllBytes(file),
                OnnxExport.model(network, Precision.FLOAT).toByteArray());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatOnnxCannotSayIsRefusedByName() {
        Shape image = Shape.of(1, 8, 8);
        refused("pool: a average-pool", image, new AveragePool2d(new Window(2, 2, 1, 1, 0, 0, 0, 0, 2, 2), true));
        refused("pool: a max-pool", image, new MaxPool2d(new Window(2, 2, 1, 1, 2, 2, 2, 2, 2, 2)));
        refused("pool.weight: value 1 is 1.0E300", Shape.of(2), dense(1, 1e300));
        Tensor one = Tensor.vector(1);
        refused("variance", Shape.of(1), new BatchNorm(one, one, one, Tensor.vector(1e-60), 0));
        refused("activation step cannot", Shape.of(1), new Activate(new Step()));
        Network unnamed = Network.builder(Shape.of(1)).then("", dense(1)).build();
        assertOneLine(
                "empty name", assertThrows(InputException.class, () -> OnnxExport.model(unnamed, Precision.FLOAT)));
        Network fits = Network.builder(Shape.of(2)).then("d", dense(1, 1e300)).build();
        assertEquals(
                17, OnnxExport.model(fits, Precision.DOUBLE).getOpsetImport(0).getVersion());
    }

    private record Step() implements Smooth {
        @Override
        public String name() {
            return "step";
        }

        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }

        @Override
        public double secondDerivative(double x) {
            return 0;
        }
    }

    private static Dense dense(double... row) {
        return new Dense(Tensor.of(Shape.of(1, row.length), row), Tensor.vector(0));
    }

    private static void refused(String expected, Shape input, Layer layer) {
        Network network = Network.builder(input).then("pool", layer).build();
        assertOneLine(expected, assertThrows(InputException.class, () -> OnnxExport.model(network, Precision.FLOAT)));
    }

    private static void assertOneLine(String expected, InputException e) {
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.getMessage().contains("; expected "), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void namesThatCollideAreToldApart() throws Exception {
        Network network = Network.builder(Shape.of(2))
                .then("input", new Reshape(Shape.of(1, 2)))
                .then("d.weight", dense(3, -1))
                .then("d", dense(2))
                .then("d.bias", new Activate(Relu.of()))
                .build();
        assertRuns(network, Precision.FLOAT, 1e-6);
    }

    /** Runs batches of 1 and 5 random points both ways and compares, relative to the output's scale. */
    private void assertRuns(Network network, Precision precision, double tolerance) throws Exception {
        Path file = folder.resolve("net.onnx");
        OnnxExport.write(network, file, precision);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int rows : new int[] {1, 5}) {
            Batch points = new Batch(network.input().size());
            points.resize(rows);
            for (int i = 0; i < rows * points.width(); i++) {
                points.values()[i] = (float) random.nextGaussian();
            }
            List<Batch> images = new ArrayList<>();
            network.nodes().forEach(node -> images.add(new Batch(node.shape().size())));
            new Evaluator(network).run(points, images);
            Batch expected = images.get(images.size() - 1);
            double[] found = run(file, network, precision, points);
            assertEquals(rows * expected.width(), found.length);
            double scale = Math.max(1e-3, expected.largest());
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected.values()[i], found[i], tolerance * scale, "seed " + SEED + ", value " + i);
            }
        }
    }

    private static double[] run(Path file, Network network, Precision precision, Batch points) throws OrtException {
        int n = points.rows() * points.width();
        long[] shape = new long[network.input().rank() + 1];
        shape[0] = points.rows();
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = network.input().extent(axis - 1);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        FloatBuffer floats = FloatBuffer.allocate(n);
        for (int i = 0; i < n; i++) {
            floats.put(i, (float) points.values()[i]);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            try (OrtSession session = environment.createSession(file.toString(), options);
                    OnnxTensor input = precision == Precision.FLOAT
                            ? OnnxTensor.createTensor(environment, floats, shape)
                            : OnnxTensor.createTensor(environment, DoubleBuffer.wrap(points.values(), 0, n), shape);
                    OrtSession.Result result = session.run(
                            Map.of(session.getInputNames().iterator().next(), input))) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                double[] values = new double
                        [Math.multiplyExact(points.rows(), network.output().size())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = precision == Precision.FLOAT
                            ? output.getFloatBuffer().get(i)
                            : output.getDoubleBuffer().get(i);
                }
                return values;
            }
        }
    }
}
