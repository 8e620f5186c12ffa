package io.crease.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** Damages model files at random: their bytes, or single fields, so that what comes out is a well-formed message that means something else. */
final class Mutations {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        5,
        -1,
        -2,
        7,
        64,
        1000,
        65537,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 33,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final float[] REALS = {
        0, -0f, 1, -1, 0.5f, 6, 1e-30f, 1e30f, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY
    };
    private static final String[] NAMES = {
        "", "input", "output", "axes", "no such", "zweite ü\n", "../up", "/etc/passwd"
    };
    private static final String[] OPERATORS = {
        "Gemm",
        "MatMul",
        "Conv",
        "BatchNormalization",
        "Relu",
        "LeakyRelu",
        "PRelu",
        "Clip",
        "HardSigmoid",
        "HardSwish",
        "Abs",
        "Max",
        "Min",
        "MaxPool",
        "AveragePool",
        "GlobalAveragePool",
        "GlobalMaxPool",
        "Add",
        "Sub",
        "Mul",
        "Div",
        "Concat",
        "Flatten",
        "Reshape",
        "Transpose",
        "Squeeze",
        "Unsqueeze",
        "Pad",
        "Identity",
        "Dropout",
        "Softmax",
        "LogSoftmax",
        "Tanh",
        "Sigmoid",
        "Erf",
        "Gelu",
        "Softplus",
        "Shape",
        "Gather",
        "Slice",
        "Cast",
        "Constant",
        "ConstantOfShape",
        "Expand",
        "Range",
        "Tile",
        "Split",
        "ReduceMean",
        "ReduceSum",
        "ReduceMax",
        "Sum",
        "Mean",
        "Neg",
        "Pow",
        "Sqrt",
        "Exp",
        "Log",
        "Where",
        "Equal",
        "If",
        "Loop",
        "LSTM",
        "ConvTranspose",
        "LayerNormalization",
        "Elu",
        "Einsum",
        "Resize",
        "Floor",
        "ArgMax",
        "NoSuchOperator"
    };

    private static final String[] WHOLE_ATTRIBUTES = {
        "axis",
        "group",
        "ceil_mode",
        "count_include_pad",
        "transA",
        "transB",
        "keepdims",
        "allowzero",
        "to",
        "start",
        "end"
    };
    private static final String[] REAL_ATTRIBUTES = {"alpha", "beta", "epsilon", "min", "max", "momentum", "gamma"};
    private static final String[] LIST_ATTRIBUTES = {
        "axes", "pads", "strides", "dilations", "kernel_shape", "perm", "split", "starts"
    };

