package io.crease.cli;

import io.crease.data.Networks;
import io.crease.data.PointSource;
import io.crease.data.Points;
import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.network.ActivationFamily;
import io.crease.network.Activations;
import io.crease.network.CatalogueEntry;
import io.crease.network.Initialisers;
import io.crease.network.NetworkKind;
import io.crease.network.NetworkSpecs;
import io.crease.network.SpecOption;
import io.crease.trajectory.Trajectories;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crease list}. */
@Command(
        name = "list",
        header = "List what can be asked for by name.",
        description = "",
        sortOptions = false,
        footer = {"", "Examples:", "  crease list measures", "  crease list networks"})
final class ListCommand implements Callable<Integer> {
    private static final String GAP = "    ";

    private final Session session;

    /** What can be listed. */
    enum Catalogue {
        measures,
        activations,
        trajectories,
        networks,
        initialisers,
        points
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Catalogue what = Catalogue.measures;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = session.terminal();
        for (String line : lines()) {
            terminal.out().println(terminal.shown(line));
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private List<String> lines() {
        return switch (what) {
            case measures -> measures();
            case activations -> activations();
            case trajectories -> trajectories();
            case networks -> networks();
            case initialisers -> entries(Initialisers.catalogue().entries());
            case points -> points();
        };
    }

    private static List<String> measures() {
        List<String> lines = new ArrayList<>();
        for (Measure measure : Measures.all()) {
            lines.add(measure.name() + " (" + measure.unit() + ")"
                    + (measure.standard() ? "" : ", not in the standard set"));
            lines.addAll(indented(measure.describe()));
        }
        return lines;
    }

    private static List<String> activations() {
        List<String> lines = new ArrayList<>();
        for (ActivationFamily family : Activations.catalogue().entries()) {
            lines.add(family.syntax());
            lines.addAll(indented(
                    family.describe() + "; " + (family.piecewiseLinear() ? "traced exactly" : "smooth: sampled")));
        }
        return lines;
    }

    private static List<String> trajectories() {
        List<String> lines = entries(Trajectories.catalogue().entries());
        lines.add("FILE.npy, FILE.npz:ARRAY or FILE.csv (also points:FILE)");
        lines.addAll(indented("the polyline through the rows of an array"));
        lines.add(GAP + "--along points.npy");
        lines.add("FOLDER (also images:FOLDER)");
        lines.addAll(
                indented("the polyline through the images in a folder, by name, img2 before img10; read as the curve is"
                        + " followed, so that there may be more than memory holds"));
        lines.add(GAP + "--along frames/ --normalise imagenet");
        lines.add("weights (by crease dichotomies)");
        lines.addAll(
                indented("the closed curve W*cos(2*pi*t) + W'*sin(2*pi*t) in the weights of one dense layer, all others"
                        + " fixed; W' is drawn as W was"));
        lines.add(GAP + "crease dichotomies mlp:128-128x8-1,activation=hard-tanh,weight-variance=8 --layer 1");
        lines.add("");
        lines.addAll(PlainText.wrapped(
                        "Ends that are not given are random: of norm sqrt(number of inputs) or --radius, orthogonal to each"
                                + " other, drawn for --trajectory-seed or the seed of the network. With --seeds each repetition draws its"
                                + " own. Constructions on the unit cube (fold, sawtooth) are crossed along its diagonal unless told"
                                + " otherwise.")
                .lines()
                .toList());
        return lines;
    }

    private static List<String> networks() {
        List<String> lines = new ArrayList<>();
        for (NetworkKind kind : NetworkSpecs.catalogue().entries()) {
            lines.addAll(entries(List.of(kind)));
            for (SpecOption option : kind.options()) {
                lines.add(GAP + "," + option.name() + "=" + option.preset() + "  " + option.describe());
            }
        }
        lines.add(Networks.WEIGHTS_SYNTAX);
        lines.addAll(indented(
                "weights of a fully connected network from a file: arrays W0 [out][in], b0 [out] (zero if missing), W1,"
                        + " b1, ...; the activation (default relu) follows every layer but the last; a name with commas may be"
                        + " quoted"));
        lines.add(GAP + "net.npz,activation=hard-tanh");
        return lines;
    }

    private static List<String> points() {
        List<String> lines = new ArrayList<>();
        for (PointSource source : Points.sources()) {
            lines.add(source.syntax());
            lines.addAll(indented(source.describe()));
        }
        lines.add("");
        lines.addAll(PlainText.wrapped(
                        "Images (files and those of data sets) go through --normalise or --mean and --std, --scale,"
                                + " --layout, --channels and --fit; arrays do with --as-images, and are the network's own input"
                                + " otherwise. An array [H, W, C] is turned for an input [C, H, W], and back. See docs/inputs.md.")
                .lines()
                .toList());
        return lines;
    }

    private static List<String> entries(List<? extends CatalogueEntry> entries) {
        List<String> lines = new ArrayList<>();
        for (CatalogueEntry entry : entries) {
            lines.add(entry.syntax());
            lines.addAll(indented(entry.describe()));
            if (!entry.example().equals(entry.syntax())) {
                lines.add(GAP + entry.example());
            }
        }
        return lines;
    }

    private static List<String> indented(String text) {
        return PlainText.wrapped(text).lines().map(line -> GAP + line).toList();
    }
}
