package io.crease.onnx;

import io.crease.data.AtomicFile;
import io.crease.network.Network;
import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;

/**
 * Writes a network as an ONNX file: operators of opset {@value #OPSET}, one input and one output whose first axis is a batch of
 * any size, and the network's node names as the names of operators and of the tensors they make. Equal networks make equal bytes.
 */
public final class OnnxExport {
    static final int OPSET = 17;
    /** The version of the file format that came with the opset. */
    private static final int IR_VERSION = 8;
    /** Protocol buffers hold less than 2³¹ bytes; what is not weights gets the rest. */
    private static final long LARGEST = (1L << 31) - (1L << 26);

    private OnnxExport() {}

    /**
     * Writes {@code network} to {@code file}, whole or not at all, replacing it.
     *
     * @param precision type of input, weights and output
     * @throws InputException if the file cannot be written, a layer or activation has no ONNX form (the message starts with its
     *     node's name), a weight exceeds the range of 32 bits, or the weights take more than an ONNX file holds
     */
    public static void write(Network network, Path file, Precision precision) {
        ModelProto model = model(network, precision);
        AtomicFile.write(file, model::writeTo);
    }

    static ModelProto model(Network network, Precision precision) {
        long bytes = Math.multiplyExact(network.parameters(), (long) precision.bytes());
        if (bytes > LARGEST) {
            throw new InputException("the network's weights take " + bytes + " bytes; expected at most " + LARGEST
                    + ", which an ONNX file holds: write a smaller network or 32 bits");
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("crease")
                .setGraph(graph(network, precision));
        String version = OnnxExport.class.getPackage().getImplementationVersion();
        if (version != null) {
            model.setProducerVersion(version);
        }
        model.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        return model.build();
    }

    private static GraphProto graph(Network network, Precision precision) {
        List<Network.Node> nodes = network.nodes();
        List<String> names = nodes.stream().map(Network.Node::name).toList();
        if (names.contains("")) {
            throw new InputException("node " + names.indexOf("")
                    + " of the network has an empty name, which means nothing in ONNX; expected a name");
        }
        ExportedGraph graph = new ExportedGraph(precision, names);
        String input = graph.fresh("input");
        graph.input(input, network.input());
        for (Network.Node node : nodes) {
            List<String> inputs = new ArrayList<>();
            for (int source : node.inputs()) {
                inputs.add(source == Network.INPUT ? input : names.get(source));
            }
            new ExportedLayer(graph, node, inputs, network.inputShapes(node)).add();
        }
        return graph.finish("crease", names.get(names.size() - 1), network.output());
    }
}
