package io.crease.onnx;

import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.jspecify.annotations.Nullable;

/**
 * A node of an ONNX graph.
 *
 * @param index its place in topological order
 * @param name unique in the graph and readable: the node's own, else made from its first output's
 * @param proto as it stands in the file
 */
public record OnnxNode(int index, String name, NodeProto proto) {

    /** The operator: {@code Conv}; with its domain in front if that is not ONNX's own. */
    public String op() {
        String domain = proto.getDomain();
        return domain.isEmpty() || domain.equals("ai.onnx") ? proto.getOpType() : domain + "." + proto.getOpType();
    }

    /** Names of the tensors it reads; empty for an optional one that is absent. */
    public List<String> inputs() {
        return proto.getInputList();
    }

    /** Names of the tensors it makes; empty for one that is not wanted. */
    public List<String> outputs() {
        return proto.getOutputList();
    }

    /** The node in an error: name and operator. */
    String where() {
        return "node " + name + " (" + op() + ")";
    }

    @Nullable
    AttributeProto attribute(String key) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.getName().equals(key)) {
                return attribute;
            }
        }
        return null;
    }

    boolean has(String key) {
        return attribute(key) != null;
    }

    long integer(String key, long preset) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.INT);
        return a == null ? preset : a.getI();
    }

    /** A float attribute as the shortest decimal that is that float: 0.01, not 0.009999999776. */
    double number(String key, double preset) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.FLOAT);
        return a == null ? preset : Double.parseDouble(Float.toString(a.getF()));
    }

    String text(String key, String preset) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.STRING);
        return a == null ? preset : a.getS().toStringUtf8();
    }

    long @Nullable [] integers(String key) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.INTS);
        return a == null
                ? null
                : a.getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    long[] integers(String key, long... preset) {
        long[] found = integers(key);
        return found == null ? preset : found;
    }

    double @Nullable [] numbers(String key) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.FLOATS);
        return a == null
                ? null
                : a.getFloatsList().stream().mapToDouble(Float::doubleValue).toArray();
    }

    @Nullable
    TensorProto tensor(String key) {
        AttributeProto a = typed(key, AttributeProto.AttributeType.TENSOR);
        return a == null ? null : a.getT();
    }

    private @Nullable AttributeProto typed(String key, AttributeProto.AttributeType type) {
        AttributeProto a = attribute(key);
        // Files before IR version 3 do not say the type.
        if (a != null && a.getType() != type && a.getType() != AttributeProto.AttributeType.UNDEFINED) {
            throw new IllegalArgumentException(
                    "attribute " + key + " is of type " + a.getType() + "; expected " + type);
        }
        return a;
    }

    /** The graphs that are attributes of it: branches and bodies. */
    List<GraphProto> graphs() {
        return proto.getAttributeList().stream()
                .flatMap(a -> a.hasG() ? java.util.stream.Stream.of(a.getG()) : a.getGraphsList().stream())
                .toList();
    }
}
