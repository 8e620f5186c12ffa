package io.crease.onnx;

import com.google.protobuf.ByteString;
import io.crease.numeric.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * An ONNX graph while it is written: hands out names that are used once, and collects operators and constants. A network's node
 * and the tensor it makes bear the node's name; what else an operator needs bears that name and a suffix. Mutable, not
 * thread-safe.
 */
final class ExportedGraph {
    /** How the batch's extent is called in the shapes of input and output. */
    static final String BATCH = "N";

    private final Precision precision;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> taken = new HashSet<>();

    /**
     * A graph without anything.
     *
     * @param reserved names that {@link #fresh} does not hand out: those of the network's nodes
     */
    ExportedGraph(Precision precision, List<String> reserved) {
        this.precision = precision;
        taken.addAll(reserved);
    }

    Precision precision() {
        return precision;
    }

    /** {@code wanted}, or that and the first number that makes it unused. */
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** Adds a constant of the graph's number type and returns its name. */
    String constant(String wanted, Shape shape, double... values) {
        String name = fresh(wanted);
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(precision.type());
        shape.extents().forEach(tensor::addDims);
        graph.addInitializer(tensor.setRawData(precision.encode(name, values)));
        return name;
    }

    /** Adds a constant list of 64-bit integers and returns its name. */
    String integers(String wanted, List<Long> values) {
        String name = fresh(wanted);
        ByteBuffer buffer = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(buffer::putLong);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.size())
                .setRawData(ByteString.copyFrom(buffer.array())));
        return name;
    }

    /** Adds an operator on the way to {@code node}'s and returns the name of what it makes: the node's and {@code suffix}. */
    String inner(String node, String suffix, String operator, List<String> inputs) {
        return operator(fresh(node + "/" + suffix), operator, inputs);
    }

    /**
     * Adds the operator that bears the name of a network's node and returns that name.
     *
     * @param inputs names of tensors; an empty name leaves out an optional one
     */
    String operator(String node, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(node)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllAttribute(List.of(attributes))
                .addOutput(node));
        return node;
    }

    /** Declares the network's input. */
    void input(String name, Shape shape) {
        graph.addInput(value(name, shape));
    }

    /** Declares the network's output and returns the finished graph. */
    GraphProto finish(String graphName, String output, Shape shape) {
        return graph.setName(graphName).addOutput(value(output, shape)).build();
    }

    private ValueInfoProto value(String name, Shape shape) {
        TensorShapeProto.Builder extents = TensorShapeProto.newBuilder();
        extents.addDimBuilder().setDimParam(BATCH);
        shape.extents().forEach(extent -> extents.addDimBuilder().setDimValue(extent));
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(precision.type())
                .setShape(extents);
        return value.build();
    }

    static AttributeProto attribute(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, int... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }
}
