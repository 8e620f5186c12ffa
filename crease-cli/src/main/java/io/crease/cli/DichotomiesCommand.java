package io.crease.cli;

import io.crease.numeric.Workers;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease dichotomies}. */
@Command(
        name = "dichotomies",
        header = "Sweep the weights of one layer and count the distinct labelings of random points.",
        description = {
            "",
            "The layer's weights run once through W*cos(2*pi*t) + W'*sin(2*pi*t), all others are fixed. W' is drawn as W was:"
                    + " it is that layer of the same spec's network for a seed derived from this one. The points are standard"
                    + " normal; a labeling is the sign of output 0 at each. Every sign change is found exactly.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease dichotomies mlp:128-128x4-1,activation=hard-tanh,weight-variance=8",
            "  crease dichotomies mlp:128-128x8-1,activation=hard-tanh,weight-variance=8 --layer all",
            "  crease dichotomies mlp:64-64x5-1 --layer 2 --points 20 --seeds 0..9 --csv -o labelings.csv"
        })
final class DichotomiesCommand implements Callable<Integer> {
    /** The largest number of points for which 2^N is a double. */
    private static final int MOST_POINTS = 1000;

    private final Session session;

    @Mixin
    private NetworkArgument network = new NetworkArgument();

    @Option(
            names = "--layer",
            paramLabel = "L",
            converter = LayerChoice.Converter.class,
            description =
                    "The hidden layer that is swept, from 1 (default), or 'all': one after the other, a line each.")
    private LayerChoice layers = new LayerChoice(1);

    @Option(names = "--points", paramLabel = "N", description = "Number of points (default: 15).")
    private int points = 15;

    @Mixin
    private SeedsOption seeds = new SeedsOption();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DichotomiesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (points < 1 || points > MOST_POINTS) {
            throw new UsageException("--points is " + points + "; expected 1 to " + MOST_POINTS);
        }
        @Nullable List<Long> repetitions = seeds.all();
        try (Workers workers = work.workers()) {
            DichotomiesRun run = new DichotomiesRun(network.spec(), layers, points, workers, work.options());
            Result result;
            try (Progress progress = session.progress(repetitions)) {
                result = run.run(repetitions, session.command(), progress);
            }
            output.write(result, bars -> DichotomiesPage.of(result, session.verbose()), session.terminal());
            return result.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
        }
    }
}
