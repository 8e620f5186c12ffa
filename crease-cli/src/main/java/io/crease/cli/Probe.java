package io.crease.cli;

import io.crease.measure.Measurement;
import io.crease.measure.Readings;
import io.crease.numeric.Workers;
import io.crease.trace.ExactTracer;
import io.crease.trace.Monitor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Tracer;
import io.crease.trajectory.Trajectory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of what a run takes, from short stretches of the first repetition's curve. Pieces: of twelve stretches spread over the
 * curve, each widened fourfold until it holds 40 pieces or has taken half a second. Time: of one in the middle, wide enough to
 * keep all threads busy with full batches.
 */
final class Probe {
    private static final int STRETCHES = 12;
    private static final double FIRST_SHARE = 0x1p-24;
    private static final int ENOUGH_PIECES = 40;
    private static final double ENOUGH_SECONDS = 0.5;
    /** Batches for each thread in the stretch that is timed. */
    private static final int BATCHES = 4;

    private static final double MOST_TIMED_SECONDS = 4;
    private static final double BASE_BYTES = 60 << 20;

    private final MeasureRun run;
    private final Workers workers;

    /** What stretches of the curve held and took. */
    private record Found(double covered, double events, double pieces, double seconds) {
        Found and(Found other) {
            return new Found(
                    covered + other.covered, events + other.events, pieces + other.pieces, seconds + other.seconds);
        }
    }

    Probe(MeasureRun run, Workers workers) {
        this.run = run;
        this.workers = workers;
    }

    /** The estimate in a few lines, for that many repetitions. */
    String estimate(@Nullable List<Long> seeds) {
        long seed = seeds == null ? run.ownSeed() : seeds.get(0);
        int repetitions = seeds == null ? 1 : seeds.size();
        Tracer tracer = run.tracer(seed);
        Trajectory trajectory = run.curve(seed).trajectory();
        double range = trajectory.to() - trajectory.from();
        int even = tracer instanceof SampledTracer sampled ? sampled.evenSamples() : 0;
        Found spread = even > 0 ? few((SampledTracer) tracer, trajectory) : spread(tracer, trajectory);
        double each = even > 0 ? even : 1 + spread.events / spread.covered * range;
        Found timed = tracer instanceof ExactTracer exact ? timed(exact, trajectory, spread) : spread;
        double time = timed.seconds / timed.pieces * each * repetitions;
        double weights = run.weightBytes();
        double memory = BASE_BYTES + weights + tracer.options().memoryBudget();
        String kind = tracer.exact() ? "pieces" : "samples";
        Found all = tracer.exact() ? spread.and(timed) : spread;
        String basis = even > 0
                ? String.format(Locale.ROOT, "%,.0f samples of the whole curve", all.pieces)
                : String.format(
                        Locale.ROOT,
                        "%d stretches, %s of the curve, %,.0f %s",
                        STRETCHES + (tracer.exact() ? 1 : 0),
                        Figures.percent(Math.min(1, all.covered / range)),
                        all.pieces,
                        kind);
        return String.format(
                Locale.ROOT,
                "%-8s about %s%s%n%-8s at most about %s (weights %s, budget %s)%n%-8s about %s on %s%n"
                        + "Basis: %s, traced in %s%s.%n",
                kind + ":",
                approximately(each * repetitions),
                repetitions > 1 ? " in " + repetitions + " repetitions" : "",
                "memory:",
                Bytes.text(memory),
                Bytes.text(weights),
                Bytes.text((double) tracer.options().memoryBudget()),
                "time:",
                Progress.duration(time),
                Words.count(workers.threads(), "thread"),
                basis,
                Progress.duration(all.seconds),
                tracer.exact() || even > 0
                        ? ""
                        : "; samples of short stretches are denser than those of the whole, so this is an upper estimate");
    }

    private static String approximately(double count) {
        return count < 1000
                ? String.format(Locale.ROOT, "%.0f", count)
                : String.format(Locale.ROOT, "%,.0f", Double.parseDouble(String.format(Locale.ROOT, "%.1e", count)));
    }

    /** A twelfth of the samples that lie evenly on the whole curve. */
    private Found few(SampledTracer tracer, Trajectory trajectory) {
        double range = trajectory.to() - trajectory.from();
        int samples = Math.max(2, tracer.evenSamples() / STRETCHES);
        return stretch(tracer.evenly(samples), trajectory, trajectory.from() + range / 2, range);
    }

    /** What stretches spread over the curve hold. */
    private Found spread(Tracer tracer, Trajectory trajectory) {
        Found sum = new Found(0, 0, 0, 0);
        double range = trajectory.to() - trajectory.from();
        double most = range / STRETCHES;
        double share = FIRST_SHARE;
        for (int i = 0; i < STRETCHES; i++) {
            double centre = trajectory.from() + (i + 0.5) / STRETCHES * range;
            for (double width = tracer.exact() ? range * share : most / 8; ; width *= 4) {
                double wide = Math.min(width, most);
                Found found = stretch(tracer, trajectory, centre, wide);
                boolean enough = found.pieces >= ENOUGH_PIECES || found.seconds > ENOUGH_SECONDS || wide == most;
                if (enough || !tracer.exact()) {
                    sum = sum.and(found);
                    share = Math.max(FIRST_SHARE, wide / range / 16); // elsewhere about as wide
                    break;
                }
            }
        }
        return sum;
    }

    /** What a stretch in the middle takes that has some full batches for each thread, as far as a few seconds allow. */
    private Found timed(ExactTracer tracer, Trajectory trajectory, Found spread) {
        double range = trajectory.to() - trajectory.from();
        double wanted = (double) BATCHES * workers.threads() * tracer.batchPieces(trajectory.geometry());
        double affordable = MOST_TIMED_SECONDS * spread.pieces / spread.seconds;
        double width = Math.min(wanted, affordable) * spread.covered / Math.max(1, spread.events);
        return stretch(tracer, trajectory, trajectory.from() + range / 2, Math.min(range, width));
    }

    private Found stretch(Tracer tracer, Trajectory trajectory, double centre, double width) {
        Trajectory part = trajectory.span(
                Math.max(trajectory.from(), centre - width / 2), Math.min(trajectory.to(), centre + width / 2));
        long start = System.nanoTime();
        Readings readings = Measurement.of(tracer, part, run.measures(), 0, Monitor.NONE);
        long found = readings.traced().points();
        return new Found(width, Math.max(0, found - 1.0), found, (System.nanoTime() - start) / 1e9);
    }
}
