package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.network.NetworkSpec;
import io.crease.numeric.Workers;
import io.crease.trace.Tracer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease check}. */
@Command(
        name = "check",
        header = "Check a network against limits: a gate for builds.",
        description = {
            "",
            "Sends a curve through the network as 'crease measure' does, by default one that is the same each time, and ends"
                    + " with exit code 6 and a line for each limit that is broken. With --seeds the limits are for the worst"
                    + " seed. See docs/gate.md.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 all limits hold, 4 one is not shown to hold, 6 one is broken, 130 interrupted.",
            "",
            "Examples:",
            "  crease check model.onnx --max-growth 1.5 --max-dead 10%% --junit target/crease.xml",
            "  crease measure model.onnx --json -o baseline.json",
            "  crease check model.onnx --baseline baseline.json --tolerance 5%%"
        })
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument network = new NetworkArgument();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @Option(
            names = "--lenient",
            description = "Let limits through that are not shown to hold: counts from samples are lower bounds, which"
                    + " cannot show that a largest number holds.")
    private boolean lenient;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the checks as JUnit XML, for CI servers.")
    private @Nullable Path junit;

    @Mixin
    private TrajectoryOptions trajectory = new TrajectoryOptions();

    @Mixin
    private SeedsOption seeds = new SeedsOption();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--sampling-tolerance",
            paramLabel = "X",
            description = "Relative error of lengths at which sampling stops (default: 1e-4); exact traces need none.")
    private double samplingTolerance = Tracer.Options.DEFAULT.tolerance();

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Limit> given = limits.limits();
        Baseline earlier = baseline.baseline();
        if (given.isEmpty() && earlier == null) {
            throw new UsageException("no limit is given; expected at least one of " + LimitOptions.NAMES);
        }
        if (!(samplingTolerance > 0 && samplingTolerance < 1)) {
            throw new UsageException(
                    "--sampling-tolerance is " + samplingTolerance + "; expected a number between 0 and 1");
        }
        NetworkSpec spec = network.spec();
        Curves curves = new Curves(trajectory, spec, session.terminal());
        Tracer.Options options = new Tracer.Options(
                work.options().memoryBudget(), samplingTolerance, work.options().mostPoints());
        List<Long> repetitions = seeds.all();
        GateResult gate;
        List<Measure> measures = measures(given, earlier);
        try (Workers workers = work.workers();
                MeasureRun run = new MeasureRun(
                        spec, curves, trajectory.seed, measures, workers, options, sampling.sampling())) {
            run.requireRepeatable(repetitions);
            try (Progress progress = session.progress(repetitions)) {
                Result result = run.run("check", repetitions, session.command(), progress);
                gate = new GateResult(result, verdicts(given, earlier, result, run.error()), lenient);
            }
        }
        Path report = junit;
        if (report != null) {
            AtomicFile.write(report, JUnitText.of(gate));
        }
        output.write(new CheckForms(gate, session.verbose()), session.terminal());
        if (gate.exitCode() != ExitCode.DONE && !session.quiet()) {
            session.terminal().say("crease: " + gate.summary());
        }
        return gate.exitCode();
    }

    /** The measures that limits and the baseline are about, each once, and the length, for the curve's own. */
    private static List<Measure> measures(List<Limit> limits, @Nullable Baseline baseline) {
        List<Measure> all = new ArrayList<>(Measures.named("length"));
        limits.stream().map(Limit::needed).forEach(all::add);
        if (baseline != null) {
            all.addAll(baseline.measures());
        }
        return all.stream().distinct().toList();
    }

    private List<Verdict> verdicts(List<Limit> limits, @Nullable Baseline earlier, Result result, double error) {
        List<Verdict> verdicts = new ArrayList<>();
        limits.forEach(limit -> verdicts.addAll(limit.verdicts(result, Math.max(error, samplingTolerance))));
        if (earlier != null) {
            verdicts.addAll(new BaselineVerdicts(earlier, baseline.tolerance()).of(result));
        }
        return verdicts;
    }
}
