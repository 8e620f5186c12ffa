package io.crease.onnx;

import static io.crease.onnx.Graph.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operator, in every opset where its form changed, against ONNX Runtime. */
class OperatorsTest {
    /**
     * A graph to compare.
     *
     * @param about what it shows; begins with the operator
     * @param opsets where it is tried
     * @param input extents of x
     * @param body what follows the input
     */
    private record Case(String about, List<Integer> opsets, List<Long> input, UnaryOperator<Graph> body) {
        String op() {
            return about.replaceAll(" .*", "");
        }

        Graph graph(int opset) {
            return body.apply(
                    Graph.of(opset, 7, input.stream().mapToLong(Long::longValue).toArray()));
        }
    }

    private static final int[] ALL = {9, 13, 21};
    private static final int[] NEW = {13, 18, 21};

    private static Case of(String about, int[] opsets, long[] input, UnaryOperator<Graph> body) {
        return new Case(
                about,
                Arrays.stream(opsets).boxed().toList(),
                Arrays.stream(input).boxed().toList(),
                body);
    }

    private static int[] opsets(int... versions) {
        return versions;
    }

    private static final long[] VECTOR = {-1, 6};
    private static final long[] ROW = {-1, 3, 10};
    private static final long[] IMAGE = {-1, 4, 7, 6};

    /** One node from x to y. */
    private static Case simple(String about, int[] opsets, long[] input, Object... attributes) {
        String op = about.replaceAll(" .*", "");
        return of(about, opsets, input, g -> g.node(op, "x -> y", attributes));
    }

