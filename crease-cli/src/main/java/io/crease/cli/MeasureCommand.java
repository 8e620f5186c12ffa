package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.network.NetworkSpec;
import io.crease.numeric.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease measure}. */
@Command(
        name = "measure",
        header = "Send a curve through a network and measure its image, layer by layer.",
        description = {
            "",
            "Exact where the network is piecewise linear and the curve a line, arc, ellipse, Bezier curve or polyline;"
                    + " sampled otherwise.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease measure mlp:100-100x8-10,activation=hard-tanh,weight-variance=4",
            "  crease measure mlp:50-50x6-10 --seeds 0..19",
            "  crease measure sawtooth:8 --measures pieces,length",
            "  crease measure model.onnx --along line --from a.png --to b.png --normalise imagenet",
            "  crease measure net.npz,activation=hard-tanh --along line --from points.npy#0 --to points.npy#1",
            "  crease measure mlp:784-256x4-10 --from mnist:test/0 --to mnist:test/1 --data DIR --json",
            "  crease measure cnn:3x32x32-c8-p-10 --along line --from a.png --to b.jpg --normalise imagenet",
            "  crease measure cnn:3x32x32-c8-p-10 --along frames/ --fit crop",
            "  crease measure mlp:2-100x8-10,activation=hard-tanh --along circle --report circle.html",
            "  crease measure mlp:2-100x8-10 --along circle --image --json -o circle.json"
        })
final class MeasureCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument network = new NetworkArgument();

    @Mixin
    private TrajectoryOptions trajectory = new TrajectoryOptions();

    @Mixin
    private MeasuresOption measures = new MeasuresOption();

    @Mixin
    private SeedsOption seeds = new SeedsOption();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Option(names = "--dry-run", description = "Only estimate pieces, memory and time, from a few short stretches.")
    private boolean dryRun;

    @Option(
            names = "--image",
            description =
                    "With --json: keep the curve's image at each layer, thinned, in its principal plane, to be drawn"
                            + " by 'crease plot'. Pages have it anyway.")
    private boolean image;

    @Mixin
    private ReportFile report = new ReportFile();

    @Mixin
    private OutputOptions output = new OutputOptions();

    MeasureCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Measure> chosen = measures.chosen();
        Path page = report.file();
        output.requireOtherThan(page);
        if (image && !output.json() && page == null) {
            throw new UsageException("--image is kept in JSON; expected --json or --report beside it");
        }
        NetworkSpec spec = network.spec();
        Curves curves = new Curves(trajectory, spec, session.terminal());
        Terminal terminal = session.terminal();
        try (Workers workers = tracing.workers();
                MeasureRun run = new MeasureRun(
                        spec, curves, trajectory.seed, chosen, workers, tracing.options(), tracing.sampling())) {
            if (image || page != null) {
                run.keepImages();
            }
            List<Long> repetitions = seeds.all();
            run.requireRepeatable(repetitions);
            if (dryRun) {
                terminal.out().print(terminal.shown(new Probe(run, workers).estimate(repetitions)));
                return ExitCode.DONE;
            }
            Result result;
            try (Progress progress = session.progress(repetitions)) {
                result = run.run("measure", repetitions, session.command(), progress);
            }
            List<String> columns = measures.columns();
            MeasureForms forms = new MeasureForms(result, run.images(), columns, session.verbose());
            output.write(forms, terminal);
            if (page != null) {
                RunReport.write(forms.json(), page.toString(), page);
            }
            return result.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
        }
    }
}
