package io.crease.onnx;

import com.google.protobuf.ByteString;
import io.crease.numeric.RandomStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

/** Writes small ONNX models: inputs, tensors and nodes by name. Every random tensor comes from the stream of its name. */
final class Graph {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private final int opset;
    private final RandomStream random;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");

    private Graph(int opset, long seed) {
        this.opset = opset;
        this.random = RandomStream.of(seed);
    }

    /** A graph with a float input {@code x}; −1 is an open extent. */
    static Graph of(int opset, long seed, long... input) {
        return new Graph(opset, seed).input("x", FLOAT, input);
    }

    Graph input(String name, int type, long... extents) {
        graph.addInput(info(name, type, extents));
        return this;
    }

    Graph output(String name, int type, long... extents) {
        graph.addOutput(info(name, type, extents));
        return this;
    }

    private static ValueInfoProto info(String name, int type, long... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long extent : extents) {
            shape.addDim(
                    extent < 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("n" + -extent)
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }

    /** A stored float tensor of random normal numbers. */
    Graph weight(String name, long... extents) {
        int size = 1;
        for (long extent : extents) {
            size *= (int) extent;
        }
        return floats(name, extents, random.named(name).gaussians(size, 0.6));
    }

    /** A stored float tensor of random positive numbers. */
    Graph positive(String name, int size) {
        RandomStream stream = random.named(name);
        double[] values = new double[size];
        java.util.Arrays.setAll(values, i -> 0.5 + stream.uniform());
        return floats(name, new long[] {size}, values);
    }

    Graph floats(String name, long[] extents, double... values) {
        return tensor(floatTensor(name, extents, values));
    }

    Graph integers(String name, long... values) {
        return tensor(integerTensor(name, new long[] {values.length}, values));
    }

    Graph integer(String name, long value) {
        return tensor(integerTensor(name, new long[0], value));
    }

    Graph number(String name, double value) {
        return floats(name, new long[0], value);
    }

    Graph tensor(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    static TensorProto floatTensor(String name, long[] extents, double... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            raw.putFloat((float) value);
        }
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(FLOAT).setRawData(ByteString.copyFrom(raw.flip()));
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        return tensor.build();
    }

    static TensorProto integerTensor(String name, long[] extents, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64);
        for (long extent : extents) {
            tensor.addDims(extent);
        }
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
    }

    /** A node; {@code "a,b -> c"} names inputs and outputs; attributes are key, value, key, value … */
    Graph node(String op, String names, Object... attributes) {
        return named("", op, names, attributes);
    }

    Graph named(String name, String op, String names, Object... attributes) {
        String[] sides = names.split("->", -1);
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(op).setName(name);
        for (String input : sides[0].strip().split(",", -1)) {
            if (!sides[0].isBlank()) {
                node.addInput(input.strip());
            }
        }
        for (String output : sides[1].strip().split(",", -1)) {
            node.addOutput(output.strip());
        }
        for (int i = 0; i < attributes.length; i += 2) {
            node.addAttribute(attribute((String) attributes[i], attributes[i + 1]));
        }
        graph.addNode(node);
        return this;
    }

    /** The domain of the node added last. */
    Graph domain(String domain) {
        graph.getNodeBuilder(graph.getNodeCount() - 1).setDomain(domain);
        return this;
    }

    private static AttributeProto attribute(String key, Object value) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(key);
        if (value instanceof Integer i) {
            a.setType(AttributeProto.AttributeType.INT).setI(i);
        } else if (value instanceof Double d) {
            a.setType(AttributeProto.AttributeType.FLOAT).setF(d.floatValue());
        } else if (value instanceof String s) {
            a.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(s));
        } else if (value instanceof TensorProto t) {
            a.setType(AttributeProto.AttributeType.TENSOR).setT(t);
        } else if (value instanceof long[] longs) {
            a.setType(AttributeProto.AttributeType.INTS);
            for (long l : longs) {
                a.addInts(l);
            }
        } else if (value instanceof double[] doubles) {
            a.setType(AttributeProto.AttributeType.FLOATS);
            for (double d : doubles) {
                a.addFloats((float) d);
            }
        } else {
            throw new IllegalArgumentException(key + ": " + value);
        }
        return a.build();
    }

    static long[] longs(long... values) {
        return values;
    }

    ModelProto model() {
        GraphProto.Builder whole = graph.clone();
        if (whole.getOutputCount() == 0) {
            NodeProto last = whole.getNode(whole.getNodeCount() - 1);
            whole.addOutput(ValueInfoProto.newBuilder()
                    .setName(last.getOutput(0))
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))));
        }
        return ModelProto.newBuilder()
                .setIrVersion(opset >= 21 ? 10 : 7)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
                .setGraph(whole)
                .build();
    }

    byte[] bytes() {
        return model().toByteArray();
    }

    OnnxFile file() {
        return OnnxFile.of("model.onnx", bytes());
    }

    OnnxImport imported(Integer... inputShape) {
        return OnnxImport.of(file(), inputShape.length == 0 ? null : List.of(inputShape));
    }
}
