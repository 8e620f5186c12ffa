package io.crease.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Files that are refused, each in one clear line. */
class BadInputTest {
    @TempDir
    Path folder;

    private static Graph dense(int opset) {
        return Graph.of(opset, 1, -1, 4).weight("w", 4, 3).node("MatMul", "x,w -> y");
    }

    private static String refusal(Executable read) {
        String message = assertThrows(InputException.class, read).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private static void refused(String expected, Executable read) {
        String message = refusal(read);
        assertTrue(message.contains(expected), message);
    }

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void filesThatAreNoModels() throws IOException {
        refused("no such file", () -> OnnxFile.open(folder.resolve("none.onnx")));
        refused("is a folder", () -> OnnxFile.open(folder));
        Path empty = written("empty.onnx", new byte[0]);
        refused("is empty", () -> OnnxFile.open(empty));
        byte[] whole = dense(13).bytes();
        Path truncated = written("truncated.onnx", Arrays.copyOf(whole, whole.length / 2));
        refused("truncated.onnx: is no whole protobuf message", () -> OnnxFile.open(truncated));
        Path text = written("text.onnx", "hello, this is text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused("expected an ONNX model", () -> OnnxFile.open(text));
        byte[] other = TensorProto.newBuilder().setDataType(3).build().toByteArray();
        refused("another kind", () -> OnnxFile.of("t", other));
        byte[] none = dense(13).model().toBuilder().clearGraph().build().toByteArray();
        refused("holds no graph", () -> OnnxFile.of("t", none));
    }

    @Test
    void operatorSets() {
        refused("uses version 8 of ONNX's operators; expected opset 9 to", () -> dense(8).file());
        refused("uses version 99 of ONNX's operators", () -> dense(99).file());
        byte[] none = dense(13).model().toBuilder().clearOpsetImport().build().toByteArray();
        refused("no version of ONNX's operators", () -> OnnxFile.of("t", none));
    }

    @Test
    void namesMadeTwiceOrNotAtAll() {
        refused("initialiser w is there twice", () -> dense(13).weight("w", 2).file());
        refused("input x is there twice", () -> dense(13).input("x", 1, 4).file());
        refused(
                "node again (Relu) makes y, which node y makes too",
                () -> dense(13).named("again", "Relu", "x -> y").file());
        refused(
                "makes w, which is an input or initialiser",
                () -> dense(13).node("Relu", "x -> w").file());
        refused(
                "node z (Relu) reads nowhere, which nothing makes",
                () -> dense(13).node("Relu", "nowhere -> z").file());
        refused("node a (Add) lies on or behind a cycle", () -> Graph.of(13, 1, -1, 3)
                .node("Add", "x,b -> a")
                .node("Relu", "a -> b")
                .file());
        assertEquals(
                List.of("a", "b"),
                Graph.of(13, 1, -1, 3).node("Relu", "a -> b").node("Relu", "x -> a").file().nodes().stream()
                        .map(OnnxNode::name)
                        .toList(),
                "unsorted nodes are sorted");
    }

    @Test
    void tensorsThatAreNotThere() {
        TensorProto huge = TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(40_000)
                .addDims(40_000)
                .setRawData(ByteString.copyFrom(new byte[16]))
                .build();
        refused(
                "initialiser w is declared as FLOAT [40000, 40000] and has 16 bytes; expected 6400000000",
                () -> Graph.of(13, 1, -1, 4).tensor(huge).node("Relu", "x -> y").file());
        TensorProto larger = huge.toBuilder().addDims(1L << 40).build();
        refused("at most 2^31 - 1 elements", () -> Graph.of(13, 1, -1, 4)
                .tensor(larger)
                .node("Relu", "x -> y")
                .file());
        TensorProto few = Graph.integerTensor("w", new long[] {3}, 1, 2);
        refused(
                "has 2 elements; expected 3",
                () -> Graph.of(13, 1, -1, 4).tensor(few).node("Relu", "x -> y").file());
        refused("no negative extents", () -> Graph.of(13, 1, -1, 4)
                .tensor(few.toBuilder().setDims(0, -3).build())
                .node("Relu", "x -> y")
                .file());
        refused("need", () -> Graph.of(13, 1, -1, 4)
                .integers("s", 46_000, 46_000)
                .node("ConstantOfShape", "s -> c")
                .node("Add", "x,c -> y")
                .imported());
    }

    private static TensorProto external(String location, String... entries) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(4)
                .addDims(3)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location));
        for (int i = 0; i < entries.length; i += 2) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(entries[i]).setValue(entries[i + 1]));
        }
        return tensor.build();
    }

    private OnnxNetwork opened(TensorProto weight) throws IOException {
        Path model = written(
                "sub-model.onnx",
                Graph.of(13, 1, -1, 4).tensor(weight).node("MatMul", "x,w -> y").bytes());
        return OnnxNetwork.open(model, null);
    }

    @Test
    void externalDataIsReadBesideTheModelOnly() throws IOException {
        ByteString numbers = Graph.floatTensor("w", new long[] {4, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .getRawData();
        Files.createDirectories(folder.resolve("weights"));
        byte[] shifted = new byte[56];
        numbers.copyTo(shifted, 8);
        written("weights/w.bin", shifted);
        OnnxNetwork network = opened(external("weights/w.bin", "offset", "8", "length", "48"));
        assertEquals(Tensor.of(Shape.of(3), 22, 26, 30), network.build().apply(Tensor.vector(1, 1, 1, 1)));
        refused("no file", () -> opened(external("weights/none.bin")));
        refused("outside the model's folder", () -> opened(external("/etc/passwd")));
        refused("outside the model's folder", () -> opened(external("weights/../../w.bin")));
        refused("outside the model's folder", () -> opened(external("C:\\w.bin")));
        refused("outside the model's folder", () -> opened(external("")));
        refused("takes bytes 16 to 64", () -> opened(external("weights/w.bin", "offset", "16")));
        refused("takes bytes 900", () -> opened(external("weights/w.bin", "offset", "900", "length", "48")));
        refused("declared to have 40 bytes", () -> opened(external("weights/w.bin", "length", "40")));
        refused("offset of its external data is '-8'", () -> opened(external("weights/w.bin", "offset", "-8")));
        Path outside = Files.createTempFile("outside", ".bin");
        Files.write(outside, shifted);
        Files.createSymbolicLink(folder.resolve("link.bin"), outside);
        refused("outside the model's folder", () -> opened(external("link.bin")));
        Files.delete(outside);
        refused("lies in no folder", () -> Graph.of(13, 1, -1, 4)
                .tensor(external("w.bin"))
                .node("MatMul", "x,w -> y")
                .file());
    }

    @Test
    void inputsThatAreNotKnown() {
        Graph open = Graph.of(13, 1, -1, 3, -2, -3).node("Relu", "x -> y");
        refused("say them with --input-shape 3x224x224", () -> open.imported());
        assertEquals(Shape.of(3, 8, 9), open.imported(3, 8, 9).input().shape());
        assertEquals(Shape.of(3, 8, 9), open.imported(1, 3, 8, 9).input().shape());
        refused("has shape [n1, 3, n2, n3], the shape given is 4x8x9", () -> open.imported(4, 8, 9));
        refused("the shape given is 3x8", () -> open.imported(3, 8));
        refused(
                "has 2 inputs (x, z); expected one",
                () -> dense(13).input("z", 1, 4).imported());
        refused(
                "has 0 inputs",
                () -> OnnxImport.of(
                        OnnxFile.of(
                                "t",
                                cleared(dense(13)
                                        .floats("x", new long[] {1, 4}, 1, 2, 3, 4)
                                        .model())),
                        null));
        refused("input x is INT64", () -> OnnxImport.of(OnnxFile.of("t", integerInput()), null));
        refused(
                "2^31",
                () -> Graph.of(13, 1, -1, 70_000, 70_000).node("Relu", "x -> y").imported());
    }

    private static byte[] cleared(ModelProto model) {
        ModelProto.Builder builder = model.toBuilder();
        builder.getGraphBuilder().clearInput();
        return builder.build().toByteArray();
    }

    private static byte[] integerInput() {
        ModelProto.Builder builder = dense(13).model().toBuilder();
        builder.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(7);
        return builder.build().toByteArray();
    }

    @Test
    void initialisersMayBeListedAsInputs() {
        Agreement.of(dense(9).input("w", 1, 4, 3));
    }

    @Test
    void nodesThatContradictTheirInputs() {
        refused("node y (MatMul): A is [1, 5] and B [4, 3]; expected", () -> Graph.of(13, 1, -1, 5)
                .weight("w", 4, 3)
                .node("MatMul", "x,w -> y")
                .imported());
        refused("node c (Conv): ", () -> Graph.of(13, 1, -1, 2, 5, 5)
                .weight("w", 4, 3, 3, 3)
                .node("Conv", "x,w -> c")
                .imported());
        refused("node y (Reshape): [1, 5] cannot become [-1, 3]", () -> Graph.of(13, 1, -1, 5)
                .integers("s", -1, 3)
                .node("Reshape", "x,s -> y")
                .imported());
        refused("does not depend on the input", () -> Graph.of(13, 1, -1, 5)
                .weight("c", 2)
                .node("Relu", "c -> y")
                .imported());
        refused("attribute axis is of type STRING; expected INT", () -> Graph.of(13, 1, -1, 5)
                .node("Flatten", "x -> y", "axis", "1")
                .imported());
    }

    @Test
    void foreignGraphsNameTheNodeTheReasonAndWhatIsBehind() {
        OnnxImport imported = Graph.of(17, 1, -1, 4)
                .weight("w", 4, 4)
                .weight("s", 4)
                .named("first", "MatMul", "x,w -> a")
                .named("norm", "LayerNormalization", "a,s -> b")
                .named("act", "Relu", "b -> c")
                .named("attention", "MatMul", "a,c -> d")
                .imported();
        assertNull(imported.network());
        assertEquals(
                List.of("exact", "unsupported", "exact", "exact"),
                imported.nodes().stream().map(n -> n.treatment().text()).toList());
        assertEquals(
                "no layer here does what LayerNormalization does",
                imported.nodes().get(1).reason());
        assertEquals("behind node norm", imported.nodes().get(3).reason());
        assertEquals(List.of(1, 4), imported.nodes().get(0).extents());
        assertNull(imported.nodes().get(2).extents());
        String message = refusal(() -> new OnnxNetwork("m.onnx", imported).build());
        assertTrue(
                message.startsWith("m.onnx: node norm (LayerNormalization) is not supported"
                        + " (no layer here does what LayerNormalization does); expected a graph of Abs, Add, "),
                message);
        OnnxImport products = Graph.of(17, 1, -1, 4)
                .node("Softmax", "x -> s")
                .node("Add", "x,s -> y")
                .imported();
        assertEquals(
                "it is not at the end of the graph", products.firstUnsupported().reason());
    }

    @Test
    void elementTypes() {
        for (int type : new int[] {10, 11, 16}) {
            TensorProto.Builder w =
                    TensorProto.newBuilder().setName("w").setDataType(type).addDims(2);
            if (type == 11) {
                w.addDoubleData(0.5).addDoubleData(-3);
            } else if (type == 10) {
                w.addInt32Data(0x3800).addInt32Data(0xc200);
            } else {
                w.setRawData(ByteString.copyFrom(new byte[] {0, 0x3f, 0x40, (byte) 0xc0}));
            }
            double[] y = Graph.of(13, 1, -1, 2)
                    .tensor(w.build())
                    .node("Mul", "x,w -> y")
                    .imported()
                    .network()
                    .apply(Tensor.vector(2, 3))
                    .toArray();
            assertEquals(1, y[0]);
            assertEquals(-9, y[1]);
        }
        assertEquals(0x1p-24, ElementType.half((short) 1));
        assertEquals(65504, ElementType.half((short) 0x7bff));
        assertEquals(Double.NEGATIVE_INFINITY, ElementType.half((short) 0xfc00));
        refused("NaN", () -> Graph.of(13, 1, -1, 1)
                .floats("w", new long[] {1, 1}, Double.NaN)
                .node("MatMul", "x,w -> y")
                .imported());
    }
}
