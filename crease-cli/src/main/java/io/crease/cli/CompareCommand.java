package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crease compare}. */
@Command(
        name = "compare",
        header = "Send the same curves through two or more networks and compare what becomes of them.",
        description = {
            "",
            "The first network is A; the others are compared with it. Layers are matched by their number, outputs with"
                    + " outputs. For one curve differences and ratios are plain numbers; with --seeds they are means over"
                    + " pairs of one seed (ratios: geometric means) with Student's 95 %% interval.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease compare mlp:100-100x8-10 mlp:100-100x8-10,activation=hard-tanh --seeds 0..19",
            "  crease compare before.onnx after.onnx --along line --from points.npy#0 --to points.npy#1",
            "  crease compare mlp:10-20x3-2 mlp:10-20x6-2 mlp:10-20x9-2 --measures length,pieces --json",
            "  crease compare mlp:50-50x6-10 mlp:50-50x6-10,activation=hard-tanh --seeds 0..19 --report pair.html"
        })
final class CompareCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "2..*",
            paramLabel = "NETWORK",
            description = {
                "Specs or files, as for 'crease measure'; all with one input shape.",
                "See 'crease list networks'."
            })
    private List<String> networks = new ArrayList<>();

    @Mixin
    private InputShapeOption shape = new InputShapeOption();

    @Mixin
    private TrajectoryOptions trajectory = new TrajectoryOptions();

    @Mixin
    private MeasuresOption measures = new MeasuresOption();

    @Mixin
    private SeedsOption seeds = new SeedsOption();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Mixin
    private ReportFile report = new ReportFile();

    @Mixin
    private OutputOptions output = new OutputOptions();

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Measure> chosen = new ArrayList<>(measures.chosen());
        NetworkFigures.measures().stream().filter(m -> !named(chosen, m)).forEach(chosen::add);
        Path page = report.file();
        output.requireOtherThan(page);
        List<NetworkSpec> specs = specs();
        Curves curves = new Curves(trajectory, specs.get(0), session.terminal());
        Tracer.Options options = tracing.options();
        List<Long> repetitions = seeds.all();
        Long curveSeed = trajectory.seed;
        if (repetitions == null && curveSeed == null) {
            curveSeed = specs.get(0).random() ? specs.get(0).seed() : 1; // one curve for all
        }
        Long seed = curveSeed;
        try (Workers workers = tracing.workers();
                CompareRun run = new CompareRun(specs.stream()
                        .map(spec -> new MeasureRun(spec, curves, seed, chosen, workers, options, tracing.sampling()))
                        .toList())) {
            if (repetitions != null && !run.repeatable()) {
                throw new UsageException("--seeds: neither a network nor the curve is random; expected a random network"
                        + " or random points: leave --seeds out");
            }
            Comparison comparison;
            try (Progress progress = session.progress(run.traces(repetitions))) {
                comparison = run.run(repetitions, session.command(), progress);
            }
            CompareForms forms = new CompareForms(comparison, measures.columns(), session.verbose());
            output.write(forms, session.terminal());
            if (page != null) {
                RunReport.write(forms.json(), page.toString(), page);
            }
            return comparison.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
        }
    }

    private static boolean named(List<Measure> measures, Measure measure) {
        return measures.stream().anyMatch(m -> m.name().equals(measure.name()));
    }

    private List<NetworkSpec> specs() {
        if (networks.size() > Comparison.MOST) {
            throw new UsageException(networks.size() + " networks are given; expected 2 to " + Comparison.MOST);
        }
        List<NetworkSpec> specs = networks.stream().map(shape::spec).toList();
        NetworkSpec first = specs.get(0);
        for (int n = 1; n < specs.size(); n++) {
            NetworkSpec spec = specs.get(n);
            if (!spec.input().equals(first.input())) {
                throw new InputException(spec.text() + ": its input is " + spec.input() + ", that of " + first.text()
                        + " is " + first.input()
                        + "; expected the same, for the same curves to go through both: compare networks of one input"
                        + " shape");
            }
        }
        return specs;
    }
}
