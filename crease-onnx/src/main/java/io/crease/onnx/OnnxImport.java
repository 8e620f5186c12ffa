package io.crease.onnx;

import io.crease.network.Activate;
import io.crease.network.Folding;
import io.crease.network.Layer;
import io.crease.network.Network;
import io.crease.network.Reshape;
import io.crease.network.Smooth;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a graph means as a network of ours, for a batch of one.
 *
 * @param file the graph
 * @param network the network if every node it needs is represented by layers here; null for a graph that is foreign
 * @param input its input
 * @param outputTensor name of the tensor in the graph that is the network's output
 * @param notes what was cut off, folded or chosen, in sentences
 * @param nodes what became of each node, in topological order
 */
public record OnnxImport(
        OnnxFile file,
        @Nullable Network network,
        GraphInput input,
        String outputTensor,
        List<String> notes,
        List<NodeStatus> nodes) {

    /** Copies the lists. */
    public OnnxImport {
        notes = List.copyOf(notes);
        nodes = List.copyOf(nodes);
    }

    /**
     * Translates a graph.
     *
     * @param inputShape the input's shape without the batch, where the file leaves it open; null to take the file's
     * @throws InputException if the graph contradicts itself or its input is not known
     */
    public static OnnxImport of(OnnxFile file, @Nullable List<Integer> inputShape) {
        return new Run(file, GraphInput.of(file, inputShape)).result();
    }

    /** The first node that no layer here represents, or null. */
    public @Nullable NodeStatus firstUnsupported() {
        return nodes.stream()
                .filter(n -> n.treatment() == Treatment.UNSUPPORTED)
                .findFirst()
                .orElse(null);
    }

    /** The first node that no layer here represents, why, and all operators that some do. */
    String whyForeign() {
        NodeStatus first = firstUnsupported();
        String known = Operators.table().stream().map(Operators.Entry::name).collect(Collectors.joining(", "));
        return (first == null ? "a node" : first.node().where())
                + " is not supported"
                + (first == null ? "" : " (" + first.reason() + ")")
                + "; expected a graph of " + known + ": see docs/onnx.md";
    }

    /** The way from file to result, once. */
    private static final class Run {
        private final OnnxFile file;
        private final Translation translation;
        private final GraphEnd end;
        private final Map<Integer, Translation.Refusal> refused = new HashMap<>();
        private final List<String> notes;

        Run(OnnxFile file, GraphInput input) {
            this.file = file;
            translation = new Translation(file, input);
            end = GraphEnd.of(file);
            notes = new ArrayList<>(end.notes());
            if (input.fixedBatch() > 1) {
                notes.add("The batch, fixed at " + input.fixedBatch() + " in the file, is taken as 1.");
            }
        }

        OnnxImport result() {
            for (OnnxNode node : file.nodes()) {
                if (end.needed().contains(node.index())) {
                    Translation.Refusal refusal = translation.translate(node);
                    if (refusal != null) {
                        refused.put(node.index(), refusal);
                    }
                }
            }
            Map<Integer, String> partOf = new HashMap<>();
            Network network = refused.isEmpty() ? network(partOf) : null;
            List<NodeStatus> nodes = new ArrayList<>();
            Map<Integer, List<Step>> steps = new HashMap<>();
            for (Step step : translation.steps()) {
                steps.computeIfAbsent(step.origin(), k -> new ArrayList<>()).add(step);
            }
            for (OnnxNode node : file.nodes()) {
                nodes.add(status(node, steps.getOrDefault(node.index(), List.of()), partOf.get(node.index())));
            }
            return new OnnxImport(file, network, translation.input(), end.tensor(), notes, nodes);
        }

        private Network network(Map<Integer, String> partOf) {
            Value value;
            try {
                value = translation.value(end.tensor());
            } catch (Unsupported e) {
                throw new InputException(file.name() + ": output " + end.tensor() + ": " + e.reason(), e);
            }
            if (!(value instanceof Signal output)) {
                throw new InputException(file.name() + ": output " + end.tensor()
                        + " does not depend on the input; expected a network: export again");
            }
            Shape shape = output.dims().shape();
            Step last = output.step();
            if (last.layer() == null || !last.shape().equals(shape)) {
                Step flat = last;
                while (flat.layer() instanceof Reshape) {
                    flat = flat.inputs().get(0);
                }
                last = translation.add(
                        Step.of(translation.unique(end.tensor()), new Reshape(shape), List.of(flat), -1));
            }
            Set<Step> kept = reached(last);
            Network.Builder builder = Network.builder(translation.input().shape());
            Map<Step, Integer> index = new HashMap<>();
            index.put(translation.input().step(), Network.INPUT);
            Map<String, Integer> origin = new HashMap<>();
            for (Step step : translation.steps()) {
                Layer layer = step.layer();
                if (layer == null || !kept.contains(step)) {
                    continue;
                }
                int[] inputs = step.inputs().stream()
                        .mapToInt(s -> index.getOrDefault(s, Network.INPUT))
                        .toArray();
                origin.put(step.name(), step.origin());
                try {
                    index.put(step, builder.add(step.name(), layer, inputs));
                } catch (IllegalArgumentException e) {
                    throw new InputException(file.name() + ": node " + e.getMessage(), e);
                }
            }
            for (Step step : translation.steps()) {
                if (!kept.contains(step)) {
                    partOf.put(step.origin(), "part of a later node");
                }
            }
            for (Step step : kept) {
                partOf.remove(step.origin());
            }
            Folding.Folded folded = Folding.folded(builder.build());
            folded.into().forEach((gone, into) -> partOf.putIfAbsent(origin.getOrDefault(gone, -1), "into " + into));
            for (Network.Node node : folded.network().nodes()) {
                partOf.remove(origin.getOrDefault(node.name(), -1));
            }
            // A bias of the same node is no news.
            long others = folded.into().entrySet().stream()
                    .filter(e -> !Objects.equals(origin.get(e.getKey()), origin.get(e.getValue())))
                    .count();
            if (others > 0) {
                notes.add(others
                        + (others == 1
                                ? " factor, term or normalisation is folded into the product before it."
                                : " factors, terms and normalisations are folded into the products before them."));
            }
            return folded.network();
        }

        private static Set<Step> reached(Step last) {
            Set<Step> kept = new HashSet<>();
            Deque<Step> open = new ArrayDeque<>(List.of(last));
            while (!open.isEmpty()) {
                Step step = open.pop();
                if (kept.add(step)) {
                    open.addAll(step.inputs());
                }
            }
            return kept;
        }

        private NodeStatus status(OnnxNode node, List<Step> steps, @Nullable String partOf) {
            if (end.cut().contains(node.index())) {
                return new NodeStatus(node, Treatment.CUT_OFF, "at the end", null);
            }
            if (!end.needed().contains(node.index())) {
                return new NodeStatus(node, Treatment.CUT_OFF, "the output does not need it", null);
            }
            Translation.Refusal refusal = refused.get(node.index());
            if (refusal != null) {
                Operators.Entry entry = Operators.entry(node.op());
                boolean known = refusal.inherited() && entry != null && entry.treatment() != Treatment.CUT_OFF;
                return new NodeStatus(
                        node,
                        known && entry != null ? entry.treatment() : Treatment.UNSUPPORTED,
                        refusal.reason(),
                        null);
            }
            List<Integer> extents = node.outputs().isEmpty()
                    ? null
                    : translation.extents(node.outputs().get(0));
            if (steps.isEmpty() || partOf != null) {
                return new NodeStatus(node, Treatment.FOLDED, partOf, extents);
            }
            boolean smooth =
                    steps.stream().anyMatch(s -> s.layer() instanceof Activate a && a.activation() instanceof Smooth);
            return new NodeStatus(node, smooth ? Treatment.SAMPLED : Treatment.EXACT, null, extents);
        }
    }
}
