package io.crease.onnx;

import io.crease.network.Activation;
import io.crease.network.Clip;
import io.crease.network.ErrorFunction;
import io.crease.network.HardTanh;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Prelu;
import io.crease.network.Relu6;
import io.crease.network.Sigmoid;
import io.crease.network.Softplus;
import io.crease.network.Tanh;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a foreign graph that count as activations, whatever their domain. Of some the function of one neuron is known
 * here, so that pieces and saturation can be told; the others are seen all the same.
 */
final class ForeignActivations {
    private static final Set<String> NORMALISING = Set.of("Softmax", "LogSoftmax", "Hardmax");
    private static final Set<String> SEEN_ONLY =
            Set.of("HardSwish", "Softsign", "FastGelu", "QuickGelu", "BiasGelu", "Sin", "Cos", "Shrink");
    private static final Map<String, Function<OnnxNode, Activation>> KNOWN = Map.ofEntries(
            Map.entry("Relu", Neurons::relu),
            Map.entry("LeakyRelu", Neurons::leakyRelu),
            Map.entry("Abs", Neurons::absoluteValue),
            Map.entry("HardSigmoid", Neurons::hardSigmoid),
            Map.entry("ThresholdedRelu", Neurons::thresholdedRelu),
            Map.entry("Tanh", node -> new Tanh()),
            Map.entry("Sigmoid", node -> new Sigmoid()),
            Map.entry("Erf", node -> new ErrorFunction()),
            Map.entry("Softplus", node -> new Softplus()),
            Map.entry("Gelu", Neurons::gelu),
            Map.entry("Elu", Neurons::elu),
            Map.entry("Selu", Neurons::selu),
            Map.entry("Celu", Neurons::celu),
            Map.entry("Mish", node -> Composite.MISH),
            Map.entry("Swish", Neurons::swish));

    private ForeignActivations() {}

    /** Whether an operator is an activation. */
    static boolean isOne(String op) {
        return KNOWN.containsKey(op)
                || SEEN_ONLY.contains(op)
                || NORMALISING.contains(op)
                || op.equals("Clip")
                || op.equals("PRelu");
    }

    /** Whether an operator is a softmax of some kind. */
    static boolean normalising(String op) {
        return NORMALISING.contains(op);
    }

    /** What the layer is called: the operator in lower case, words divided. */
    static String kind(OnnxNode node) {
        String op = node.proto().getOpType();
        return switch (op) {
            case "PRelu" -> "prelu";
            case "LSTM", "GRU", "RNN" -> op.toLowerCase(Locale.ROOT);
            case "MatMul" -> "matmul";
            default -> op.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        };
    }

    /** φ of a node that is an activation; null where it is none known here, or its parameters are computed. */
    static @Nullable Activation of(OnnxFile file, OnnxNode node) {
        String op = node.proto().getOpType();
        try {
            if (op.equals("Clip")) {
                return clip(file, node);
            }
            if (op.equals("PRelu")) {
                Constant slope = constant(file, node.inputs().get(1));
                return slope == null ? null : Prelu.of(slope.vector());
            }
            Function<OnnxNode, Activation> known = KNOWN.get(op);
            return known == null ? null : known.apply(node);
        } catch (Unsupported | IllegalArgumentException | IndexOutOfBoundsException e) {
            return null; // ONNX Runtime is the judge of the node
        }
    }

    private static @Nullable PiecewiseLinear clip(OnnxFile file, OnnxNode node) {
        Double min = bound(file, node, 1, "min", Double.NEGATIVE_INFINITY);
        Double max = bound(file, node, 2, "max", Double.POSITIVE_INFINITY);
        if (min == null || max == null) {
            return null;
        }
        boolean below = min > -Float.MAX_VALUE;
        boolean above = max < Float.MAX_VALUE;
        if (!below || !above) {
            return below ? Arithmetic.atLeast(min) : above ? Arithmetic.atMost(max) : null;
        }
        return min == 0 && max == 6 ? Relu6.of() : min == -1 && max == 1 ? HardTanh.of() : Clip.of(min, max);
    }

    private static @Nullable Double bound(OnnxFile file, OnnxNode node, int i, String key, double preset) {
        if (node.inputs().size() <= i || node.inputs().get(i).isEmpty()) {
            return node.number(key, preset);
        }
        Constant stored = constant(file, node.inputs().get(i));
        return stored == null ? null : Double.valueOf(stored.only());
    }

    /** A stored tensor, or the value of a node that is a constant; null for what is computed. */
    private static @Nullable Constant constant(OnnxFile file, String tensor) {
        for (OnnxNode node : file.nodes()) {
            if (node.op().equals("Constant") && node.outputs().contains(tensor)) {
                TensorProto value = node.tensor("value");
                return value == null ? null : file.attribute(node, value);
            }
        }
        return file.initialiser(tensor);
    }
}
