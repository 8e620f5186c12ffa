package io.crease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that ONNX Runtime runs, and sampling on demand, from the command line. */
class ForeignTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A recurrent cell with five inputs and three outputs over four steps, and a ReLU. */
    private Path model() throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("g")
                .addInput(value("x", 1, 4, 5))
                .addInitializer(weight("w", 1, 3, 5))
                .addInitializer(weight("r", 1, 3, 3))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Transpose")
                        .addInput("x")
                        .addOutput("steps")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("perm")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addInts(1)
                                .addInts(0)
                                .addInts(2)))
                .addNode(NodeProto.newBuilder()
                        .setOpType("RNN")
                        .setName("cell")
                        .addInput("steps")
                        .addInput("w")
                        .addInput("r")
                        .addOutput("states")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("hidden_size")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(3)))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Relu")
                        .setName("on")
                        .addInput("states")
                        .addOutput("y"))
                .addOutput(value("y"));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(14))
                .setGraph(graph)
                .build();
        return Files.write(folder.resolve("cell.onnx"), model.toByteArray());
    }

    private static TensorProto weight(String name, int... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(1);
        int size = 1;
        for (int d : dims) {
            tensor.addDims(d);
            size *= d;
        }
        for (int i = 0; i < size; i++) {
            tensor.addFloatData((float) Math.sin(7 * i + 1));
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, int... extents) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(1);
        if (extents.length > 0) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (int e : extents) {
                shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(e));
            }
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    @Test
    void measureSaysThatItWasSampled() throws IOException {
        Cli run = Cli.run("measure", model().toString().replace("\\", "/"), "--threads", "2");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Sampled: ONNX Runtime runs the graph in single precision"), run.out());
        assertTrue(run.out().contains("Not seen: cell (RNN), the gates are inside the operator"), run.out());
        assertTrue(run.out().contains(" samples in "), run.out());
        assertEquals("", run.err());
    }

    @Test
    void infoSaysWhatIsSeenAndWhatNot() throws IOException {
        Cli run = Cli.run("info", model().toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("relu"), run.out());
        assertTrue(run.out().contains("not seen: the gates are inside the operator"), run.out());
        assertTrue(run.out().contains("Nothing is traced exactly: node cell (RNN)"), run.out());
        Cli json = Cli.run("info", model().toString(), "--json");
        assertTrue(json.out().contains("Not seen: cell (RNN)"), json.out());
    }

    @Test
    void anExactNetworkIsSampledOnDemand() {
        Cli run = Cli.run("measure", "mlp:5-8x2-1", "--sampled");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("sampled") && !run.out().contains("exact piece"), run.out());
        Cli even = Cli.run("measure", "mlp:5-8x2-1", "--points", "17");
        assertTrue(even.out().contains("17 samples in"), even.out());
        assertTrue(even.out().contains("The samples were not refined to the tolerance"), even.out());
        Cli bad = Cli.run("measure", "mlp:5-8x2-1", "--points", "1");
        assertEquals(2, bad.code());
        assertEquals("crease: --points is 1; expected at least 2\n", bad.err());
    }
}