    private static final List<Case> CASES = List.of(
            of("Gemm transB", ALL, VECTOR, g -> g.weight("w", 5, 6)
                    .weight("b", 5)
                    .node("Gemm", "x,w,b -> y", "transB", 1)),
            of("Gemm alpha beta", ALL, VECTOR, g -> g.weight("w", 6, 5)
                    .weight("b", 1, 5)
                    .node("Gemm", "x,w,b -> y", "alpha", 0.7, "beta", -1.5)),
            of("Gemm scalar C", ALL, VECTOR, g -> g.weight("w", 6, 5)
                    .weight("b", 1)
                    .node("Gemm", "x,w,b -> y")),
            of("Gemm without C", opsets(11, 13), VECTOR, g -> g.weight("w", 6, 5)
                    .node("Gemm", "x,w -> y")),
            of("Gemm C a branch", ALL, VECTOR, g -> g.weight("w", 6, 6).node("Gemm", "x,w,x -> y", "beta", 0.5)),
            of("Gemm transA", opsets(11, 13, 21), VECTOR, g -> g.weight("w", 6, 5)
                    .node("Transpose", "x -> t", "perm", longs(1, 0))
                    .node("Gemm", "t,w -> y", "transA", 1)),
            of("MatMul then Add", ALL, VECTOR, g -> g.weight("w", 6, 5)
                    .weight("b", 5)
                    .node("MatMul", "x,w -> h")
                    .node("Add", "h,b -> y")),
            of("MatMul positionwise", ALL, ROW, g -> g.weight("w", 10, 4)
                    .weight("b", 4)
                    .node("MatMul", "x,w -> h")
                    .node("Add", "h,b -> y")),
            of("MatMul vector", ALL, VECTOR, g -> g.weight("w", 6).node("MatMul", "x,w -> y")),
            of("MatMul constant left", ALL, ROW, g -> g.weight("w", 5, 3).node("MatMul", "w,x -> y")),
            of("MatMul of constants", ALL, VECTOR, g -> g.weight("a", 6, 4)
                    .weight("b", 4, 3)
                    .node("MatMul", "a,b -> w")
                    .node("MatMul", "x,w -> y")),
            of("Conv plain", ALL, IMAGE, g -> g.weight("w", 3, 4, 3, 2)
                    .weight("b", 3)
                    .node("Conv", "x,w,b -> y")),
            of("Conv strides pads dilations", ALL, IMAGE, g -> g.weight("w", 3, 4, 2, 3)
                    .node(
                            "Conv",
                            "x,w -> y",
                            "strides",
                            longs(2, 1),
                            "pads",
                            longs(1, 0, 2, 3),
                            "dilations",
                            longs(2, 1))),
            of("Conv groups", ALL, IMAGE, g -> g.weight("w", 6, 2, 3, 3).node("Conv", "x,w -> y", "group", 2)),
            of("Conv depthwise", ALL, IMAGE, g -> g.weight("w", 4, 1, 3, 3)
                    .node("Conv", "x,w -> y", "group", 4, "kernel_shape", longs(3, 3))),
            of("Conv SAME_UPPER", ALL, IMAGE, g -> g.weight("w", 3, 4, 2, 4)
                    .node("Conv", "x,w -> y", "auto_pad", "SAME_UPPER", "strides", longs(2, 1))),
            of("Conv SAME_LOWER", ALL, IMAGE, g -> g.weight("w", 3, 4, 2, 4)
                    .node("Conv", "x,w -> y", "auto_pad", "SAME_LOWER", "strides", longs(1, 2))),
            of("Conv VALID", ALL, IMAGE, g -> g.weight("w", 3, 4, 2, 4).node("Conv", "x,w -> y", "auto_pad", "VALID")),
            of("Conv one axis", ALL, ROW, g -> g.weight("w", 5, 3, 4)
                    .weight("b", 5)
                    .node("Conv", "x,w,b -> y", "strides", longs(2), "pads", longs(1, 2))),
            of("Conv then term", ALL, IMAGE, g -> g.weight("w", 3, 4, 3, 2)
                    .weight("f", 3, 1, 1)
                    .weight("t", 1, 3, 1, 1)
                    .node("Conv", "x,w -> c")
                    .node("Mul", "c,f -> m")
                    .node("Add", "m,t -> y")),
            of("BatchNormalization image", opsets(9, 14, 15, 21), IMAGE, OperatorsTest::norm),
            of("BatchNormalization vector", opsets(9, 14, 15), new long[] {-1, 4}, OperatorsTest::norm),
            of(
                    "BatchNormalization behind Conv",
                    opsets(9, 15),
                    IMAGE,
                    g -> norm(g.weight("w", 4, 4, 1, 1).node("Conv", "x,w -> c").node("Relu", "c -> x2"), "x2")),
            simple("MaxPool", ALL, IMAGE, "kernel_shape", longs(2, 3), "strides", longs(2, 1)),
            simple(
                    "MaxPool pads",
                    ALL,
                    IMAGE,
                    "kernel_shape",
                    longs(3, 3),
                    "pads",
                    longs(1, 1, 1, 1),
                    "strides",
                    longs(2, 2)),
            simple(
                    "MaxPool ceil",
                    opsets(10, 13),
                    IMAGE,
                    "kernel_shape",
                    longs(2, 2),
                    "strides",
                    longs(3, 4),
                    "ceil_mode",
                    1),
            simple(
                    "MaxPool ceil pads",
                    opsets(10, 13),
                    IMAGE,
                    "kernel_shape",
                    longs(3, 3),
                    "strides",
                    longs(2, 2),
                    "pads",
                    longs(1, 1, 1, 1),
                    "ceil_mode",
                    1),
            simple("MaxPool dilations", opsets(10, 13), IMAGE, "kernel_shape", longs(2, 2), "dilations", longs(3, 2)),
            simple(
                    "MaxPool SAME_UPPER",
                    ALL,
                    IMAGE,
                    "kernel_shape",
                    longs(3, 2),
                    "strides",
                    longs(2, 2),
                    "auto_pad",
                    "SAME_UPPER"),
            simple("MaxPool SAME_LOWER", ALL, IMAGE, "kernel_shape", longs(2, 2), "auto_pad", "SAME_LOWER"),
            simple("MaxPool one axis", ALL, ROW, "kernel_shape", longs(3), "strides", longs(2)),
            simple("AveragePool", ALL, IMAGE, "kernel_shape", longs(2, 3)),
            simple("AveragePool pads", ALL, IMAGE, "kernel_shape", longs(3, 3), "pads", longs(1, 1, 1, 1)),
            simple(
                    "AveragePool counted pads",
                    ALL,
                    IMAGE,
                    "kernel_shape",
                    longs(3, 3),
                    "pads",
                    longs(1, 0, 1, 1),
                    "count_include_pad",
                    1),
            simple(
                    "AveragePool ceil",
                    opsets(10, 19, 21),
                    IMAGE,
                    "kernel_shape",
                    longs(2, 2),
                    "strides",
                    longs(2, 2),
                    "ceil_mode",
                    1),
            simple(
                    "AveragePool ceil counted pads",
                    opsets(19, 21),
                    IMAGE,
                    "kernel_shape",
                    longs(3, 3),
                    "strides",
                    longs(3, 2),
                    "pads",
                    longs(1, 1, 1, 1),
                    "ceil_mode",
                    1,
                    "count_include_pad",
                    1),
            simple(
                    "AveragePool dilations",
                    opsets(19, 21),
                    IMAGE,
                    "kernel_shape",
                    longs(2, 2),
                    "dilations",
                    longs(2, 3)),
            simple("AveragePool SAME_UPPER", ALL, IMAGE, "kernel_shape", longs(2, 2), "auto_pad", "SAME_UPPER"),
            simple("AveragePool one axis", ALL, ROW, "kernel_shape", longs(3), "pads", longs(1, 1)),
            simple("GlobalAveragePool", ALL, IMAGE),
            simple("GlobalAveragePool one axis", ALL, ROW),
            simple("GlobalMaxPool", ALL, IMAGE),
            simple("ReduceMean attribute", opsets(9, 13, 17), IMAGE, "axes", longs(2, 3)),
            simple("ReduceMean dropped", opsets(9, 13, 17), IMAGE, "axes", longs(-1, -2), "keepdims", 0),
            simple("ReduceMean channels", opsets(11), IMAGE, "axes", longs(1)),
            of("ReduceMean input", opsets(18, 21), IMAGE, g -> g.integers("a", 2, 3)
                    .node("ReduceMean", "x,a -> y", "keepdims", 0)),
            simple("ReduceMean no axes", opsets(18), new long[] {1, 3, 4}, "noop_with_empty_axes", 1),
            simple("ReduceSum attribute", opsets(9, 11), IMAGE, "axes", longs(3)),
            of("ReduceSum input", NEW, IMAGE, g -> g.integers("a", -1).node("ReduceSum", "x,a -> y")),
            simple("ReduceMax attribute", opsets(9, 13), IMAGE, "axes", longs(2, 3)),
            simple("ReduceMin attribute", opsets(9, 13), IMAGE, "axes", longs(1), "keepdims", 0),
            of("Add branches", ALL, VECTOR, g -> g.node("Relu", "x -> r").node("Add", "r,x -> y")),
            of("Add branches of two shapes", ALL, IMAGE, g -> g.node("GlobalAveragePool", "x -> r")
                    .node("Add", "x,r -> y")),
            of("Add constant", ALL, IMAGE, g -> g.weight("c", 4, 1, 1).node("Add", "c,x -> y")),
            of("Add constant an element", ALL, IMAGE, g -> g.weight("c", 7, 6).node("Add", "x,c -> y")),
            of("Add widening constant", ALL, new long[] {-1, 1, 6}, g -> g.weight("c", 3, 1)
                    .node("Add", "x,c -> y")),
            of("Sum three", ALL, VECTOR, g -> g.weight("c", 6)
                    .node("Relu", "x -> r")
                    .node("Sum", "x,r,c -> y")),
            of("Sub branches", ALL, VECTOR, g -> g.node("Relu", "x -> r").node("Sub", "r,x -> y")),
            of("Sub constant", ALL, VECTOR, g -> g.weight("c", 6).node("Sub", "x,c -> y")),
            of("Sub from constant", ALL, VECTOR, g -> g.weight("c", 6).node("Sub", "c,x -> y")),
            of("Mul constant", ALL, IMAGE, g -> g.weight("c", 1, 4, 1, 6).node("Mul", "x,c -> y")),
            of("Mul scalar", ALL, IMAGE, g -> g.number("c", -2.5).node("Mul", "c,x -> y")),
            of("Div constant", ALL, IMAGE, g -> g.positive("c", 6).node("Div", "x,c -> y")),
            simple("Neg", ALL, VECTOR),
            of("Pow square", ALL, VECTOR, g -> g.number("c", 2).node("Pow", "x,c -> y")),
            of("Max branches", ALL, VECTOR, g -> g.weight("w", 6, 6)
                    .node("MatMul", "x,w -> h")
                    .node("Max", "x,h -> y")),
            of("Min branches", ALL, VECTOR, g -> g.weight("w", 6, 6)
                    .node("MatMul", "x,w -> h")
                    .node("Min", "x,h -> y")),
            of("Max scalar", ALL, VECTOR, g -> g.number("c", 0.3).node("Max", "x,c -> y")),
            of("Min scalar", ALL, VECTOR, g -> g.number("c", 0.3).node("Min", "c,x -> y")),
            of("Max a channel", ALL, IMAGE, g -> g.weight("c", 4, 1, 1).node("Max", "x,c -> y")),
            of("Min an element", ALL, VECTOR, g -> g.weight("c", 6).node("Min", "x,c -> y")),
            of("Max of constants and branches", ALL, VECTOR, g -> g.weight("c", 6)
                    .weight("d", 6)
                    .node("Neg", "x -> n")
                    .node("Max", "x,c,n,d -> y")),
            simple("Relu", ALL, IMAGE),
            simple("LeakyRelu", ALL, IMAGE),
            simple("LeakyRelu alpha", ALL, IMAGE, "alpha", 0.3),
            of("PRelu channel", ALL, IMAGE, g -> g.weight("s", 4, 1, 1).node("PRelu", "x,s -> y")),
            of("PRelu one", ALL, IMAGE, g -> g.weight("s", 1).node("PRelu", "x,s -> y")),
            of("PRelu vector", ALL, VECTOR, g -> g.weight("s", 6).node("PRelu", "x,s -> y")),
            of("PRelu element", ALL, IMAGE, g -> g.weight("s", 7, 6).node("PRelu", "x,s -> y")),
            simple("Clip attributes", opsets(9, 10), VECTOR, "min", -0.5, "max", 1.25),
            simple("Clip attribute min", opsets(9), VECTOR, "min", 0.0),
            simple("Clip attribute max", opsets(9), VECTOR, "max", 0.5),
            simple("Clip attributes none", opsets(9), VECTOR),
            of("Clip inputs", opsets(11, 13, 21), VECTOR, g -> g.number("a", 0)
                    .number("b", 6)
                    .node("Clip", "x,a,b -> y")),
            of("Clip input min", opsets(11, 13), VECTOR, g -> g.number("a", -0.4)
                    .node("Clip", "x,a -> y")),
            of("Clip input max", opsets(11, 13), VECTOR, g -> g.number("b", 0.4).node("Clip", "x,,b -> y")),
            simple("HardSigmoid", ALL, VECTOR),
            simple("HardSigmoid parameters", ALL, VECTOR, "alpha", 1 / 6.0, "beta", 0.4),
            simple("Abs", ALL, VECTOR),
            simple("ThresholdedRelu", opsets(10, 21), VECTOR, "alpha", 0.0),
            simple("HardSwish", opsets(14, 21), VECTOR),
            simple("Tanh", ALL, VECTOR),
            simple("Sigmoid", ALL, VECTOR),
            simple("Erf", ALL, VECTOR),
            simple("Gelu", opsets(20, 21), VECTOR),
            simple("Gelu tanh", opsets(20, 21), VECTOR, "approximate", "tanh"),
            simple("Softplus", ALL, VECTOR),
            simple("Elu", ALL, VECTOR, "alpha", 0.7),
            simple("Selu", ALL, VECTOR),
            simple("Celu", opsets(12, 21), VECTOR, "alpha", 0.7),
            simple("Mish", opsets(18, 21), VECTOR),
            of("Concat channels", ALL, IMAGE, g -> g.node("Relu", "x -> r").node("Concat", "x,r -> y", "axis", 1)),
            of("Concat rows", ALL, IMAGE, g -> g.node("Relu", "x -> r").node("Concat", "x,r,x -> y", "axis", -1)),
            of("Concat constant", opsets(13), new long[] {1, 3, 4}, g -> g.weight("c", 1, 2, 4)
                    .node("Concat", "c,x -> y", "axis", 1)),
            simple("Transpose", ALL, IMAGE, "perm", longs(0, 2, 3, 1)),
            simple("Transpose reversed", opsets(13), new long[] {1, 3, 4}),
            simple(
                    "Slice attributes",
                    opsets(9),
                    IMAGE,
                    "starts",
                    longs(1, -4),
                    "ends",
                    longs(3, 1000),
                    "axes",
                    longs(1, 3)),
            of("Slice inputs", opsets(10, 13), IMAGE, g -> g.integers("s", -1, 0)
                    .integers("e", Long.MIN_VALUE, Long.MAX_VALUE)
                    .integers("a", 2, 3)
                    .integers("p", -2, 3)
                    .node("Slice", "x,s,e,a,p -> y")),
            of("Slice without axes", opsets(10), new long[] {1, 5, 4}, g -> g.integers("s", 0, 2)
                    .integers("e", 1, 4)
                    .node("Slice", "x,s,e -> y")),
            of("Split attribute", opsets(9, 11), IMAGE, g -> g.node(
                            "Split", "x -> a,b", "axis", 1, "split", longs(1, 3))
                    .node("Concat", "b,a -> y", "axis", 1)),
            of("Split input", NEW, IMAGE, g -> g.integers("s", 1, 3)
                    .node("Split", "x,s -> a,b", "axis", 1)
                    .node("Concat", "b,a -> y", "axis", 1)),
            of("Split equal", opsets(9, 11, 13), IMAGE, g -> g.node("Split", "x -> a,b", "axis", 1)
                    .node("Sub", "b,a -> y")),
            of("Split num_outputs", opsets(18, 21), IMAGE, g -> g.node("Split", "x -> a,b", "axis", 2, "num_outputs", 2)
                    .node("Concat", "b,a -> y", "axis", 2)),
            of("Gather", ALL, IMAGE, g -> g.integers("i", 3, 0, -1).node("Gather", "x,i -> y", "axis", 1)),
            of("Gather scalar", opsets(11, 13), IMAGE, g -> g.integer("i", -2).node("Gather", "x,i -> y", "axis", 2)),
            of("Expand", ALL, new long[] {-1, 3, 1}, g -> g.integers("s", 1, 3, 5)
                    .node("Expand", "x,s -> y")),
            of("Tile", ALL, new long[] {-1, 3, 2}, g -> g.integers("r", 1, 2, 3).node("Tile", "x,r -> y")),
            simple("Pad attributes", opsets(9), IMAGE, "pads", longs(0, 1, 0, 2, 0, 0, 1, -1), "value", 0.5),
            simple(
                    "Pad reflect attributes",
                    opsets(9),
                    IMAGE,
                    "pads",
                    longs(0, 0, 2, 1, 0, 0, 1, 3),
                    "mode",
                    "reflect"),
            of("Pad inputs", opsets(11, 13, 18), IMAGE, g -> g.integers("p", 0, 0, 1, 1, 0, 0, 1, 2)
                    .number("v", -1.5)
                    .node("Pad", "x,p,v -> y")),
            of("Pad zero", opsets(11, 13), IMAGE, g -> g.integers("p", 0, 0, 1, 1, 0, 0, 1, 2)
                    .node("Pad", "x,p -> y")),
            of("Pad axes", opsets(18, 21), IMAGE, g -> g.integers("p", 1, 2, 0, 1)
                    .integers("a", 3, -2)
                    .node("Pad", "x,p,,a -> y", "mode", "edge")),
            of("Pad wrap", opsets(19, 21), IMAGE, g -> g.integers("p", 0, 0, 2, 1, 0, 0, 1, 0)
                    .node("Pad", "x,p -> y", "mode", "wrap")),
            simple("DepthToSpace", opsets(9, 11, 13), IMAGE, "blocksize", 2),
            simple("DepthToSpace CRD", opsets(11, 13), new long[] {-1, 8, 2, 3}, "blocksize", 2, "mode", "CRD"),
            simple("SpaceToDepth", ALL, new long[] {-1, 2, 4, 6}, "blocksize", 2),
            of("Reshape", ALL, IMAGE, g -> g.integers("s", 0, -1, 3).node("Reshape", "x,s -> y")),
            of("Reshape batch open", ALL, IMAGE, g -> g.integers("s", -1, 168).node("Reshape", "x,s -> y")),
            simple("Flatten", ALL, IMAGE),
            simple("Flatten axis", opsets(11), IMAGE, "axis", -2),
            of("Squeeze attribute", opsets(9, 11), IMAGE, g -> g.node("GlobalAveragePool", "x -> p")
                    .node("Squeeze", "p -> y", "axes", longs(2, 3))),
            of("Squeeze input", NEW, IMAGE, g -> g.integers("a", -1, -2)
                    .node("GlobalAveragePool", "x -> p")
                    .node("Squeeze", "p,a -> y")),
            simple("Unsqueeze attribute", opsets(9, 11), VECTOR, "axes", longs(1, 3)),
            of("Unsqueeze input", NEW, VECTOR, g -> g.integers("a", -1, 1).node("Unsqueeze", "x,a -> y")),
            simple("Identity", ALL, VECTOR),
            simple("Dropout attribute", opsets(9, 10), VECTOR, "ratio", 0.5),
            of("Dropout input", opsets(12, 13), VECTOR, g -> g.number("r", 0.5).node("Dropout", "x,r -> y")),
            simple("Cast", ALL, VECTOR, "to", 1));

