package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.crease.data.Npz;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import onnx.Onnx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small ONNX model through every command that takes a network, beside the same weights in a .npz file. */
class OnnxModelTest {
    private static final float[] FIRST = {1, -2, 0.5f, 1, -1, 0.25f};
    private static final float[] SECOND = {1, 1, -3, 2, 0.5f, 1};

    @TempDir
    private Path folder;

    private String model = "";
    private String weights = "";

    /** relu(x·W0ᵀ)·W1ᵀ, then softmax; the number of inputs is left open. */
    @BeforeEach
    void write() throws IOException {
        Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder()
                .setName("g")
                .addInput(open("x"))
                .addOutput(open("p"))
                .addInitializer(tensor("W0", FIRST, 3, 2))
                .addInitializer(tensor("W1", SECOND, 2, 3))
                .addNode(gemm("first\u0007", "x", "W0", "h"))
                .addNode(node("act", "Relu", "h", "r"))
                .addNode(node("same", "Identity", "r", "s"))
                .addNode(gemm("last", "s", "W1", "y"))
                .addNode(node("probabilities", "Softmax", "y", "p"));
        Path file = folder.resolve("net.onnx");
        Files.write(
                file,
                Onnx.ModelProto.newBuilder()
                        .setIrVersion(7)
                        .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(13))
                        .setGraph(graph)
                        .build()
                        .toByteArray());
        model = file.toString();
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("W0", Tensor.of(Shape.of(3, 2), 1, -2, 0.5, 1, -1, 0.25));
        arrays.put("W1", Tensor.of(Shape.of(2, 3), 1, 1, -3, 2, 0.5, 1));
        Path npz = folder.resolve("net.npz");
        Npz.write(npz, arrays);
        weights = npz.toString();
    }

    private static Onnx.ValueInfoProto open(String name) {
        Onnx.TensorShapeProto shape = Onnx.TensorShapeProto.newBuilder()
                .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
                .addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("m"))
                .build();
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder()
                        .setTensorType(Onnx.TypeProto.Tensor.newBuilder()
                                .setElemType(1)
                                .setShape(shape)))
                .build();
    }

    private static Onnx.TensorProto tensor(String name, float[] values, long... extents) {
        Onnx.TensorProto.Builder tensor =
                Onnx.TensorProto.newBuilder().setName(name).setDataType(1);
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static Onnx.NodeProto node(String name, String op, String input, String output) {
        return Onnx.NodeProto.newBuilder()
                .setName(name)
                .setOpType(op)
                .addInput(input)
                .addOutput(output)
                .build();
    }

    private static Onnx.NodeProto gemm(String name, String input, String weight, String output) {
        return node(name, "Gemm", input, output).toBuilder()
                .addInput(weight)
                .addAttribute(Onnx.AttributeProto.newBuilder()
                        .setName("transB")
                        .setType(Onnx.AttributeProto.AttributeType.INT)
                        .setI(1))
                .build();
    }

    @Test
    void infoTellsWhatBecomesOfEachNode() throws IOException {
        Cli run = Cli.run("info", model, "--input-shape", "2");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Of 5 nodes in the file: 3 exact, 1 folded, 1 cut off."), run.out());
        assertTrue(run.out().matches("(?s).*\nprobabilities +Softmax .*cut off +at the end\n.*"), run.out());
        assertTrue(run.out().contains("Softmax at the end"), run.out());
        assertTrue(run.out().chars().noneMatch(c -> c < 32 && c != '\n'), "control characters of a node's name");
        JsonNode json = MeasureTest.json("info", model, "--input-shape", "2", "--json");
        assertTrue(json.at("/provenance/notes/0").asText().startsWith("Softmax at the end"), json.toString());
        for (JsonNode row : json.get("rows")) {
            if (row.get("measure").asText().equals("cut-off-nodes")) {
                assertEquals(1, row.get("value").asInt());
                return;
            }
        }
        throw new AssertionError("no row cut-off-nodes");
    }

    @Test
    void theShapeIsAskedForAndChecked() {
        for (String command : new String[] {"info", "measure"}) {
            Cli open = Cli.run(command, model);
            assertEquals(ExitCode.INPUT, open.code(), open.err());
            assertTrue(open.err().contains("--input-shape"), open.err());
            Cli wrong = Cli.run(command, model, "--input-shape", "3");
            assertEquals(ExitCode.INPUT, wrong.code(), wrong.out() + wrong.err());
            assertEquals(1, wrong.err().lines().count(), wrong.err());
        }
    }

    @Test
    void comparedWithItsWeightsItIsTheSame() throws IOException {
        JsonNode json = MeasureTest.json("compare", model, weights, "--input-shape", "2", "--json", "--along", "arc");
        int ratios = 0;
        for (JsonNode row : json.get("rows")) {
            if (row.get("network").asText().equals("B/A") && row.get("value").isNumber()) {
                assertEquals(1, row.get("value").asDouble(), 1e-12, row.toString());
                ratios++;
            }
        }
        assertTrue(ratios > 8, "ratios: " + ratios);
    }

    @Test
    void gateAndBaseline() {
        Path baseline = folder.resolve("baseline.json");
        Cli earlier = Cli.run("measure", weights, "--json", "-o", baseline.toString());
        assertEquals(0, earlier.code(), earlier.err());
        Cli held = Cli.run(
                "check", model, "--input-shape", "2", "--baseline", baseline.toString(), "--tolerance", "0.001%");
        assertEquals(ExitCode.DONE, held.code(), held.out() + held.err());
        assertEquals(
                ExitCode.LIMIT_BROKEN,
                Cli.run("check", model, "--input-shape", "2", "--max-growth", "0.1")
                        .code());
    }

    @Test
    void theDefaultCurveIsRandomNotADiagonal() {
        Cli run = Cli.run("measure", model, "--input-shape", "2");
        assertTrue(run.out().contains("arc between random orthogonal points"), run.out());
    }
}
