package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Dichotomies;
import io.crease.measure.Row;
import io.crease.measure.SeedAggregates;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Tracer;
import io.crease.trajectory.WeightSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sweeps the weights of layers of a random network, or repeats that over seeds, and gathers the rows. */
final class DichotomiesRun {
    /** The measure: number of distinct labelings. */
    static final String DICHOTOMIES = "dichotomies";

    /** The measure: number of sign changes on the way, summed over the points. */
    static final String SIGN_CHANGES = "sign-changes";

    /** The prediction: 2^N. */
    static final String CEILING = "ceiling";

    private final NetworkSpec spec;
    private final LayerChoice choice;
    private final int points;
    private final Workers workers;
    private final Tracer.Options options;

    /** @throws InputException if the network is not random */
    DichotomiesRun(NetworkSpec spec, LayerChoice choice, int points, Workers workers, Tracer.Options options) {
        if (!spec.random()) {
            throw new InputException(
                    spec.text() + ": the weights are not random, so there is nothing to draw the other end"
                            + " of the sweep from; expected a random network, such as mlp:...");
        }
        this.spec = spec;
        this.choice = choice;
        this.points = points;
        this.workers = workers;
        this.options = options;
    }

    /**
     * Runs all repetitions, until the monitor stops them.
     *
     * @param seeds of the repetitions, or null for one run with the network's own
     * @param command for the provenance
     */
    Result run(@Nullable List<Long> seeds, String command, Monitor monitor) {
        long start = System.nanoTime();
        List<Row> rows = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        Subject subject = null;
        boolean complete = true;
        for (long seed : seeds == null ? List.of(spec.seed()) : seeds) {
            Network network = spec.build(seed);
            List<Integer> layers = choice.of(network);
            if (subject == null) {
                subject = new Subject(
                        Subject.OfNetwork.of(spec, network), null, new Subject.OfSweep(layers, points), null);
            }
            List<Row> own = repetition(network, layers, seed, monitor);
            complete = own.stream().allMatch(row -> row.value() != null);
            if (!complete && !done.isEmpty()) {
                break; // a part of a repetition is no repetition
            }
            rows.addAll(own);
            done.add(seed);
            if (!complete) {
                break;
            }
        }
        if (subject == null) {
            throw new UsageException("--seeds holds no seed; expected at least one");
        }
        if (seeds != null) {
            rows.addAll(SeedAggregates.of(rows));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Provenance provenance = new Provenance(
                command, done, workers.threads(), options.memoryBudget(), null, null, seconds, List.of());
        return new Result("dichotomies", provenance, subject, complete, rows);
    }

    /** The rows of one seed; those of layers that were not swept to the end have no value. */
    private List<Row> repetition(Network network, List<Integer> layers, long seed, Monitor monitor) {
        List<Tensor> set = points(seed);
        Network other = spec.build(RandomStream.mix(seed));
        List<Row> rows = new ArrayList<>();
        for (int layer : layers) {
            Dichotomies.Count count = Dichotomies.of(
                    sweep(network, other, layer), set, workers, options, monitor.part(1.0 / layers.size()));
            Row.Predicted ceiling = new Row.Predicted(
                    CEILING,
                    io.crease.theory.Dichotomies.ceiling(points).doubleValue(),
                    true,
                    "2^N, all labelings of N points");
            Certainty certainty = count.lowerBound() ? Certainty.LOWER_BOUND : Certainty.EXACT;
            rows.add(row(DICHOTOMIES, layer, seed, count.distinct(), "labelings", certainty, count, List.of(ceiling)));
            rows.add(row(SIGN_CHANGES, layer, seed, count.changes(), "changes", Certainty.EXACT, count, List.of()));
        }
        return rows;
    }

    private static Row row(
            String measure,
            int layer,
            long seed,
            int number,
            String unit,
            Certainty certainty,
            Dichotomies.Count count,
            List<Row.Predicted> predictions) {
        Double value = count.complete() ? Double.valueOf(number) : null;
        String reason = count.complete() ? null : "interrupted before the end of the sweep";
        return new Row(
                measure,
                layer,
                "post",
                seed,
                Row.VALUE,
                value,
                null,
                null,
                1,
                unit,
                certainty,
                count.pieces(),
                reason,
                predictions);
    }

    /** N independent standard normal points, each from a stream of its own. */
    private List<Tensor> points(long seed) {
        RandomStream stream = RandomStream.of(seed).named("points");
        return IntStream.range(0, points)
                .mapToObj(i -> Tensor.adopt(
                        spec.input(),
                        stream.named(String.valueOf(i)).gaussians(spec.input().size(), 1)))
                .toList();
    }

    private WeightSweep sweep(Network network, Network other, int layer) {
        WeightSweep sweep;
        try {
            sweep = WeightSweep.between(network, other, layer);
        } catch (IllegalArgumentException e) {
            throw new InputException(spec.text() + ": " + e.getMessage(), e);
        }
        Network.Node smooth = sweep.tail().firstSmooth();
        if (smooth != null) {
            throw new InputException(
                    spec.text() + ": " + smooth.name() + " (" + smooth.layer().kind()
                            + ") is smooth; expected a piecewise-linear activation, such as hard-tanh, from layer "
                            + layer + " on");
        }
        return sweep;
    }
}
