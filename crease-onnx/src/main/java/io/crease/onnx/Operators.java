package io.crease.onnx;

import static io.crease.onnx.Treatment.CUT_OFF;
import static io.crease.onnx.Treatment.EXACT;
import static io.crease.onnx.Treatment.FOLDED;
import static io.crease.onnx.Treatment.SAMPLED;

import io.crease.network.ErrorFunction;
import io.crease.network.HardSwish;
import io.crease.network.Sigmoid;
import io.crease.network.Softplus;
import io.crease.network.Tanh;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All ONNX operators that are represented by layers here; docs/onnx.md has the same table, and a test compares them. */
public final class Operators {
    /**
     * One operator.
     *
     * @param name as ONNX writes it
     * @param treatment what becomes of it where it depends on the input and is of a form that is supported
     * @param forms which forms those are
     */
    public record Entry(String name, Treatment treatment, String forms) {}

    private record Line(Entry entry, Operator operator) {}

    private static final Map<String, Line> LINES = new TreeMap<>();

    static {
        add("Gemm", EXACT, "B constant; transA, transB, alpha, beta, any C", Operator.of(Products::gemm));
        add("MatMul", EXACT, "one factor constant", Operator.of(Products::matMul));
        add(
                "Conv",
                EXACT,
                "1-D and 2-D, constant weights; groups, strides, dilations, pads, auto_pad",
                Operator.of(Spatial::conv));
        add("BatchNormalization", EXACT, "inference form", Operator.of(Products::batchNorm));
        add(
                "MaxPool",
                EXACT,
                "1-D and 2-D; ceil_mode, auto_pad, dilations; without indices",
                Operator.of(Spatial::maxPool));
        add(
                "AveragePool",
                EXACT,
                "1-D and 2-D; ceil_mode, auto_pad, dilations, count_include_pad",
                Operator.of(Spatial::averagePool));
        add("GlobalAveragePool", EXACT, "any number of axes", Reductions.spatial(Reductions.Kind.MEAN));
        add("GlobalMaxPool", EXACT, "any number of axes", Reductions.spatial(Reductions.Kind.MAX));
        add("ReduceMean", EXACT, "constant axes", Reductions.over(Reductions.Kind.MEAN));
        add("ReduceSum", EXACT, "constant axes", Reductions.over(Reductions.Kind.SUM));
        add("ReduceMax", EXACT, "constant axes", Reductions.over(Reductions.Kind.MAX));
        add("ReduceMin", EXACT, "constant axes", Reductions.over(Reductions.Kind.MIN));
        add("ReduceProd", FOLDED, "constants only", Reductions.over(Reductions.Kind.PROD));

        add("Add", EXACT, "branches and constants, with broadcasting", Operator.of(Arithmetic::add));
        add("Sum", EXACT, "branches and constants, with broadcasting", Operator.of(Arithmetic::add));
        add("Sub", EXACT, "branches and constants, with broadcasting", Operator.of(Arithmetic::subtract));
        add(
                "Mul",
                EXACT,
                "by constants, with broadcasting; two functions of one tensor (x·σ(x)) are sampled",
                Operator.of(Arithmetic::multiply));
        add("Div", EXACT, "by constants other than 0, with broadcasting", Operator.of(Arithmetic::divide));
        add("Neg", EXACT, "all", Operator.of(Arithmetic::negate));
        add("Pow", SAMPLED, "powers 1, 2 and 3", Operator.of(Arithmetic::power));
        add("Max", EXACT, "branches and constants, with broadcasting", Arithmetic.extreme(false));
        add("Min", EXACT, "branches and constants, with broadcasting", Arithmetic.extreme(true));

        add("Relu", EXACT, "all", Neurons.of(Neurons::relu));
        add("LeakyRelu", EXACT, "all", Neurons.of(Neurons::leakyRelu));
        add("PRelu", EXACT, "constant slopes, with broadcasting", Operator.of(Neurons::prelu));
        add("Clip", EXACT, "constant bounds, either may be absent", Operator.of(Neurons::clip));
        add("HardSigmoid", EXACT, "alpha above 0", Neurons.of(Neurons::hardSigmoid));
        add("Abs", EXACT, "all", Neurons.of(Neurons::absoluteValue));
        add("ThresholdedRelu", EXACT, "alpha = 0 only: it jumps elsewhere", Neurons.of(Neurons::thresholdedRelu));
        add("HardSwish", SAMPLED, "all; it is quadratic in between", Neurons.of(n -> new HardSwish()));
        add("Tanh", SAMPLED, "all", Neurons.of(n -> new Tanh()));
        add("Sigmoid", SAMPLED, "all", Neurons.of(n -> new Sigmoid()));
        add("Erf", SAMPLED, "all", Neurons.of(n -> new ErrorFunction()));
        add("Gelu", SAMPLED, "both forms", Neurons.of(Neurons::gelu));
        add("Swish", SAMPLED, "all", Neurons.of(Neurons::swish));
        add("Mish", SAMPLED, "all", Neurons.of(n -> Composite.MISH));
        add("Softplus", SAMPLED, "all", Neurons.of(n -> new Softplus()));
        add("Elu", SAMPLED, "all", Neurons.of(Neurons::elu));
        add("Selu", SAMPLED, "all", Neurons.of(Neurons::selu));
        add("Celu", SAMPLED, "alpha above 0", Neurons.of(Neurons::celu));

        add("Concat", EXACT, "any axis, constants among the inputs", Operator.of(Copies::concat));
        add("Transpose", EXACT, "all", Operator.of(Copies::transpose));
        add("Slice", EXACT, "constant bounds", Operator.of(Copies::slice));
        add("Split", EXACT, "constant sizes", Copies::split);
        add("Gather", EXACT, "constant indices", Operator.of(Copies::gather));
        add("Expand", EXACT, "constant shape", Operator.of(Copies::expand));
        add("Tile", EXACT, "constant repeats", Operator.of(Copies::tile));
        add(
                "Pad",
                EXACT,
                "constant pads; constant, reflect, edge and wrap; negative ones crop",
                Operator.of(Copies::pad));
        add("DepthToSpace", EXACT, "both modes", Copies.blocks(true));
        add("SpaceToDepth", EXACT, "all", Copies.blocks(false));

        add("Reshape", FOLDED, "shape that folds to a constant for a batch of one", Operator.of(Reshapes::reshape));
        add("Flatten", FOLDED, "all", Operator.of(Reshapes::flatten));
        add("Squeeze", FOLDED, "constant axes", Operator.of(Reshapes::squeeze));
        add("Unsqueeze", FOLDED, "constant axes", Operator.of(Reshapes::unsqueeze));
        add("Identity", FOLDED, "all", Operator.of(Reshapes::identity));
        add("Dropout", FOLDED, "inference form", Operator.of(Reshapes::dropout));
        add("Cast", FOLDED, "to floating-point types; constants to integers and bool", Operator.of(Reshapes::cast));

        add("Constant", FOLDED, "tensors and numbers", Operator.of(Reshapes::constant));
        add("ConstantOfShape", FOLDED, "constants only", Operator.of(Reshapes::constantOfShape));
        add("Shape", FOLDED, "all, for a batch of one", Operator.of(Reshapes::shape));
        add("Size", FOLDED, "all, for a batch of one", Operator.of(Reshapes::size));
        add("Range", FOLDED, "constants only", Operator.of(Reshapes::range));
        add("Where", FOLDED, "constants only", Operator.of(Reshapes::where));
        add("Equal", FOLDED, "constants only", Arithmetic.folded((x, y) -> x == y ? 1 : 0, true));
        add("Greater", FOLDED, "constants only", Arithmetic.folded((x, y) -> x > y ? 1 : 0, true));
        add("GreaterOrEqual", FOLDED, "constants only", Arithmetic.folded((x, y) -> x >= y ? 1 : 0, true));
        add("Less", FOLDED, "constants only", Arithmetic.folded((x, y) -> x < y ? 1 : 0, true));
        add("LessOrEqual", FOLDED, "constants only", Arithmetic.folded((x, y) -> x <= y ? 1 : 0, true));
        add("And", FOLDED, "constants only", Arithmetic.folded((x, y) -> x != 0 && y != 0 ? 1 : 0, true));
        add("Or", FOLDED, "constants only", Arithmetic.folded((x, y) -> x != 0 || y != 0 ? 1 : 0, true));
        add("Not", FOLDED, "constants only", Arithmetic.folded(x -> x != 0 ? 0 : 1));
        add("Floor", FOLDED, "constants only", Arithmetic.folded(Math::floor));
        add("Ceil", FOLDED, "constants only", Arithmetic.folded(Math::ceil));
        add("Sqrt", FOLDED, "constants only", Arithmetic.folded(Math::sqrt));
        add("Reciprocal", FOLDED, "constants only", Arithmetic.folded(x -> 1 / x));
        add("Exp", FOLDED, "constants only", Arithmetic.folded(Math::exp));
        add("Log", FOLDED, "constants only", Arithmetic.folded(Math::log));

        Operator onlyLast = call -> {
            throw new Unsupported("it is not at the end of the graph");
        };
        add("Softmax", CUT_OFF, "at the end of the graph only", onlyLast);
        add("LogSoftmax", CUT_OFF, "at the end of the graph only", onlyLast);
        add("ArgMax", CUT_OFF, "at the end of the graph only", onlyLast);
        add("ai.onnx.ml.ZipMap", CUT_OFF, "at the end of the graph only", onlyLast);
    }

    private Operators() {}

    private static void add(String name, Treatment treatment, String forms, Operator operator) {
        LINES.put(name, new Line(new Entry(name, treatment, forms), operator));
    }

    /** The table, by name. */
    public static List<Entry> table() {
        return LINES.values().stream().map(Line::entry).toList();
    }

    /** An operator's line in the table; null if it is not supported at all. */
    public static @Nullable Entry entry(String op) {
        Line line = LINES.get(op);
        return line == null ? null : line.entry();
    }

    static @Nullable Operator named(String op) {
        Line line = LINES.get(op);
        return line == null ? null : line.operator();
    }
}
