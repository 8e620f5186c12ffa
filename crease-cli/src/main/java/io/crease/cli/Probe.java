package io.crease.cli;

import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.Readings;
import io.crease.network.NetworkSpec;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.Tracer;
import io.crease.trajectory.Trajectory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of what a run takes, from tracing eight short stretches of the first repetition's curve. Each is widened fourfold
 * until it holds 50 pieces or has taken 0.2 s.
 */
final class Probe {
    private static final int STRETCHES = 8;
    private static final double FIRST_SHARE = 0x1p-24;
    private static final int ENOUGH_PIECES = 50;
    private static final double ENOUGH_SECONDS = 0.2;
    private static final double BYTES_PER_PARAMETER = 2.0 * Double.BYTES;
    private static final double BASE_BYTES = 60 << 20;

    private final MeasureRun run;
    private final NetworkSpec spec;
    private final Workers workers;
    private double covered;
    private double events;
    private double pieces;
    private double seconds;

    Probe(MeasureRun run, NetworkSpec spec, Workers workers) {
        this.run = run;
        this.spec = spec;
        this.workers = workers;
    }

    /** The estimate in a few lines, for that many repetitions. */
    String estimate(@Nullable List<Long> seeds) {
        long seed = seeds == null ? run.ownSeed() : seeds.get(0);
        int repetitions = seeds == null ? 1 : seeds.size();
        Tracer tracer = run.tracer(seed);
        Trajectory trajectory = run.curve(seed).trajectory();
        for (int i = 0; i < STRETCHES; i++) {
            stretch(tracer, trajectory, (i + 0.5) / STRETCHES);
        }
        double range = trajectory.to() - trajectory.from();
        double each = 1 + events / covered * range;
        double time = Math.max(seconds / pieces * each, 0) * repetitions;
        double memory = BASE_BYTES
                + spec.parameters() * BYTES_PER_PARAMETER
                + tracer.options().memoryBudget();
        String kind = tracer.exact() ? "pieces" : "samples";
        return String.format(
                Locale.ROOT,
                "%-8s about %s%s%n%-8s at most about %s (weights %s, budget %s)%n%-8s about %s on %s%n"
                        + "Basis: %d stretches, %s of the curve, %,.0f %s traced in %s%s.%n",
                kind + ":",
                approximately(each * repetitions),
                repetitions > 1 ? " in " + repetitions + " repetitions" : "",
                "memory:",
                Bytes.text(memory),
                Bytes.text(spec.parameters() * BYTES_PER_PARAMETER),
                Bytes.text((double) tracer.options().memoryBudget()),
                "time:",
                Progress.duration(time),
                Words.count(workers.threads(), "thread"),
                STRETCHES,
                Figures.percent(covered / range),
                pieces,
                kind,
                Progress.duration(seconds),
                tracer.exact()
                        ? ""
                        : "; samples of short stretches are denser than those of the whole, so this is an upper estimate");
    }

    private static String approximately(double count) {
        return count < 1000
                ? String.format(Locale.ROOT, "%.0f", count)
                : String.format(Locale.ROOT, "%,.0f", Double.parseDouble(String.format(Locale.ROOT, "%.1e", count)));
    }

    private void stretch(Tracer tracer, Trajectory trajectory, double place) {
        double range = trajectory.to() - trajectory.from();
        double centre = trajectory.from() + place * range;
        double most = range / STRETCHES;
        for (double width = tracer.exact() ? range * FIRST_SHARE : most / 8; ; width *= 4) {
            double wide = Math.min(width, most);
            Trajectory part = trajectory.span(centre - wide / 2, centre + wide / 2);
            long start = System.nanoTime();
            Readings readings = Measurement.of(tracer, part, List.<Measure>of(), 0, Monitor.NONE);
            double took = (System.nanoTime() - start) / 1e9;
            long found = readings.traced().points();
            boolean enough = found >= ENOUGH_PIECES || took > ENOUGH_SECONDS || wide == most || !tracer.exact();
            if (enough) {
                covered += wide;
                events += Math.max(0, found - 1.0);
                pieces += found;
                seconds += took;
                return;
            }
        }
    }
}
