package io.crease.onnx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** Builds ONNX models field by field. */
final class ProtoGraph {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
    private final int type;

    /** A graph whose tensors of numbers are of a type. */
    ProtoGraph(int type) {
        this.type = type;
    }

    /** An input; an extent of −1 is open. */
    ProtoGraph input(String name, int elements, int... extents) {
        graph.addInput(value(name, elements, extents));
        return this;
    }

    ProtoGraph output(String name, int elements) {
        graph.addOutput(value(name, elements));
        return this;
    }

    private static ValueInfoProto value(String name, int elements, int... extents) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(elements);
        if (extents.length > 0) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (int extent : extents) {
                shape.addDim(
                        extent < 0
                                ? TensorShapeProto.Dimension.newBuilder().setDimParam("n")
                                : TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
            }
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    ProtoGraph weight(String name, double[] values, int... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
        for (int d : dims) {
            tensor.addDims(d);
        }
        for (double v : values) {
            if (type == DOUBLE) {
                tensor.addDoubleData(v);
            } else if (type == FLOAT16) {
                tensor.addInt32Data(ai.onnxruntime.platform.Fp16Conversions.floatToFp16((float) v) & 0xffff);
            } else {
                tensor.addFloatData((float) v);
            }
        }
        graph.addInitializer(tensor);
        return this;
    }

    ProtoGraph integers(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64);
        tensor.addDims(values.length);
        for (long v : values) {
            tensor.addInt64Data(v);
        }
        graph.addInitializer(tensor);
        return this;
    }

    ProtoGraph node(String op, String inputs, String output, AttributeProto... attributes) {
        return node("", op, inputs, output, attributes);
    }

    ProtoGraph node(String domain, String op, String inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(op)
                .setName(output.isEmpty() ? op : "make-" + output.split(" ", -1)[0])
                .addAllInput(inputs.isEmpty() ? List.of() : List.of(inputs.split(" ", -1)))
                .addAllOutput(List.of(output.split(" ", -1)))
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long v : values) {
            a.addInts(v);
        }
        return a.build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFrom(value, StandardCharsets.UTF_8))
                .build();
    }

    static AttributeProto graph(String name, GraphProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(value)
                .build();
    }

    GraphProto graph() {
        return graph.build();
    }

    ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("acme").setVersion(1))
                .setGraph(graph)
                .build();
    }

    /** The graph as ONNX Runtime is to run it; to be closed. */
    RuntimeGraph open() {
        return RuntimeGraph.open(OnnxImport.of(OnnxFile.of("test.onnx", model().toByteArray()), null));
    }
}