    private static Graph norm(Graph g) {
        return norm(g, "x");
    }

    private static Graph norm(Graph g, String source) {
        return g.weight("s", 4)
                .weight("t", 4)
                .weight("m", 4)
                .positive("v", 4)
                .node("BatchNormalization", source + ",s,t,m,v -> y", "epsilon", 1e-3);
    }

    @TestFactory
    List<DynamicTest> operatorsAgreeWithOnnxRuntime() {
        return CASES.stream()
                .flatMap(c -> c.opsets().stream()
                        .map(opset -> DynamicTest.dynamicTest(c.about() + ", opset " + opset, () -> {
                            OnnxImport imported = Agreement.of(c.graph(opset));
                            String op = c.op();
                            Operators.Entry entry = Operators.entry(op);
                            for (NodeStatus status : imported.nodes()) {
                                if (status.node().op().equals(op) && status.treatment() != Treatment.FOLDED) {
                                    assertEquals(entry.treatment(), status.treatment(), op);
                                }
                            }
                        })))
                .toList();
    }

    @Test
    void everyOperatorOfTheTableIsCompared() {
        Set<String> compared = CASES.stream()
                .flatMap(c -> c.graph(13).model().getGraph().getNodeList().stream())
                .map(n -> n.getOpType())
                .collect(Collectors.toCollection(TreeSet::new));
        compared.addAll(FoldingOfConstantsTest.COMPARED);
        List<String> missing = Operators.table().stream()
                .map(Operators.Entry::name)
                .filter(name -> !compared.contains(name.replaceAll(".*\\.", "")))
                .toList();
        assertEquals(List.of(), missing, "operators in the table without a comparison");
    }

