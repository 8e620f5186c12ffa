package io.crease.onnx;

import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;

/** Orders the nodes of a graph so that each comes after those it reads; a graph already in order stays as it is. */
final class TopologicalOrder {
    private TopologicalOrder() {}

    /**
     * @param file what errors begin with
     * @param given names of inputs and initialisers
     * @throws InputException if a name is made twice, not made at all, or made from itself
     */
    static List<OnnxNode> of(String file, GraphProto graph, Set<String> given) {
        List<NodeProto> protos = graph.getNodeList();
        List<String> names = names(protos);
        Map<String, Integer> maker = new HashMap<>();
        for (int i = 0; i < protos.size(); i++) {
            for (String output : protos.get(i).getOutputList()) {
                if (output.isEmpty()) {
                    continue;
                }
                Integer other = maker.put(output, i);
                if (other != null || given.contains(output)) {
                    throw new InputException(file + ": node " + names.get(i) + " ("
                            + protos.get(i).getOpType()
                            + ") makes " + output + ", which "
                            + (other == null ? "is an input or initialiser" : "node " + names.get(other) + " makes too")
                            + "; expected unique names: export again");
                }
            }
        }
        int[] waitsFor = new int[protos.size()];
        List<List<Integer>> readers = new ArrayList<>();
        protos.forEach(p -> readers.add(new ArrayList<>()));
        for (int i = 0; i < protos.size(); i++) {
            for (String input : protos.get(i).getInputList()) {
                Integer source = maker.get(input);
                if (source != null) {
                    waitsFor[i]++;
                    readers.get(source).add(i);
                } else if (!input.isEmpty() && !given.contains(input)) {
                    throw new InputException(file + ": node " + names.get(i) + " ("
                            + protos.get(i).getOpType()
                            + ") reads " + input + ", which nothing makes; expected an input, an initialiser or another"
                            + " node's output: export again");
                }
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        List<OnnxNode> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(new OnnxNode(ordered.size(), names.get(next), protos.get(next)));
            for (int reader : readers.get(next)) {
                if (--waitsFor[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] > 0) {
                throw new InputException(
                        file + ": node " + names.get(i) + " (" + protos.get(i).getOpType()
                                + ") lies on or behind a cycle; expected a graph without cycles: export again");
            }
        }
        return List.copyOf(ordered);
    }

    private static List<String> names(List<NodeProto> protos) {
        Set<String> taken = new HashSet<>();
        Map<String, Integer> count = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (NodeProto proto : protos) {
            String name = readable(proto.getName());
            if (name.isEmpty()) {
                String output = proto.getOutputCount() == 0 ? "" : readable(proto.getOutput(0));
                name = output.isEmpty() ? readable(proto.getOpType()) : output;
            }
            String unique = name;
            while (!taken.add(unique)) {
                unique = name + "#" + count.merge(name, 1, Integer::sum);
            }
            names.add(unique);
        }
        return names;
    }

    private static String readable(String name) {
        String plain = name.replaceAll("[\\p{C}\\s]+", "_");
        return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
    }
}
