package io.crease.onnx;

import io.crease.numeric.InputException;
import java.util.List;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;

/** Makes the model that ONNX Runtime is given: no byte of it lies in another file, and the tensors to be looked at are outputs. */
final class SelfContained {
    private SelfContained() {}

    /**
     * The model with external data read in and the given tensors as its only outputs.
     *
     * @throws InputException if data outside the graph's own initialisers lies in another file
     */
    static ModelProto withOutputs(OnnxFile file, Set<String> tensors) {
        ModelProto.Builder model = file.model().toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (external(graph.getInitializer(i))) {
                graph.setInitializer(i, file.inlined(graph.getInitializer(i)));
            }
        }
        refuseExternal(file, graph.getNodeList());
        model.getFunctionsList().forEach(f -> refuseExternal(file, f.getNodeList()));
        graph.getSparseInitializerList().forEach(s -> {
            refuseExternal(file, s.getValues());
            refuseExternal(file, s.getIndices());
        });
        graph.clearOutput();
        tensors.forEach(t -> graph.addOutput(ValueInfoProto.newBuilder().setName(t)));
        // In topological order, which not every file is in.
        graph.clearNode();
        file.nodes().forEach(n -> graph.addNode(n.proto()));
        return model.build();
    }

    private static boolean external(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private static void refuseExternal(OnnxFile file, List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            for (AttributeProto a : node.getAttributeList()) {
                refuseExternal(file, a.getT());
                a.getTensorsList().forEach(t -> refuseExternal(file, t));
                refuseExternal(file, a.getSparseTensor().getValues());
                refuseExternal(file, a.getSparseTensor().getIndices());
                refuseExternal(file, a.getG());
                a.getGraphsList().forEach(g -> refuseExternal(file, g));
            }
        }
    }

    private static void refuseExternal(OnnxFile file, GraphProto graph) {
        graph.getInitializerList().forEach(t -> refuseExternal(file, t));
        refuseExternal(file, graph.getNodeList());
    }

    private static void refuseExternal(OnnxFile file, TensorProto tensor) {
        if (external(tensor)) {
            throw new InputException(file.name() + ": tensor " + tensor.getName()
                    + " inside a node has external data; expected it in initialisers of the graph only: export again");
        }
    }
}