    @Test
    void namesOfNodesAreKeptAndNormalisationsFolded() {
        OnnxImport imported = Agreement.of(Graph.of(11, 2, -1, 3, 9, 8)
                .weight("w", 4, 3, 3, 3)
                .weight("b", 4)
                .weight("s", 4)
                .weight("t", 4)
                .weight("m", 4)
                .positive("v", 4)
                .weight("fc", 10, 4)
                .named("conv1", "Conv", "x,w,b -> c", "pads", longs(1, 1, 1, 1), "strides", longs(2, 1))
                .named("bn1", "BatchNormalization", "c,s,t,m,v -> n")
                .node("Relu", "n -> r")
                .node("MaxPool", "r -> p", "kernel_shape", longs(2, 2), "strides", longs(2, 2))
                .node("GlobalAveragePool", "p -> g")
                .node("Flatten", "g -> f")
                .node("Gemm", "f,fc -> z", "transB", 1)
                .node("Softmax", "z -> y"));
        assertEquals(
                List.of("conv1", "r", "p", "g", "z"),
                imported.network().nodes().stream().map(Network.Node::name).toList());
        assertEquals(
                List.of("exact", "folded", "exact", "exact", "exact", "folded", "exact", "cut off"),
                imported.nodes().stream().map(n -> n.treatment().text()).toList());
        assertEquals("into conv1", imported.nodes().get(1).reason());
        assertEquals(List.of(1, 4, 5, 8), imported.nodes().get(0).extents());
        assertTrue(imported.notes().get(0).startsWith("Softmax at the end (node y) is cut off"), "notes");
    }
}
