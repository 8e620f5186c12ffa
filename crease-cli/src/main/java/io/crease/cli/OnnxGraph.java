package io.crease.cli;

import io.crease.onnx.NodeStatus;
import io.crease.onnx.OnnxImport;
import io.crease.onnx.Treatment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of the nodes of an ONNX graph: a line each. */
final class OnnxGraph {
    private OnnxGraph() {}

    /** Each node with what became of it and why. Names come from the file and keep no control characters. */
    static Grid grid(OnnxImport imported) {
        List<NodeStatus> nodes = imported.nodes();
        return new Grid.Builder()
                .column(
                        "ONNX node",
                        Grid.Align.LEFT,
                        cells(nodes, n -> plain(n.node().name())))
                .column(
                        "operator",
                        Grid.Align.LEFT,
                        cells(nodes, n -> plain(n.node().op())))
                .column(
                        "shape",
                        Grid.Align.LEFT,
                        cells(nodes, n -> n.extents() == null ? "" : String.valueOf(n.extents())))
                .column("becomes", Grid.Align.LEFT, cells(nodes, n -> n.treatment()
                        .text()))
                .column("why", Grid.Align.LEFT, cells(nodes, n -> n.reason() == null ? "" : plain(n.reason())))
                .build();
    }

    private static List<String> cells(List<NodeStatus> nodes, Function<NodeStatus, String> cell) {
        return nodes.stream().map(cell).toList();
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ");
    }

    /** How many nodes became what, those of which there are any: {@code exact}, {@code cut-off} … */
    static Map<String, Double> counts(OnnxImport imported) {
        Map<Treatment, Double> counts = new EnumMap<>(Treatment.class);
        imported.nodes().forEach(node -> counts.merge(node.treatment(), 1.0, Double::sum));
        Map<String, Double> named = new LinkedHashMap<>();
        counts.forEach((treatment, count) -> named.put(treatment.text().replace(' ', '-'), count));
        return named;
    }

    /** The counts in words. */
    static String sentence(OnnxImport imported) {
        List<String> parts = new ArrayList<>();
        counts(imported)
                .forEach((treatment, count) -> parts.add(Figures.text(count) + " " + treatment.replace('-', ' ')));
        return "Of " + Words.count(imported.nodes().size(), "node") + " in the file: " + String.join(", ", parts) + ".";
    }
}
