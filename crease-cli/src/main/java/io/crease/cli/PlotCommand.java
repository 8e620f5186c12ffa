package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.figure.Figure;
import io.crease.network.Activation;
import io.crease.network.Activations;
import io.crease.numeric.InputException;
import io.crease.report.draw.Drawing;
import io.crease.report.measured.PhaseFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crease plot}. */
@Command(
        name = "plot",
        header = "Draw a figure of a run that was written to a file.",
        description = {
            "",
            "As SVG, PNG (two pixels to each) or PDF for print, as the Vega-Lite source that all are made from, or as"
                    + " CSV of exactly what is drawn. 'phase' in place of a run draws where lengths grow in wide random"
                    + " networks, over weight and bias variance.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease measure mlp:2-100x8-10 --along circle --image --json -o run.json",
            "  crease plot run.json --list",
            "  crease plot run.json --figure image -o circle.svg",
            "  crease plot run.json --figure length-by-depth -o length.pdf",
            "  crease study growth --csv -o growth.csv",
            "  crease plot growth.csv --figure growth-by-width -o width.svg",
            "  crease plot phase --activation tanh -o phase.png"
        })
final class PlotCommand implements Callable<Integer> {
    private static final String PHASE = "phase";
    private static final double MOST_WEIGHT_VARIANCE = 16;
    private static final double MOST_BIAS_VARIANCE = 4;
    private static final List<String> KINDS = List.of("svg", "png", "pdf", "json", "csv");

    private final Session session;

    @Parameters(
            paramLabel = "RUN",
            description = "A file that was written with --json (docs/json.md), or by a study with --csv; or 'phase'.")
    private String run = "";

    @Option(names = "--figure", paramLabel = "NAME", description = "Which figure (default: the first of --list).")
    private @Nullable String name;

    @Option(names = "--list", description = "Only say which figures the run has.")
    private boolean list;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "Of 'phase': an activation, see 'crease list activations' (default: tanh).")
    private @Nullable String activation;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "FILE.svg, FILE.png, FILE.pdf, FILE.json or FILE.csv; written whole or not at all.")
    private @Nullable Path file;

    PlotCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path target = file;
        if (!list) {
            if (target == null) {
                throw new UsageException("no file to draw to; expected -o FILE.svg, or --list");
            }
            String suffix = target.toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
            if (!KINDS.contains(suffix)) {
                throw new UsageException("-o " + target + ": a figure of no known kind; expected a name that ends in ."
                        + String.join(", .", KINDS));
            }
            AtomicFile.draft(target).close();
            if (!run.equals(PHASE) && same(target, Path.of(run))) {
                throw new UsageException("-o " + target + ": is the run itself; expected another name");
            }
        }
        if (activation != null && !run.equals(PHASE)) {
            throw new UsageException("--activation is about 'phase'; expected it without a run");
        }
        List<Figure> figures = run.equals(PHASE) ? List.of(phase()) : figures(RunFile.read(Path.of(run)));
        if (list || target == null) {
            figures.forEach(figure -> session.terminal().out().println(figure.name() + "  " + figure.title()));
            return ExitCode.DONE;
        }
        Drawing.write(chosen(figures), target);
        return ExitCode.DONE;
    }

    private static List<Figure> figures(Run read) {
        List<Figure> figures = RunPage.of(read).figures();
        if (figures.isEmpty()) {
            throw new InputException(read.name() + ": a run of " + read.command()
                    + " with no rows that are drawn; expected one of measure, compare, bounds or study:"
                    + " make a page of it with crease report");
        }
        return figures;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new InputException(one + ": cannot be read (" + e.getMessage() + "); expected a readable file", e);
        }
    }

    private Figure chosen(List<Figure> figures) {
        String wanted = name;
        if (wanted == null) {
            return figures.get(0);
        }
        return figures.stream()
                .filter(figure -> figure.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException("--figure is '" + wanted + "'; expected one of "
                        + String.join(", ", figures.stream().map(Figure::name).toList())
                        + (wanted.equals("image") ? ": the curve's image is kept with --image" : "")));
    }

    private Figure phase() {
        String text = activation == null ? "tanh" : activation;
        Activation phi;
        try {
            phi = Activations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--activation: " + e.getMessage(), e);
        }
        return PhaseFigure.of(phi, MOST_WEIGHT_VARIANCE, MOST_BIAS_VARIANCE, session.command());
    }
}
