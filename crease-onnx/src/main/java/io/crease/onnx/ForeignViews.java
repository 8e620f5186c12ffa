package io.crease.onnx;

import io.crease.network.Activation;
import io.crease.trace.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is to look at in a foreign graph: each activation before and behind, normalisations, recurrent cells, joints of
 * branches, products and convolutions that do not just feed an activation, and the output.
 *
 * @param views in topological order, what goes into an activation directly before what comes out
 * @param unseen activations that no tensor of the graph shows
 */
record ForeignViews(List<View> views, List<Unseen> unseen) {
    private static final Set<String> CELLS = Set.of("LSTM", "GRU", "RNN");
    private static final Set<String> ATTENTION = Set.of("Attention", "MultiHeadAttention", "GroupQueryAttention");
    private static final Set<String> SHOWN = Set.of(
            "LayerNormalization",
            "SimplifiedLayerNormalization",
            "SkipLayerNormalization",
            "SkipSimplifiedLayerNormalization",
            "RMSNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "LpNormalization",
            "MeanVarianceNormalization",
            "LRN",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "GlobalMaxPool");
    private static final Set<String> PRODUCTS =
            Set.of("MatMul", "Gemm", "Conv", "ConvTranspose", "Einsum", "FusedMatMul");
    private static final Set<String> CONTINUE =
            Set.of("Add", "Sub", "Mul", "Div", "BatchNormalization", "Identity", "Cast", "Dropout");

    /** Finds them. */
    static ForeignViews of(OnnxFile file, GraphEnd end) {
        return new Search(file, end).result();
    }

    private static final class Search {
        private final OnnxFile file;
        private final GraphEnd end;
        private final Set<String> varying = new HashSet<>();
        private final Map<String, List<OnnxNode>> readers = new HashMap<>();
        private final List<View> views = new ArrayList<>();
        private final List<Unseen> unseen = new ArrayList<>();
        private final Set<String> looked = new HashSet<>();

        Search(OnnxFile file, GraphEnd end) {
            this.file = file;
            this.end = end;
            varying.add(file.inputs().get(0).getName());
            for (OnnxNode node : file.nodes()) {
                boolean inner = !node.graphs().isEmpty(); // reads what it likes of the graph around it
                if (inner || node.inputs().stream().anyMatch(varying::contains)) {
                    node.outputs().stream().filter(o -> !o.isEmpty()).forEach(varying::add);
                }
                for (String input : node.inputs()) {
                    readers.computeIfAbsent(input, k -> new ArrayList<>()).add(node);
                }
            }
        }

        ForeignViews result() {
            Set<String> functions = new HashSet<>();
            file.model().getFunctionsList().forEach(f -> functions.add(f.getName()));
            for (OnnxNode node : file.nodes()) {
                if (end.needed().contains(node.index())
                        && node.outputs().stream().anyMatch(varying::contains)) {
                    look(node, functions.contains(node.proto().getOpType()));
                }
            }
            OnnxNode last = null;
            for (OnnxNode node : file.nodes()) {
                last = node.outputs().contains(end.tensor()) ? node : last;
            }
            boolean shown = !views.isEmpty()
                    && views.get(views.size() - 1).kind() == Site.Kind.POST
                    && views.get(views.size() - 1).tensor().equals(end.tensor());
            if (last != null && !shown) {
                views.removeIf(v -> v.kind() == Site.Kind.NODE && v.tensor().equals(end.tensor()));
                views.add(new View(Site.Kind.OUTPUT, last, ForeignActivations.kind(last), end.tensor(), null));
            }
            return new ForeignViews(List.copyOf(views), List.copyOf(unseen));
        }

        private void look(OnnxNode node, boolean function) {
            String op = node.proto().getOpType();
            String kind = ForeignActivations.kind(node);
            String output = node.outputs().stream()
                    .filter(varying::contains)
                    .findFirst()
                    .orElse("");
            if (function) {
                hidden(node, "what happens inside the file's own function is not shown");
            } else if (ForeignActivations.isOne(op)) {
                Activation phi = ForeignActivations.of(file, node);
                views.add(new View(Site.Kind.PRE, node, kind, node.inputs().get(0), phi));
                views.add(new View(Site.Kind.POST, node, kind, output, phi));
            } else if (!node.graphs().isEmpty()) {
                hidden(node, "what happens inside its subgraph is not shown");
                node(node, kind, output);
            } else if (CELLS.contains(op)) {
                hidden(node, "the gates are inside the operator");
                node(node, kind, output);
            } else if (ATTENTION.contains(op)) {
                hidden(node, "the softmax is inside the operator");
                node(node, kind, output);
            } else if (SHOWN.contains(op) || joint(node)) {
                node(node, kind, output);
            } else if (PRODUCTS.contains(op)) {
                node(node, kind, endOfChain(output));
            }
        }

        private void hidden(OnnxNode node, String reason) {
            unseen.add(new Unseen(node.name(), node.op(), reason));
        }

        /** A sum of branches. */
        private boolean joint(OnnxNode node) {
            return node.op().equals("Add") && node.inputs().stream().allMatch(varying::contains);
        }

        /** The tensor behind biases, scales and batch norms that stand alone behind a product. */
        private String endOfChain(String from) {
            String at = from;
            while (true) {
                List<OnnxNode> next = readers.getOrDefault(at, List.of());
                if (next.size() != 1 || at.equals(end.tensor())) {
                    return at;
                }
                OnnxNode node = next.get(0);
                long branches = node.inputs().stream().filter(varying::contains).count();
                if (branches != 1 || !CONTINUE.contains(node.op())) {
                    return at;
                }
                at = node.outputs().get(0);
            }
        }

        /** A node's image, unless an activation shows it as what goes into it. */
        private void node(OnnxNode node, String kind, String tensor) {
            boolean feeds = readers.getOrDefault(tensor, List.of()).stream()
                    .anyMatch(r -> ForeignActivations.isOne(r.proto().getOpType())
                            && r.inputs().get(0).equals(tensor)
                            && end.needed().contains(r.index()));
            if (!feeds && looked.add(tensor)) {
                views.add(new View(Site.Kind.NODE, node, kind, tensor, null));
            }
        }
    }
}
