package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.measure.SeedAggregates;
import io.crease.network.FoldSpec;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.network.SawtoothSpec;
import io.crease.numeric.Workers;
import io.crease.region.Certificate;
import io.crease.region.Domain;
import io.crease.region.EssentialInputs;
import io.crease.region.RegionCount;
import io.crease.region.Regions;
import io.crease.trace.Monitor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the regions of networks of one shape and gathers the rows, each count followed by its share of the best upper bound. */
final class BoundsRun {
    /** Measure: regions over the best upper bound. */
    static final String SHARE = "share-of-best-bound";

    /** Statistic of the least count of random networks. */
    static final String SMALLEST = "smallest";

    /** Statistic of the largest. */
    static final String LARGEST = "largest";

    /** How the statistic of a construction's count starts; its spec follows. */
    static final String CONSTRUCTION = "construction ";

    /** How the statistic of a trained network's count starts; its file follows. */
    static final String TRAINED = "trained ";

    private final DenseStack stack;
    private final BigInteger best;
    private final Regions.Options options;
    private final double seconds;
    private final Workers workers;
    private final Monitor monitor;
    private final List<Row> rows = new ArrayList<>();
    private boolean complete = true;
    private boolean certified = true;

    /**
     * @param seconds after which each count stops
     * @param monitor stops the counts
     */
    BoundsRun(
            DenseStack stack,
            List<Bound> bounds,
            Regions.Options options,
            double seconds,
            Workers workers,
            Monitor monitor) {
        this.stack = stack;
        this.best = Bound.best(bounds);
        this.options = options;
        this.seconds = seconds;
        this.workers = workers;
        this.monitor = monitor;
    }

    /** The rows so far. */
    List<Row> rows() {
        return rows;
    }

    /** Whether nothing was interrupted. */
    boolean complete() {
        return complete;
    }

    /** Whether every complete count is certified. */
    boolean certified() {
        return certified;
    }

    /** The constructions that a network of these widths can hold, neurons that are left over being off; ReLU only. */
    static List<NetworkSpec> constructions(DenseStack stack) {
        List<NetworkSpec> specs = new ArrayList<>();
        List<Integer> widths = stack.widths();
        int last = widths.get(widths.size() - 1);
        int inputs = stack.inputs();
        boolean wide = widths.stream().allMatch(width -> width >= inputs);
        if (!stack.relu()) {
            return specs;
        }
        if (wide && widths.size() > 1 && inputs <= FoldSpec.MOST_INPUTS) {
            List<Integer> folds = widths.subList(0, widths.size() - 1).stream()
                    .map(width -> width / inputs)
                    .toList();
            specs.add(new FoldSpec(inputs, folds, last));
        }
        int depth = widths.size() / 2;
        boolean twos = depth > 0;
        for (int l = 0; l < 2 * depth; l += 2) {
            twos &= widths.get(l) > 1;
        }
        if (inputs == 1 && twos && depth <= SawtoothSpec.DEEPEST) {
            specs.add(new SawtoothSpec(depth));
        }
        return specs;
    }

    /** Counts the constructions on the cube that they are made for. */
    void constructions() {
        for (NetworkSpec spec : constructions(stack)) {
            if (complete) {
                count(spec.build(), Domain.cube(stack.inputs(), 0, 1), null, CONSTRUCTION + spec.text());
            }
        }
    }

    /** Counts random networks, one a seed, and their mean, least and largest. */
    List<Long> random(NetworkSpec spec, List<Long> seeds, Domain domain) {
        List<Long> done = new ArrayList<>();
        List<Row> own = new ArrayList<>();
        for (long seed : seeds) {
            if (!complete) {
                break;
            }
            int before = rows.size();
            count(spec.build(seed), domain, seed, Row.VALUE);
            own.addAll(rows.subList(before, rows.size()));
            done.add(seed);
        }
        if (done.size() > 1) {
            rows.addAll(SeedAggregates.of(own));
            for (String measure : List.of(Bound.REGIONS, SHARE)) {
                List<Row> sorted = own.stream()
                        .filter(row -> row.measure().equals(measure))
                        .sorted(Comparator.comparing(row -> row.value() == null ? 0 : row.value()))
                        .toList();
                rows.add(renamed(sorted.get(0), SMALLEST));
                rows.add(renamed(sorted.get(sorted.size() - 1), LARGEST));
            }
        }
        return done;
    }

    private static Row renamed(Row row, String statistic) {
        return row(row.measure(), row.seed(), statistic, row.value(), row.unit(), row.certainty(), row.reason());
    }

    /** Counts one network. */
    void count(Network network, Domain domain, @Nullable Long seed, String statistic) {
        Domain seen = domain.unbounded()
                ? EssentialInputs.of(network, domain.dimension()).domain(network)
                : domain;
        Deadline deadline = new Deadline(monitor, seconds);
        RegionCount count = new Regions(network, seen, workers, options).count(Regions.UNSEEN, deadline);
        boolean stopped = !count.complete() && monitor.cancelled();
        String reason = count.complete()
                ? null
                : stopped
                        ? "interrupted: a part of the domain is counted"
                        : deadline.passed() ? "stopped at --time-limit" : "stopped at --max-regions";
        complete &= !stopped;
        Certificate certificate = Certificate.of(count);
        if (count.complete() && !certificate.certified()) {
            certified = false;
            String why = "not certified: " + String.join("; ", certificate.doubts());
            rows.add(row(Bound.REGIONS, seed, statistic, null, "regions", Certainty.EXACT, why));
            rows.add(row(SHARE, seed, statistic, null, "1", Certainty.EXACT, why));
            return;
        }
        Certainty certainty = count.complete() ? Certainty.EXACT : Certainty.LOWER_BOUND;
        rows.add(row(Bound.REGIONS, seed, statistic, (double) count.regions(), "regions", certainty, reason));
        share(seed, statistic, BigDecimal.valueOf(count.regions()), certainty);
    }

    /** Adds the share that a number has of the best upper bound. */
    void share(@Nullable Long seed, String statistic, BigDecimal number, Certainty certainty) {
        rows.add(row(SHARE, seed, statistic, Bound.share(number, best), "1", certainty, null));
    }

    private static Row row(
            String measure,
            @Nullable Long seed,
            String statistic,
            @Nullable Double value,
            String unit,
            Certainty certainty,
            @Nullable String reason) {
        return new Row(
                measure,
                0,
                NetworkFigures.NETWORK,
                seed,
                statistic,
                value,
                null,
                null,
                1,
                unit,
                certainty,
                0,
                reason,
                List.of());
    }
}
