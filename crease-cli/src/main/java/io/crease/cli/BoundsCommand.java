package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.region.Domain;
import io.crease.region.Regions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease bounds}. */
@Command(
        name = "bounds",
        header = "Bound the number of regions of a dense network, and count how close networks come.",
        description = {
            "",
            "Shows how many activation regions a network of these widths can have on all of R^n0 (upper bounds), and how many"
                    + " some network is known to have (lower bound). With --count, networks are built and their regions counted"
                    + " exactly: random ones over seeds, the constructions that these widths can hold (folds and the sawtooth, on"
                    + " [0, 1]^n0), and a trained one.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease bounds mlp:2-8x3-1",
            "  crease bounds mlp:2-8x3-1,bias-variance=0.1 --count --seeds 0..19",
            "  crease bounds mlp:3-16x2-1,activation=hard-tanh --count --cube -1,1",
            "  crease bounds mlp:2-16x3-3 --count --trained net.onnx --json"
        })
final class BoundsCommand implements Callable<Integer> {
    private static final Seeds DEFAULT = Seeds.parse("0..9");
    private static final int MOST_INPUTS = 6;

    private final Session session;

    @Mixin
    private NetworkArgument argument = new NetworkArgument();

    @Option(
            names = "--count",
            description = "Count the regions of random networks, constructions and the trained network.")
    private boolean count;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = Seeds.Converter.class,
            description = "Seeds of the random networks, such as 0..19 or 0,3,7 (default: 0..9).")
    private @Nullable Seeds seeds;

    @Option(
            names = "--trained",
            paramLabel = "FILE",
            description = "A network of the same widths to count as well: FILE.onnx or FILE.npz[,activation=NAME].")
    private @Nullable String trained;

    @Option(
            names = "--cube",
            paramLabel = "LOW,HIGH",
            converter = Interval.Converter.class,
            description = "Count random and trained networks in the cube [LOW, HIGH]^n0 (default: in all of R^n0).")
    private @Nullable Interval cube;

    @Option(
            names = "--max-regions",
            paramLabel = "N",
            description = "Stop a count after so many regions; it is then a lower bound (default: 10000000).")
    private long maxRegions = 10_000_000;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "Stop a count after a time, such as 30s or 2m; it is then a lower bound (default: none).")
    private double seconds = Double.POSITIVE_INFINITY;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    BoundsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        NetworkSpec spec = argument.spec();
        DenseStack stack = DenseStack.of(spec);
        checkOptions(spec, stack);
        List<Bound> bounds = Bound.of(stack);
        List<Row> rows = new ArrayList<>(bounds.stream().map(Bound::row).toList());
        List<Long> done = List.of();
        boolean complete = true;
        boolean certified = true;
        Integer threads = null;
        try (Workers workers = work.workers();
                Progress progress = session.progress(counts(spec, stack))) {
            Regions.Options options = new Regions.Options(false, true, maxRegions);
            BoundsRun run = new BoundsRun(stack, bounds, options, seconds, workers, progress);
            bounds.stream()
                    .filter(bound -> !bound.upper())
                    .forEach(bound ->
                            run.share(null, bound.statistic(), new BigDecimal(bound.value()), Certainty.EXACT));
            if (count) {
                threads = workers.threads();
                done = count(run, spec, stack);
            }
            rows.addAll(run.rows());
            complete = run.complete();
            certified = run.certified();
        }
        double took = (System.nanoTime() - start) / 1e9;
        Provenance provenance = new Provenance(session.command(), done, threads, null, null, null, took, notes(spec));
        Result result = new Result("bounds", provenance, subject(spec, stack), complete, rows);
        output.write(new BoundsForms(new BoundsResult(result, stack, domain(stack), bounds)), session.terminal());
        return !complete ? ExitCode.INTERRUPTED : certified ? ExitCode.DONE : ExitCode.NOT_CERTIFIED;
    }

    private List<Long> count(BoundsRun run, NetworkSpec spec, DenseStack stack) {
        List<Long> done = List.of();
        Domain domain = domain(stack);
        String file = trained;
        Network other = file == null ? null : trained(file, stack);
        run.constructions();
        if (spec.random()) {
            done = run.random(spec, repetitions().all(), domain);
        } else {
            run.count(spec.build(), domain, null, Row.VALUE);
        }
        if (other != null && run.complete()) {
            run.count(other, domain, null, BoundsRun.TRAINED + file);
        }
        return done;
    }

    /** That all biases of the random networks are 0, where they are: such networks have far fewer regions. */
    private List<String> notes(NetworkSpec spec) {
        if (!count || !spec.random()) {
            return List.of();
        }
        Tensor zero = spec.build().apply(Tensor.vector(new double[spec.input().size()]));
        for (int k = 0; k < zero.shape().size(); k++) {
            if (zero.get(k) != 0) {
                return List.of();
            }
        }
        return List.of(
                "The random networks have no biases, so that their first hyperplanes all pass through 0 and regions are"
                        + " few; bias-variance=1 in the spec gives them biases");
    }

    private Seeds repetitions() {
        Seeds given = seeds;
        return given == null ? DEFAULT : given;
    }

    private int counts(NetworkSpec spec, DenseStack stack) {
        return BoundsRun.constructions(stack).size()
                + (spec.random() ? repetitions().all().size() : 1)
                + (trained == null ? 0 : 1);
    }

    private Domain domain(DenseStack stack) {
        Interval ends = cube;
        return ends == null ? Domain.space(stack.inputs()) : Domain.cube(stack.inputs(), ends.low(), ends.high());
    }

    private void checkOptions(NetworkSpec spec, DenseStack stack) {
        if (!count && (seeds != null || trained != null || cube != null)) {
            throw new UsageException("--seeds, --trained and --cube say what is counted; expected --count with them");
        }
        if (maxRegions < 1) {
            throw new UsageException("--max-regions is " + maxRegions + "; expected at least 1");
        }
        if (seeds != null && !spec.random()) {
            throw new UsageException("--seeds: the weights of " + spec.text() + " are not random; expected no seeds");
        }
        if (count && stack.inputs() > MOST_INPUTS) {
            throw new InputException(spec.text() + ": " + stack.inputs() + " inputs; exact counts are for at most "
                    + MOST_INPUTS + ": leave out --count");
        }
    }

    private static Network trained(String file, DenseStack stack) {
        NetworkSpec spec = new InputShapeOption().spec(file);
        if (spec.random()) {
            throw new UsageException("--trained " + file + " is random; expected FILE.onnx or FILE.npz");
        }
        Network network = spec.build();
        DenseStack found = DenseStack.of(spec.text(), network);
        if (!found.equals(stack)) {
            throw new InputException(file + ": the network is " + found.text() + " " + found.activation()
                    + ", the bounds are for " + stack.text() + " " + stack.activation() + "; expected the same");
        }
        return network;
    }

    private static Subject subject(NetworkSpec spec, DenseStack stack) {
        List<Subject.Layer> layers = new ArrayList<>();
        layers.add(new Subject.Layer(0, "input", "input", List.of(stack.inputs())));
        for (int l = 1; l <= stack.widths().size(); l++) {
            layers.add(new Subject.Layer(
                    l, "post", stack.activation(), List.of(stack.widths().get(l - 1))));
        }
        return Subject.of(new Subject.OfNetwork(spec.text(), null, spec.parameters(), layers));
    }
}
