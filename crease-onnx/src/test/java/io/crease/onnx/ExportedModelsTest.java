package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import io.crease.data.Mnist;
import io.crease.data.Split;
import io.crease.network.Network;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that PyTorch wrote, or that stand as tf2onnx and skl2onnx write them (src/test/python), against ONNX Runtime. */
final class ExportedModelsTest {
    private static final long SEED = Long.getLong("crease.test.seed", System.nanoTime());
    private static final Path FOLDER = Path.of("src/test/resources/io/crease/onnx/models");
    /** Models that users are shown. */
    private static final Path EXAMPLES = Path.of("../examples");
    /** In 16 bits throughout ONNX Runtime rounds between the operators; we do not. */
    private static final String HALF = "half-op13";
    /** ONNX Runtime does not read weights beside a model that it is given as bytes. */
    private static final String EXTERNAL = "external-op13";

    static List<String> models() throws IOException {
        try (Stream<Path> own = Files.list(FOLDER);
                Stream<Path> examples = Files.list(EXAMPLES)) {
            return Stream.concat(own, examples)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .sorted()
                    .toList();
        }
    }

    /** What the kinds of models become; the number is that of hidden activations. */
    @ParameterizedTest
    @CsvSource({
        "mlp, exact, 2",
        "lenet5, exact, 4",
        "resnet18, exact, 17",
        "mobilenet-relu6, exact, 17",
        "mobilenet-hardswish, sampled, 17",
        "vgg11, exact, 10",
        "view, exact, 2",
        "branches, exact, 2",
        "activations, sampled, 11",
        "keras-op, exact, 2",
        "keras-pooled, exact, 1",
        "sklearn, exact, 2",
        "half, exact, 2",
        "external, exact, 2",
        "attention, foreign, 0",
        "lstm, foreign, 0",
        "spiral, exact, 2"
    })
    void kindsOfModelsAreTakenAsTheyAre(String kind, String expected, int layers) throws IOException {
        List<String> members =
                models().stream().filter(name -> name.startsWith(kind)).toList();
        assertTrue(!members.isEmpty());
        for (String name : members) {
            OnnxImport imported = imported(name);
            Network network = imported.network();
            String found = network == null ? "foreign" : network.firstSmooth() == null ? "exact" : "sampled";
            NodeStatus foreign = imported.firstUnsupported();
            assertEquals(expected, found, () -> name + (foreign == null ? "" : ": " + foreign.reason()));
            assertEquals(network == null, foreign != null);
            assertEquals(layers, network == null ? 0 : network.layers().size(), name);
        }
    }

    @Test
    void everyModelIsOfAKindAbove() throws IOException {
        long kinds = models().stream()
                .filter(name ->
                        !name.matches("(mlp|lenet5|resnet18|mobilenet|vgg11|view|branches|activations|keras|sklearn"
                                + "|half|external|attention|lstm)-.*|spiral"))
                .count();
        assertEquals(0, kinds);
    }

    @ParameterizedTest
    @MethodSource("models")
    void forwardIsThatOfOnnxRuntime(String name) throws Exception {
        OnnxImport imported = imported(name);
        Network network = imported.network();
        if (network == null || name.equals(HALF) || name.equals(EXTERNAL)) {
            return;
        }
        double worst = largestError(exposed(imported), imported.outputTensor(), imported);
        assertTrue(worst < 3e-6, () -> name + ", seed " + SEED + ": relative error " + worst);
    }

    /** The weights are the same, stored as 16 bits, or in a file beside the model. */
    @ParameterizedTest
    @CsvSource({HALF + ", half-weights-op13", EXTERNAL + ", mlp-op13"})
    void weightsAreReadFromWhereverTheyAre(String name, String twin) throws Exception {
        Network network = imported(name).network();
        Network other = imported(twin).network();
        assertNotNull(network);
        assertNotNull(other);
        Tensor point = gaussian(network.input().size(), new SplittableRandom(SEED));
        assertEquals(
                0,
                largestError(other.apply(point).toArray(), network.apply(point).toArray()),
                1e-12);
    }

