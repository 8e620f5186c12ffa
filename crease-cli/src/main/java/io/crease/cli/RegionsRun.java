package io.crease.cli;

import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Workers;
import io.crease.region.Certificate;
import io.crease.region.Domain;
import io.crease.region.RegionCount;
import io.crease.region.RegionEstimate;
import io.crease.region.RegionObserver;
import io.crease.region.Regions;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the regions of one network on one domain and gathers the rows. */
final class RegionsRun {
    /** Decimal logarithm of the regions that are estimated to take too long without a limit. */
    private static final double TOO_MANY = 10;

    private final NetworkSpec spec;
    private final Network network;
    private final AskedDomain asked;
    private final RegionOptions limits;
    private final Workers workers;
    private final SoFar soFar = new SoFar();

    /** @throws InputException if the network is smooth or foreign, or has too many regions to count */
    RegionsRun(NetworkSpec spec, AskedDomain asked, RegionOptions limits, Workers workers) {
        this.spec = spec;
        this.network = built(spec);
        this.asked = asked;
        this.limits = limits;
        this.workers = workers;
        refuseBeyondReach();
    }

    /** The network. @throws InputException if it is smooth or foreign */
    static Network built(NetworkSpec spec) {
        Network network = spec.build();
        Network.Node smooth = network.firstSmooth();
        if (smooth != null) {
            throw new InputException(spec.text() + ": " + smooth.name() + " ("
                    + smooth.layer().kind() + ") is smooth, so there are no regions; expected piecewise-linear"
                    + " activations: relu, hard-tanh …, see crease list activations");
        }
        return network;
    }

    /** How far the count has come, where there is no volume of which a share could be done; null where there is. */
    @Nullable
    Supplier<String> soFar() {
        return asked.domain().unbounded() ? soFar::text : null;
    }

    /** What was asked for. */
    NetworkSpec spec() {
        return spec;
    }

    /** What is cut. */
    Network network() {
        return network;
    }

    private void refuseBeyondReach() {
        int n = asked.domain().dimension();
        boolean whole = asked.words().points().isEmpty();
        if (!whole) {
            return; // a plane is within reach, and how much of it is cut depends on the patch
        }
        double estimate = RegionEstimate.log10(network, n);
        String regions =
                String.format(Locale.ROOT, "%s: roughly 10^%.0f regions in %d dimensions", spec.text(), estimate, n);
        String instead = "take a plane with --slice or --plane, or sample a box with --sample N";
        if (n > Domains.MOST_INPUTS) {
            throw new InputException(regions + "; expected at most " + Domains.MOST_INPUTS + " dimensions: " + instead
                    + ", or search it with --search");
        }
        if (estimate > TOO_MANY && !limits.limited()) {
            throw new InputException(regions
                    + String.format(
                            Locale.ROOT,
                            "; expected at most 10^%.0f: count a part with --max-regions or --time-limit, or %s",
                            TOO_MANY,
                            instead));
        }
    }

    /**
     * Counts until the end, a limit, or the monitor says stop.
     *
     * @param studies what is found besides
     * @param views files that are made on the way
     * @param command for the provenance
     */
    RegionsResult run(RegionStudies studies, List<RegionView> views, String command, Monitor monitor) {
        long start = System.nanoTime();
        Domain domain = asked.domain();
        Volumes volumes = new Volumes();
        List<RegionObserver> observers = new ArrayList<>(List.of(volumes, soFar));
        observers.addAll(studies.observers());
        views.forEach(view -> observers.addAll(view.observers()));
        Deadline deadline = new Deadline(monitor, limits.seconds());
        RegionCount count =
                new Regions(network, domain, workers, limits.options()).count(new SideBySide(observers), deadline);
        RegionsResult.End ended = count.complete() ? null : end(monitor, deadline);
        views.forEach(view -> view.write(count));
        RegionStudies.Found found = studies.found(count.complete());
        Double largest = volumes.any() ? Double.valueOf(volumes.largest()) : null;
        Double smallest = volumes.any() ? Double.valueOf(volumes.smallest()) : null;
        Long seed = spec.random() ? Long.valueOf(spec.seed()) : null;
        List<Row> rows = new ArrayList<>(new RegionRows(count, network, seed, ended == null ? null : ended.text())
                .of(
                        largest,
                        smallest,
                        UpperBound.of(network, domain.dimension()).stream().toList()));
        rows.addAll(found.rows(seed, count.regions(), ended == null ? null : ended.text()));
        List<String> doubts = new ArrayList<>(Certificate.of(count).doubts());
        doubts.addAll(found.doubts(count.complete()));
        Provenance provenance = new Provenance(
                command,
                seed == null ? List.of() : List.of(seed),
                workers.threads(),
                null,
                null,
                null,
                (System.nanoTime() - start) / 1e9,
                asked.notes());
        Subject subject = new Subject(Subject.OfNetwork.of(spec, network), null, null, asked.words());
        Result result = new Result("regions", provenance, subject, ended == null, rows);
        return new RegionsResult(result, count, new Certificate(doubts), largest, smallest, found, ended);
    }

    private static RegionsResult.End end(Monitor monitor, Deadline deadline) {
        if (monitor.cancelled()) {
            return RegionsResult.End.INTERRUPTED;
        }
        return deadline.passed() ? RegionsResult.End.TIME_LIMIT : RegionsResult.End.MOST_REGIONS;
    }
}
