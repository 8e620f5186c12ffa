package io.crease.onnx;

import io.crease.numeric.InputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx.ValueInfoProto;

/**
 * Where the network ends: the tensor that is taken for its output, what is cut off behind it, and which nodes it needs.
 *
 * @param tensor name of the output
 * @param cut indexes of the nodes left out behind it: softmax and arg max, and what only reshapes them
 * @param needed indexes of the nodes on which it depends
 * @param notes what was decided, in sentences
 */
record GraphEnd(String tensor, Set<Integer> cut, Set<Integer> needed, List<String> notes) {
    private static final Set<String> ENDS = Set.of("Softmax", "LogSoftmax", "ArgMax", "ai.onnx.ml.ZipMap");
    private static final Set<String> PASSED_OVER =
            Set.of("Identity", "Cast", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Dropout");

    static GraphEnd of(OnnxFile file) {
        Map<String, OnnxNode> maker = new HashMap<>();
        for (OnnxNode node : file.nodes()) {
            node.outputs().forEach(output -> maker.put(output, node));
        }
        List<String> notes = new ArrayList<>();
        ValueInfoProto output = output(file, maker, notes);
        String tensor = output.getName();
        Set<Integer> cut = new HashSet<>();
        Set<Integer> passed = new HashSet<>();
        String at = tensor;
        OnnxNode node = maker.get(at);
        while (node != null && !node.inputs().isEmpty()) {
            if (ENDS.contains(node.op())) {
                notes.add(node.op() + " at the end (node " + node.name()
                        + ") is cut off: the output is what goes into it.");
                cut.addAll(passed);
                cut.add(node.index());
                tensor = node.inputs().get(0);
            } else if (PASSED_OVER.contains(node.op())) {
                passed.add(node.index());
            } else {
                break;
            }
            at = node.inputs().get(0);
            node = maker.get(at);
        }
        return new GraphEnd(tensor, Set.copyOf(cut), needed(tensor, maker), List.copyOf(notes));
    }

    private static ValueInfoProto output(OnnxFile file, Map<String, OnnxNode> maker, List<String> notes) {
        List<ValueInfoProto> outputs = file.outputs();
        if (outputs.isEmpty()) {
            throw new InputException(file.name() + ": has no outputs; expected at least one: export again");
        }
        for (ValueInfoProto output : outputs) {
            if (!maker.containsKey(output.getName())) {
                throw new InputException(file.name() + ": output " + output.getName()
                        + " is made by no node; expected one that depends on the input: export again");
            }
        }
        ValueInfoProto chosen = outputs.get(outputs.size() - 1);
        for (int i = outputs.size() - 1; i >= 0; i--) {
            ElementType type =
                    ElementType.of(outputs.get(i).getType().getTensorType().getElemType());
            chosen = type != null && !type.integer() ? outputs.get(i) : chosen;
        }
        if (outputs.size() > 1) {
            notes.add("Of " + outputs.size() + " outputs the first of floating-point numbers, " + chosen.getName()
                    + ", is taken.");
        }
        return chosen;
    }

    private static Set<Integer> needed(String tensor, Map<String, OnnxNode> maker) {
        Set<Integer> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(tensor));
        while (!open.isEmpty()) {
            OnnxNode node = maker.get(open.pop());
            if (node != null && needed.add(node.index())) {
                open.addAll(node.inputs());
            }
        }
        return Set.copyOf(needed);
    }
}
