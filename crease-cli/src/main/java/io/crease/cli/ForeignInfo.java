package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.onnx.NodeStatus;
import io.crease.onnx.OnnxNetwork;
import io.crease.onnx.RuntimeGraph;
import io.crease.onnx.Unseen;
import io.crease.trace.Site;
import java.util.ArrayList;
import java.util.List;

/** What {@code crease info} says of a graph that ONNX Runtime has to run: what of it is sampled, what cannot be seen, and why. */
final class ForeignInfo {
    private final OnnxNetwork spec;
    private final RuntimeGraph graph;

    ForeignInfo(OnnxNetwork spec, RuntimeGraph graph) {
        this.spec = spec;
        this.graph = graph;
    }

    /** Everything there is to say, as a result. */
    Result result(String command, long start) {
        long neurons = graph.sites().stream()
                .filter(s -> s.kind() == Site.Kind.POST)
                .mapToLong(Site::width)
                .sum();
        List<Row> rows = List.of(
                InfoCommand.row("parameters", (double) graph.parameters(), "parameters", Certainty.EXACT),
                InfoCommand.row("hidden-neurons", (double) neurons, "neurons", Certainty.EXACT));
        Provenance provenance = new Provenance(
                command, List.of(), null, null, null, null, (System.nanoTime() - start) / 1e9, graph.notes());
        return new Result("info", provenance, Subject.of(Subject.OfNetwork.of(spec, graph)), true, rows);
    }

    /** The result as a page. */
    Page page(Result result) {
        List<Site> sites = graph.sites().subList(1, graph.sites().size());
        List<Unseen> unseen = graph.unseen();
        List<String> blank = unseen.stream().map(u -> "").toList();
        Grid.Builder grid = new Grid.Builder();
        column(
                grid,
                "layer",
                Grid.Align.RIGHT,
                sites.stream().map(ForeignInfo::number).toList(),
                blank);
        column(
                grid,
                "node",
                Grid.Align.LEFT,
                sites.stream().map(Site::name).toList(),
                unseen.stream().map(Unseen::node).toList());
        column(
                grid,
                "kind",
                Grid.Align.LEFT,
                sites.stream().map(Site::layerKind).toList(),
                unseen.stream().map(Unseen::op).toList());
        column(
                grid,
                "site",
                Grid.Align.LEFT,
                sites.stream().map(s -> s.kind().text()).toList(),
                blank);
        column(
                grid,
                "shape",
                Grid.Align.LEFT,
                sites.stream().map(s -> s.shape().toString()).toList(),
                blank);
        column(
                grid,
                "",
                Grid.Align.LEFT,
                sites.stream().map(s -> "sampled").toList(),
                unseen.stream().map(u -> "not seen: " + u.reason()).toList());
        NodeStatus first = spec.imported().firstUnsupported();
        List<String> sentences = new ArrayList<>();
        if (first != null) {
            sentences.add("Nothing is traced exactly: node " + first.node().name() + " ("
                    + first.node().op() + ") stands in the way, " + first.reason() + ".");
        }
        graph.notes().stream()
                .filter(n -> !n.startsWith("Not seen"))
                .map(n -> n + ".")
                .forEach(sentences::add);
        sentences.add("Theory has no predictions: " + spec.whyNoTheory() + ".");
        return new Page(
                List.of(
                        spec.text(),
                        "input " + graph.input() + " · " + Words.count(graph.parameters(), "parameter"),
                        "sha256 " + result.subject().network().sha256()),
                List.of(grid.build()),
                sentences);
    }

    private static String number(Site site) {
        return site.kind() == Site.Kind.NODE ? "" : String.valueOf(site.layer());
    }

    private static void column(Grid.Builder grid, String head, Grid.Align align, List<String> seen, List<String> not) {
        List<String> all = new ArrayList<>(seen);
        all.addAll(not);
        grid.column(head, align, all);
    }
}
