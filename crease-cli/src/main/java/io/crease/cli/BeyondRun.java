package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Workers;
import io.crease.region.LinearSearch;
import io.crease.region.Richness;
import io.crease.region.SampledPatterns;
import io.crease.region.SearchedRegion;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds regions of one network on one domain without cutting it: by random points, or by linear programmes. */
final class BeyondRun {
    static final String ESTIMATED = "estimated-regions";
    static final String ONCE = "patterns-met-once";
    static final String TWICE = "patterns-met-twice";
    static final String SAMPLED = "sampled-points";
    static final String DOUBTFUL_POINTS = "doubtful-points";
    static final String DOUBTFUL = "doubtful-hyperplanes";
    static final String PROGRAMMES = "linear-programmes";

    /** Bytes for the table of patterns. */
    private static final long MEMORY = 512L << 20;

    private final NetworkSpec spec;
    private final Network network;
    private final AskedDomain asked;
    private final RegionOptions limits;
    private final Workers workers;
    private final String command;
    private final long start = System.nanoTime();

    /** @throws InputException if the network is smooth or foreign, or the domain is no box */
    BeyondRun(
            NetworkSpec spec,
            Network network,
            AskedDomain asked,
            RegionOptions limits,
            Workers workers,
            String command) {
        this.spec = spec;
        this.network = network;
        this.asked = asked;
        this.limits = limits;
        this.workers = workers;
        this.command = command;
        if (asked.domain().low() == null) {
            throw new InputException(RegionsPage.words(asked.words())
                    + " is no box; expected --box, --slice or --plane with --sample, and --box with --search");
        }
    }

    /** Distinct patterns at random points. */
    FoundRegions sample(long points, long seed, Monitor monitor) {
        Deadline deadline = new Deadline(monitor, limits.seconds());
        Richness seen = new SampledPatterns(network, asked.domain()).sample(points, seed, MEMORY, workers, deadline);
        boolean interrupted = monitor.cancelled() && !seen.complete();
        String reason = seen.complete()
                ? null
                : interrupted
                        ? "interrupted"
                        : deadline.passed() ? "stopped by --time-limit" : "stopped: the table of patterns is full";
        long drawn = seen.points() + seen.doubtful();
        List<Row> rows = new ArrayList<>();
        rows.add(row(RegionRows.REGIONS, (double) seen.distinct(), Certainty.LOWER_BOUND, drawn, reason, true));
        boolean estimated = seen.points() > 0 && (seen.doubletons() > 0 || seen.singletons() == 0);
        Double chao = estimated ? finite(seen.chao1()) : null;
        Double low = estimated ? finite(seen.low()) : null;
        Double high = estimated ? finite(seen.high()) : null;
        rows.add(new Row(
                ESTIMATED,
                0,
                ReadingRows.NETWORK,
                seed(),
                Row.VALUE,
                chao,
                low,
                high,
                1,
                "regions",
                Certainty.ESTIMATE,
                drawn,
                estimated
                        ? "Chao1; low and high are its 95 % interval"
                        : "no pattern was met twice: too few points to estimate from",
                List.of()));
        rows.add(row(ONCE, (double) seen.singletons(), Certainty.EXACT, drawn, reason, false));
        rows.add(row(TWICE, (double) seen.doubletons(), Certainty.EXACT, drawn, reason, false));
        rows.add(row(SAMPLED, (double) drawn, Certainty.EXACT, drawn, reason, false));
        rows.add(row(DOUBTFUL_POINTS, (double) seen.doubtful(), Certainty.EXACT, drawn, reason, false));
        Map<String, @Nullable Number> summary = new LinkedHashMap<>();
        summary.put("regions", seen.distinct());
        summary.put("estimate", chao);
        summary.put("estimateLow", low);
        summary.put("estimateHigh", high);
        summary.put("points", drawn);
        summary.put("metOnce", seen.singletons());
        summary.put("metTwice", seen.doubletons());
        summary.put("doubtfulPoints", seen.doubtful());
        List<String> sentences = new ArrayList<>();
        if (reason != null) {
            sentences.add(capital(reason) + " behind " + Words.count(drawn, "point") + " of "
                    + Figures.text((double) points) + ".");
        }
        sentences.add("Lower bound: each pattern found is a region that exists"
                + (seen.doubtful() > 0
                        ? "; " + Words.count(seen.doubtful(), "point") + " within rounding of a boundary left out."
                        : "."));
        if (!estimated) {
            sentences.add("No pattern was met twice: too few points to estimate how many regions there are.");
        } else {
            sentences.add("Estimate (Chao1 with its 95 % interval), no bound: it is usually too small, as regions far"
                    + " rarer than a point in " + Figures.text((double) drawn) + " leave no trace.");
            sentences.add(Figures.percent((double) seen.singletons() / seen.points())
                    + " of the points hit a region that no other point hit: about the share of volume in regions not"
                    + " found.");
        }
        addBound(rows.get(0), sentences);
        return new FoundRegions(
                result(rows, seed, reason == null),
                "sample",
                summary,
                List.of("sampled: the number is a lower bound"),
                "at least " + Words.count(seen.distinct(), "region"),
                sentences,
                interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE);
    }

