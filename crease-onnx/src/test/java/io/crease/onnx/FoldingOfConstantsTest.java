package io.crease.onnx;

import static io.crease.onnx.Graph.longs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Gelu;
import io.crease.network.HardSwish;
import io.crease.network.Network;
import io.crease.network.Silu;
import io.crease.numeric.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic of shapes and other constants, and functions spelled out in several nodes, against ONNX Runtime. */
class FoldingOfConstantsTest {
    /** Operators that only this class compares. */
    static final Set<String> COMPARED = Set.of(
            "Constant",
            "ConstantOfShape",
            "Shape",
            "Size",
            "Range",
            "Where",
            "Equal",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "And",
            "Or",
            "Not",
            "Floor",
            "Ceil",
            "Sqrt",
            "Reciprocal",
            "Exp",
            "Log",
            "ReduceProd",
            "Softmax",
            "LogSoftmax",
            "ArgMax",
            "ZipMap",
            "Swish");

    private static final long[] NONE = {};

    @ParameterizedTest
    @ValueSource(ints = {9, 11})
    void viewWithComputedBatchAsOldExportersWriteIt(int opset) {
        Agreement.of(Graph.of(opset, 1, -1, 2, 3, 4)
                .node("Shape", "x -> s")
                .node("Constant", " -> zero", "value", Graph.integerTensor("", NONE, 0))
                .node("Gather", "s,zero -> n", "axis", 0)
                .node("Unsqueeze", "n -> n1", "axes", longs(0))
                .node("Constant", " -> rest", "value", Graph.integerTensor("", new long[] {1}, -1))
                .node("Concat", "n1,rest -> shape", "axis", 0)
                .node("Reshape", "x,shape -> y"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18, 21})
    void shapeArithmetic(int opset) {
        Agreement.of(Graph.of(opset, 1, -1, 4, 6)
                .integers("one", 1)
                .integers("two", 2)
                .integers("zero", 0)
                .integers("end", Long.MAX_VALUE)
                .node("Shape", "x -> s", "start", 1)
                .node("Slice", "s,zero,one -> c")
                .node("Slice", "s,one,end -> l")
                .node("Div", "c,two -> h")
                .node("Mul", "l,two -> d")
                .node("Sub", "h,one -> k")
                .node("Add", "k,one -> hh")
                .node("ReduceProd", "s -> all", "keepdims", 1)
                .node("Div", "all,d -> rows")
                .node("Shape", "x -> batch", "end", 1)
                .node("Concat", "batch,rows,d -> shape", "axis", 0)
                .node("Reshape", "x,shape -> r")
                .node("Concat", "batch,hh,d -> again", "axis", -1)
                .node("Reshape", "r,again -> y"));
    }

    @Test
    void expandAsExportersWriteIt() {
        Agreement.of(Graph.of(13, 1, -1, 3, 1)
                .integers("target", 1, -1, 4)
                .integers("minus", -1)
                .integers("three", 3)
                .node("ConstantOfShape", "three -> ones", "value", Graph.integerTensor("", new long[] {1}, 1))
                .node("Mul", "ones,minus -> m")
                .node("Equal", "target,m -> open")
                .node("Where", "open,ones,target -> shape")
                .node("Expand", "x,shape -> y"));
    }

    @Test
    void logicAndFunctionsOfConstants() {
        Agreement.of(Graph.of(16, 1, -1, 5)
                .integer("from", 0)
                .integer("to", 5)
                .integer("by", 1)
                .number("half", 0.5)
                .number("two", 2)
                .node("Range", "from,to,by -> i")
                .node("Cast", "i -> f", "to", 1)
                .node("Greater", "f,two -> a")
                .node("Less", "f,half -> b")
                .node("GreaterOrEqual", "f,two -> c")
                .node("LessOrEqual", "f,half -> d")
                .node("Or", "a,b -> ab")
                .node("And", "c,d -> cd")
                .node("Not", "cd -> n")
                .node("And", "ab,n -> mask")
                .node("Sqrt", "f -> q")
                .node("Exp", "q -> e")
                .node("Log", "e -> l")
                .node("Add", "l,two -> l2")
                .node("Reciprocal", "l2 -> v")
                .node("Mul", "f,half -> fh")
                .node("Floor", "fh -> lo")
                .node("Ceil", "fh -> hi")
                .node("Add", "lo,hi -> s")
                .node("Where", "mask,v,s -> w")
                .node("Size", "x -> n5")
                .node("Cast", "n5 -> n5f", "to", 1)
                .node("Div", "w,n5f -> u")
                .node("Mul", "x,u -> y"));
    }

    @Test
    void constantNodesOfAllForms() {
        Agreement.of(Graph.of(13, 1, -1, 3)
                .node("Constant", " -> a", "value", Graph.floatTensor("", new long[] {3}, 1, 2, 3))
                .node("Constant", " -> b", "value_float", 0.25)
                .node("Constant", " -> c", "value_floats", new double[] {3, 2, 1})
                .node("Constant", " -> d", "value_int", 1)
                .node("Constant", " -> e", "value_ints", longs(1, 3))
                .node("Constant", " -> minus", "value_ints", longs(-1))
                .node("Reshape", "d,minus -> e1")
                .node("Unsqueeze", "x,e1 -> u")
                .node("Mul", "u,a -> m")
                .node("Add", "m,b -> n")
                .node("Sub", "n,c -> o")
                .node("Reshape", "o,e -> y"));
    }

    @Test
    void batchFixedInTheFileIsTakenAsOne() {
        OnnxImport imported = Agreement.of(Graph.of(13, 1, 4, 2, 3)
                .weight("w", 6, 5)
                .integers("s", 4, -1)
                .node("Reshape", "x,s -> f")
                .node("Gemm", "f,w -> y"));
        assertEquals(Shape.of(2, 3), imported.network().input());
        assertTrue(
                imported.notes().get(0).contains("fixed at 4"), imported.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LogSoftmax", "Softmax"})
    void softmaxIsCutOffBehindReshapes(String op) {
        OnnxImport imported = Agreement.of(Graph.of(11, 1, -1, 3)
                .weight("w", 3, 4)
                .node("MatMul", "x,w -> h")
                .node(op, "h -> p", "axis", 1)
                .node("Identity", "p -> y"));
        assertEquals("h", imported.outputTensor());
        assertEquals(Treatment.CUT_OFF, imported.nodes().get(2).treatment());
    }

    @Test
    void labelsAndMapsOfClassifiersAreCutOff() {
        OnnxImport imported = Graph.of(13, 1, -1, 3)
                .weight("w", 3, 4)
                .node("MatMul", "x,w -> h")
                .node("Softmax", "h -> p")
                .node("ArgMax", "p -> label", "axis", 1)
                .node("ZipMap", "p -> z")
                .domain("ai.onnx.ml")
                .output("label", Graph.INT64, -1)
                .output("z", 0)
                .imported();
        assertEquals("h", imported.outputTensor());
        assertEquals(1, imported.network().nodes().size());
        assertEquals(
                List.of("exact", "cut off", "cut off", "cut off"),
                imported.nodes().stream().map(n -> n.treatment().text()).toList());
    }

    private static String activation(OnnxImport imported) {
        List<Network.Node> layers = imported.network().layers();
        assertEquals(1, layers.size(), layers.toString());
        assertEquals(1, imported.network().nodes().size(), "nodes");
        return layers.get(0).activation().name();
    }

    @Test
    void geluSpelledOut() {
        for (boolean halfFirst : new boolean[] {true, false}) {
            Graph g = Graph.of(13, 1, -1, 6)
                    .number("root", Math.sqrt(2))
                    .number("one", 1)
                    .number("half", 0.5)
                    .node("Div", "x,root -> d")
                    .node("Erf", "d -> e")
                    .node("Add", "e,one -> a");
            OnnxImport imported = Agreement.of(
                    halfFirst
                            ? g.node("Mul", "x,half -> h").node("Mul", "h,a -> y")
                            : g.node("Mul", "x,a -> m").node("Mul", "m,half -> y"));
            assertEquals(new Gelu().name(), activation(imported));
        }
    }

    @Test
    void siluSpelledOut() {
        assertEquals(
                new Silu().name(),
                activation(Agreement.of(
                        Graph.of(13, 1, -1, 6).node("Sigmoid", "x -> s").node("Mul", "x,s -> y"))));
    }

    @Test
    void hardSwishSpelledOut() {
        assertEquals(
                new HardSwish().name(),
                activation(Agreement.of(Graph.of(13, 1, -1, 6)
                        .node("HardSigmoid", "x -> s", "alpha", 1 / 6.0)
                        .node("Mul", "x,s -> y"))));
        assertEquals(
                new HardSwish().name(),
                activation(Agreement.of(Graph.of(9, 1, -1, 6)
                        .number("three", 3)
                        .number("six", 6)
                        .node("Add", "x,three -> a")
                        .node("Clip", "a -> c", "min", 0.0, "max", 6.0)
                        .node("Mul", "x,c -> m")
                        .node("Div", "m,six -> y"))));
    }

    @Test
    void otherFunctionsSpelledOut() {
        assertEquals(
                "mish",
                activation(Agreement.of(Graph.of(13, 1, -1, 6)
                        .node("Softplus", "x -> s")
                        .node("Tanh", "s -> t")
                        .node("Mul", "x,t -> y"))));
        assertEquals(
                "gelu-tanh",
                activation(Agreement.of(Graph.of(13, 1, -1, 6)
                        .number("three", 3)
                        .number("k", 0.044715)
                        .number("root", Math.sqrt(2 / Math.PI))
                        .number("one", 1)
                        .number("half", 0.5)
                        .node("Pow", "x,three -> p")
                        .node("Mul", "p,k -> q")
                        .node("Add", "x,q -> r")
                        .node("Mul", "r,root -> s")
                        .node("Tanh", "s -> t")
                        .node("Add", "t,one -> u")
                        .node("Mul", "x,u -> v")
                        .node("Mul", "v,half -> y"))));
        assertEquals(
                "x*sigmoid(1.702*x)",
                activation(Agreement.of(Graph.of(13, 1, -1, 6)
                        .number("k", 1.702)
                        .node("Mul", "x,k -> s")
                        .node("Sigmoid", "s -> t")
                        .node("Mul", "x,t -> y"))));
    }

    /** ONNX Runtime has no kernel for opset 24's Swish here; x·σ(αx) is its definition. */
    @Test
    void swish() {
        Network network = Graph.of(24, 1, -1, 2)
                .node("Swish", "x -> y", "alpha", 1.7)
                .imported()
                .network();
        double[] y = network.apply(io.crease.numeric.Tensor.vector(0.4, -3)).toArray();
        assertEquals(0.4 / (1 + Math.exp(-0.68)), y[0], 1e-12);
        assertEquals(-3 / (1 + Math.exp(5.1)), y[1], 1e-12);
    }
}