    private final SplittableRandom random;

    Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A damaged copy. */
    byte[] of(byte[] good) {
        if (random.nextInt(3) == 0) {
            return bytes(good);
        }
        try {
            ModelProto.Builder model = ModelProto.parseFrom(good).toBuilder();
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(model);
            }
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] bytes(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) random.nextInt(-1, 1));
                case 4 -> bytes = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, at);
                default -> bytes = inserted(bytes, at);
            }
        }
        return bytes;
    }

    private byte[] inserted(byte[] bytes, int at) {
        int count = 1 + random.nextInt(5);
        byte[] longer = new byte[bytes.length + count];
        System.arraycopy(bytes, 0, longer, 0, at);
        for (int i = at; i < at + count; i++) {
            longer[i] = (byte) random.nextInt(256);
        }
        System.arraycopy(bytes, at, longer, at + count, bytes.length - at);
        return longer;
    }

    private void change(ModelProto.Builder model) {
        GraphProto.Builder graph = model.getGraphBuilder();
        switch (random.nextInt(12)) {
            case 0 -> {
                if (model.getOpsetImportCount() > 0) {
                    model.getOpsetImportBuilder(0).setVersion(random.nextBoolean() ? 7 + random.nextInt(22) : number());
                }
            }
            case 1 -> {
                List<ValueInfoProto.Builder> ends = new ArrayList<>(graph.getInputBuilderList());
                ends.addAll(graph.getOutputBuilderList());
                if (!ends.isEmpty()) {
                    end(pick(ends));
                }
            }
            case 2, 3 -> {
                if (graph.getInitializerCount() > 0) {
                    tensor(pick(graph.getInitializerBuilderList()), graph);
                }
            }
            case 4 -> structure(graph);
            default -> {
                if (graph.getNodeCount() > 0) {
                    node(pick(graph.getNodeBuilderList()), graph);
                }
            }
        }
    }

    private void end(ValueInfoProto.Builder end) {
        TypeProto.Tensor.Builder type = end.getTypeBuilder().getTensorTypeBuilder();
        TensorShapeProto.Builder shape = type.getShapeBuilder();
        switch (random.nextInt(6)) {
            case 0 -> type.setElemType(random.nextInt(24));
            case 1 -> type.clearShape();
            case 2 -> end.clearType();
            case 3 -> shape.addDimBuilder().setDimValue(number());
            default -> {
                if (shape.getDimCount() > 0) {
                    TensorShapeProto.Dimension.Builder extent = pick(shape.getDimBuilderList());
                    if (random.nextInt(4) == 0) {
                        extent.setDimParam("any");
                    } else {
                        extent.setDimValue(number());
                    }
                }
            }
        }
    }

    private void tensor(TensorProto.Builder tensor, GraphProto.Builder graph) {
        switch (random.nextInt(9)) {
            case 0 -> tensor.addDims(number());
            case 1, 2 -> {
                if (tensor.getDimsCount() > 0) {
                    tensor.setDims(random.nextInt(tensor.getDimsCount()), number());
                }
            }
            case 3 -> {
                List<Long> dims = new ArrayList<>(tensor.getDimsList());
                java.util.Collections.reverse(dims);
                tensor.clearDims().addAllDims(dims);
            }
            case 4 -> tensor.setDataType(random.nextInt(26));
            case 5 -> tensor.setName(name(graph));
            case 6 ->
                tensor.setRawData(ByteString.copyFrom(bytes(tensor.getRawData().toByteArray())));
            case 7 -> {
                byte[] raw = tensor.getRawData().toByteArray();
                Arrays.fill(raw, (byte) (random.nextBoolean() ? 0xff : 0));
                tensor.setRawData(ByteString.copyFrom(raw));
            }
            default -> {
                tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL);
                tensor.addExternalDataBuilder().setKey("location").setValue(name(graph));
                tensor.addExternalDataBuilder().setKey("offset").setValue(String.valueOf(number()));
            }
        }
    }

    private void structure(GraphProto.Builder graph) {
        switch (random.nextInt(7)) {
            case 0 -> graph.addInputBuilder().setName(name(graph));
            case 1 -> graph.addOutputBuilder().setName(name(graph));
            case 2 -> graph.clearOutput();
            case 3 -> {
                if (graph.getOutputCount() > 0) {
                    graph.getOutputBuilder(0).setName(name(graph));
                }
            }
            case 4 -> {
                if (graph.getNodeCount() > 0) {
                    graph.removeNode(random.nextInt(graph.getNodeCount()));
                }
            }
            case 5 -> {
                if (graph.getNodeCount() > 0) {
                    graph.addNode(pick(graph.getNodeList()));
                }
            }
            default -> {
                if (graph.getInitializerCount() > 0) {
                    graph.removeInitializer(random.nextInt(graph.getInitializerCount()));
                }
            }
        }
    }

    private void node(NodeProto.Builder node, GraphProto.Builder graph) {
        int inputs = node.getInputCount();
        switch (random.nextInt(10)) {
            case 0, 1 -> node.setOpType(OPERATORS[random.nextInt(OPERATORS.length)]);
            case 2 -> node.addInput(name(graph));
            case 3 -> {
                if (inputs > 0) {
                    node.setInput(random.nextInt(inputs), name(graph));
                }
            }
            case 4 -> {
                List<String> fewer =
                        inputs == 0 ? List.of() : node.getInputList().subList(0, random.nextInt(inputs));
                List<String> copy = List.copyOf(fewer);
                node.clearInput().addAllInput(copy);
            }
            case 5 -> node.addOutput(name(graph));
            case 6 -> {
                if (random.nextBoolean()) {
                    node.setDomain(name(graph));
                } else {
                    node.clearOutput();
                }
            }
            default -> {
                if (node.getAttributeCount() > 0 && random.nextInt(3) > 0) {
                    attribute(node, random.nextInt(node.getAttributeCount()), graph);
                } else {
                    added(node);
                }
            }
        }
    }

    private void added(NodeProto.Builder node) {
        AttributeProto.Builder attribute = node.addAttributeBuilder();
        switch (random.nextInt(4)) {
            case 0 ->
                attribute
                        .setName(REAL_ATTRIBUTES[random.nextInt(REAL_ATTRIBUTES.length)])
                        .setType(AttributeProto.AttributeType.FLOAT)
                        .setF(real());
            case 1 ->
                attribute
                        .setName("auto_pad")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(
                                pick(List.of("SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET", "?"))));
            case 2 ->
                attribute
                        .setName(WHOLE_ATTRIBUTES[random.nextInt(WHOLE_ATTRIBUTES.length)])
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(number());
            default -> {
                attribute
                        .setName(LIST_ATTRIBUTES[random.nextInt(LIST_ATTRIBUTES.length)])
                        .setType(AttributeProto.AttributeType.INTS);
                for (int i = random.nextInt(5); i > 0; i--) {
                    attribute.addInts(number());
                }
            }
        }
    }

    private void attribute(NodeProto.Builder node, int index, GraphProto.Builder graph) {
        AttributeProto.Builder attribute = node.getAttributeBuilder(index);
        switch (random.nextInt(8)) {
            case 0 -> node.removeAttribute(index);
            case 1 -> attribute.setName(name(graph));
            case 2 -> attribute.setType(AttributeProto.AttributeType.forNumber(random.nextInt(12)));
            case 3 -> attribute.addInts(number());
            case 4 -> {
                if (attribute.hasS()) {
                    attribute.setS(ByteString.copyFromUtf8(name(graph)));
                }
                attribute.setF(real());
            }
            default -> {
                if (attribute.hasT()) {
                    tensor(attribute.getTBuilder(), graph);
                } else if (attribute.getIntsCount() > 0) {
                    attribute.setInts(random.nextInt(attribute.getIntsCount()), number());
                } else if (attribute.hasF()) {
                    attribute.setF(real());
                } else {
                    attribute.setI(number());
                }
            }
        }
    }

    private long number() {
        return random.nextInt(3) > 0 ? random.nextInt(-2, 5) : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private float real() {
        return REALS[random.nextInt(REALS.length)];
    }

    /** Mostly a name that the graph has, which makes wrong edges, cycles and duplicates. */
    private String name(GraphProto.Builder graph) {
        List<String> known = new ArrayList<>();
        graph.getNodeList().forEach(node -> known.addAll(node.getOutputList()));
        graph.getInitializerList().forEach(tensor -> known.add(tensor.getName()));
        return known.isEmpty() || random.nextInt(3) == 0 ? NAMES[random.nextInt(NAMES.length)] : pick(known);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