    /** What was read is written again and run. */
    @ParameterizedTest
    @MethodSource("models")
    void whatWasReadCanBeWritten(String name) throws Exception {
        OnnxImport imported = imported(name);
        Network network = imported.network();
        if (network == null) {
            return;
        }
        ModelProto model = OnnxExport.model(network, Precision.FLOAT);
        double worst =
                largestError(model.toByteArray(), model.getGraph().getOutput(0).getName(), imported);
        assertTrue(worst < 3e-6, () -> name + ", seed " + SEED + ": relative error " + worst);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CREASE_DATA", matches = ".+", disabledReason = "needs the MNIST files")
    void lenetKnowsDigits() throws Exception {
        OnnxImport imported = imported("lenet5-op13");
        Network network = imported.network();
        assertNotNull(network);
        Mnist test = Mnist.open(Path.of(System.getenv("CREASE_DATA")), Split.TEST);
        Tensor images = test.images(0, 50);
        int hits = 0;
        try (OnnxRuntime runtime = new OnnxRuntime(Files.readAllBytes(file("lenet5-op13")))) {
            for (int i = 0; i < 50; i++) {
                double[] image = new double[784];
                images.copyTo(i * 784, image, 0, 784);
                double[] found =
                        network.apply(Tensor.of(network.input(), image)).toArray();
                double[] expected = runtime.run(new long[] {1, 1, 28, 28}, image, imported.outputTensor());
                assertTrue(largestError(expected, found) < 2e-6);
                int label = test.label(i);
                hits += Arrays.stream(found).max().orElseThrow() == found[label] ? 1 : 0;
            }
        }
        assertTrue(hits >= 47, hits + " of 50");
    }

    /** Full-size models, as make_models.py --full writes them to a folder. */
    @Test
    @EnabledIfSystemProperty(named = "crease.onnx.full", matches = ".+", disabledReason = "needs a folder of models")
    void fullSizeModelsAreReadAndRunAlike() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("crease.onnx.full")))) {
            files = all.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            long start = System.nanoTime();
            OnnxImport imported = OnnxImport.of(OnnxFile.open(file), null);
            double seconds = (System.nanoTime() - start) / 1e9;
            Network network = imported.network();
            assertNotNull(network, file.toString());
            double worst = largestError(exposed(imported), imported.outputTensor(), imported);
            System.out.printf(
                    "%s: %d parameters, %d neurons, read in %.2f s, relative error %.1e%n",
                    file.getFileName(), network.parameters(), network.neurons(), seconds, worst);
            assertTrue(worst < 1e-5, file + ": relative error " + worst);
        }
        assertTrue(!files.isEmpty());
    }

    static Path file(String name) {
        Path own = FOLDER.resolve(name + ".onnx");
        return Files.exists(own) ? own : EXAMPLES.resolve(name + ".onnx");
    }

    private static OnnxImport imported(String name) {
        return OnnxImport.of(OnnxFile.open(file(name)), null);
    }

    /** The model with the tensor that is taken for the output as its only one. */
    private static byte[] exposed(OnnxImport imported) {
        ModelProto.Builder model = imported.file().model().toBuilder();
        model.getGraphBuilder().clearOutput().addOutputBuilder().setName(imported.outputTensor());
        return model.build().toByteArray();
    }

    /** Over a few random inputs; relative to the output's scale over all of them (a single output may be near 0 at one). */
    private static double largestError(byte[] model, String output, OnnxImport imported) throws OrtException {
        Network network = imported.network();
        assertNotNull(network);
        long[] shape = new long[network.input().rank() + 1];
        shape[0] = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = network.input().extent(axis - 1);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Double> expected = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        try (OnnxRuntime runtime = new OnnxRuntime(model)) {
            for (int i = 0; i < 4; i++) {
                Tensor point = gaussian(network.input().size(), random);
                for (double value : runtime.run(shape, point.toArray(), output)) {
                    expected.add(value);
                }
                for (double value : network.apply(point).toArray()) {
                    found.add(value);
                }
            }
        }
        return largestError(
                expected.stream().mapToDouble(v -> v).toArray(),
                found.stream().mapToDouble(v -> v).toArray());
    }

    private static double largestError(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - expected[i]) / scale);
        }
        return worst;
    }

    private static Tensor gaussian(int size, SplittableRandom random) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.vector(values);
    }
}