    /** Regions of a box by linear programmes, each shown to {@code regions}, with its facets if asked for. */
    FoundRegions search(boolean facets, Consumer<SearchedRegion> regions, Monitor monitor) {
        Deadline deadline = new Deadline(monitor, limits.seconds());
        LinearSearch.Found found = new LinearSearch(network, asked.domain())
                .search(new LinearSearch.Options(facets, limits.options().mostRegions()), regions, deadline);
        boolean interrupted = !found.complete() && monitor.cancelled();
        String ended = found.complete()
                ? null
                : interrupted
                        ? "interrupted"
                        : deadline.passed() ? "stopped by --time-limit" : "stopped by --max-regions";
        List<String> doubts = new ArrayList<>();
        if (ended != null) {
            doubts.add(ended + ": only a part of the domain was seen");
        }
        if (found.doubtful() > 0) {
            doubts.add(Words.count(found.doubtful(), "hyperplane")
                    + " of which rounding hides whether they cut: taken not to");
        }
        String reason = doubts.isEmpty() ? null : String.join("; ", doubts);
        Certainty certainty = found.certified() ? Certainty.EXACT : Certainty.LOWER_BOUND;
        List<Row> rows = new ArrayList<>();
        rows.add(row(RegionRows.REGIONS, (double) found.regions(), certainty, found.regions(), reason, true));
        rows.add(row(DOUBTFUL, (double) found.doubtful(), Certainty.EXACT, found.regions(), null, false));
        rows.add(row(PROGRAMMES, (double) found.programmes(), Certainty.EXACT, found.regions(), null, false));
        Map<String, @Nullable Number> summary = new LinkedHashMap<>();
        summary.put("regions", found.regions());
        summary.put("doubtfulHyperplanes", found.doubtful());
        summary.put("linearProgrammes", found.programmes());
        List<String> sentences = new ArrayList<>();
        if (found.certified()) {
            sentences.add(
                    "Certified: every hyperplane either has certain points of a region on both sides or is shown by"
                            + " multipliers not to cut it.");
        }
        doubts.forEach(doubt -> sentences.add(capital(doubt) + ". The number is a lower bound."));
        addBound(rows.get(0), sentences);
        boolean done = found.certified() || ended != null;
        return new FoundRegions(
                result(rows, null, ended == null),
                "search",
                summary,
                doubts,
                (found.certified() ? "" : "at least ") + Words.count(found.regions(), "region"),
                sentences,
                interrupted ? ExitCode.INTERRUPTED : done ? ExitCode.DONE : ExitCode.NOT_CERTIFIED);
    }

    private static void addBound(Row row, List<String> sentences) {
        Double value = row.value();
        if (value != null) {
            row.predictions().forEach(bound -> sentences.add(RegionsPage.bound(value.longValue(), bound)));
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    private @Nullable Long seed() {
        return spec.random() ? Long.valueOf(spec.seed()) : null;
    }

    private Row row(
            String measure, double value, Certainty certainty, long points, @Nullable String reason, boolean bounded) {
        return new Row(
                measure,
                0,
                ReadingRows.NETWORK,
                seed(),
                Row.VALUE,
                value,
                null,
                null,
                1,
                measure.endsWith("points") ? "points" : measure.equals(PROGRAMMES) ? "programmes" : "regions",
                certainty,
                points,
                reason,
                bounded
                        ? UpperBound.of(network, asked.domain().dimension()).stream()
                                .toList()
                        : List.of());
    }

    private Result result(List<Row> rows, @Nullable Long pointSeed, boolean complete) {
        List<String> notes = new ArrayList<>(asked.notes());
        if (pointSeed != null) {
            notes.add("Points are drawn with seed " + pointSeed);
        }
        Long own = seed();
        Provenance provenance = new Provenance(
                command,
                own == null ? List.of() : List.of(own),
                workers.threads(),
                pointSeed == null ? null : Long.valueOf(MEMORY),
                null,
                null,
                (System.nanoTime() - start) / 1e9,
                notes);
        Subject subject = new Subject(Subject.OfNetwork.of(spec, network), null, null, asked.words());
        return new Result("regions", provenance, subject, complete, rows);
    }
}
