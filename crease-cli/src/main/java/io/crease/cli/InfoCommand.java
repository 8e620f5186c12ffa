package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.onnx.OnnxNetwork;
import io.crease.onnx.RuntimeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crease info}. */
@Command(
        name = "info",
        header = "Show what a network is made of, what of it can be traced exactly, and what it needs.",
        description = "",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease info cnn:paper",
            "  crease info net.npz,activation=hard-tanh --json",
            "  crease info model.onnx --input-shape 3x224x224"
        })
final class InfoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument argument = new NetworkArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    InfoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        NetworkSpec spec = argument.spec();
        if (spec instanceof OnnxNetwork onnx && onnx.foreign()) {
            try (RuntimeGraph graph = RuntimeGraph.open(onnx.imported())) {
                ForeignInfo info = new ForeignInfo(onnx, graph);
                Result found = info.result(session.command(), start);
                output.write(found, bars -> info.page(found), session.terminal());
            }
            return ExitCode.DONE;
        }
        Network network = spec.build();
        Subject subject = Subject.of(Subject.OfNetwork.of(spec, network));
        List<Row> rows = new ArrayList<>(List.of(
                row("parameters", (double) network.parameters(), "parameters", Certainty.EXACT),
                row("hidden-neurons", (double) network.neurons(), "neurons", Certainty.EXACT),
                row("memory", (double) Evaluator.weightBytes(network), "bytes", Certainty.ESTIMATE)));
        List<String> notes = List.of();
        if (spec instanceof OnnxNetwork onnx) {
            OnnxGraph.counts(onnx.imported())
                    .forEach(
                            (treatment, nodes) -> rows.add(row(treatment + "-nodes", nodes, "nodes", Certainty.EXACT)));
            notes = onnx.imported().notes();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Result result = new Result("info", Provenance.of(session.command(), seconds, notes), subject, true, rows);
        output.write(result, bars -> page(result, spec, network), session.terminal());
        return ExitCode.DONE;
    }

    static Row row(String measure, double value, String unit, Certainty certainty) {
        return new Row(
                measure, 0, "network", null, Row.VALUE, value, null, null, 1, unit, certainty, 0, null, List.of());
    }

    private static Page page(Result result, NetworkSpec spec, Network network) {
        Grid.Builder grid = new Grid.Builder();
        List<Network.Node> nodes = network.nodes();
        List<String> layers = new ArrayList<>();
        int layer = 0;
        for (Network.Node node : nodes) {
            layers.add(node.activation() == null ? "" : String.valueOf(++layer));
        }
        grid.column("layer", Grid.Align.RIGHT, layers);
        grid.column(
                "node", Grid.Align.LEFT, nodes.stream().map(Network.Node::name).toList());
        grid.column(
                "kind",
                Grid.Align.LEFT,
                nodes.stream().map(n -> n.layer().kind()).toList());
        grid.column(
                "shape",
                Grid.Align.LEFT,
                nodes.stream().map(n -> n.shape().toString()).toList());
        grid.column(
                "parameters",
                Grid.Align.RIGHT,
                nodes.stream().map(n -> String.valueOf(n.layer().parameters())).toList());
        Network.Node smooth = network.firstSmooth();
        String exact = smooth == null
                ? "Every layer is piecewise linear: traced exactly along lines, arcs, ellipses, Bézier curves and polylines."
                : smooth.name() + " (" + smooth.layer().kind() + ") is smooth: the network is sampled.";
        String theory = spec.ensemble() == null
                ? "Theory has no predictions: " + spec.whyNoTheory() + "."
                : "Theory has predictions: crease theory '" + spec.text() + "'.";
        List<String> title = List.of(
                spec.text(),
                "input " + network.input() + " · " + Words.count(network.parameters(), "parameter") + " · "
                        + Words.count(network.neurons(), "hidden neuron") + " · weights take "
                        + Bytes.text((double) Evaluator.weightBytes(network)),
                "sha256 " + result.subject().network().sha256());
        List<Grid> grids = new ArrayList<>(List.of(grid.build()));
        List<String> sentences = new ArrayList<>(List.of(exact));
        if (spec instanceof OnnxNetwork onnx) {
            grids.add(OnnxGraph.grid(onnx.imported()));
            sentences.add(OnnxGraph.sentence(onnx.imported()));
        }
        sentences.addAll(result.provenance().notes());
        sentences.add(theory);
        return new Page(title, grids, sentences);
    }
}
