package io.crease.measure;

import io.crease.network.Evaluator;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Letters;
import io.crease.trace.Monitor;
import io.crease.trace.Observer;
import io.crease.trace.Site;
import io.crease.trace.Strip;
import io.crease.trace.Traced;
import io.crease.trace.Tracer;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.WeightSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Distinct labellings of a set of points by the signs of a network's first output while one layer's weights run through a closed
 * curve (Raghu et al. 2017, section 2.3). Each point's sign changes are found exactly; between two of them the labelling is
 * constant.
 */
public final class Dichotomies {
    /**
     * What a sweep met.
     *
     * @param distinct number of distinct labellings
     * @param changes number of sign changes of single points on the way
     * @param pieces number of linear pieces that were traced, over all points
     * @param lowerBound whether there may be more labellings, since their set outgrew its memory
     * @param complete false when the sweep was stopped; then the counts mean nothing
     */
    public record Count(int distinct, int changes, long pieces, boolean lowerBound, boolean complete) {}

    private record Flip(double t, int point) {}

    private Dichotomies() {}

    /**
     * Counts the labellings that a sweep meets.
     *
     * @param points the set S; a labelling is one sign each
     * @param monitor hears of the points' traces, all of them together as its whole
     * @throws IllegalArgumentException if the network behind the swept layer is not piecewise linear
     */
    public static Count of(
            WeightSweep sweep, List<Tensor> points, Workers workers, Tracer.Options options, Monitor monitor) {
        Evaluator tail = new Evaluator(sweep.tail());
        List<Flip> flips = new ArrayList<>();
        long pieces = 0;
        boolean complete = true;
        for (int i = 0; i < points.size() && complete; i++) {
            Optional<Ellipse> moving = sweep.curve(points.get(i));
            if (moving.isEmpty()) {
                monitor.advanced(1.0 / points.size());
                complete = !monitor.cancelled();
                continue; // this point's sign is the same all along
            }
            Ellipse curve = moving.get();
            Tracer tracer = Tracer.of(tail, curve.geometry(), workers, options);
            if (!tracer.exact()) {
                throw new IllegalArgumentException(
                        "dichotomies need a piecewise-linear network behind the swept layer");
            }
            Flips observer = new Flips();
            Traced traced = tracer.trace(curve, observer, monitor.part(1.0 / points.size()));
            pieces += traced.points();
            complete = traced.complete();
            for (int k = 0; k < observer.count; k++) {
                flips.add(new Flip(observer.times[k], i));
            }
        }
        flips.sort(Comparator.comparingDouble(Flip::t).thenComparingInt(Flip::point));
        // A labelling is known up to the first one by which points have flipped an odd number of times.
        HashSet128 seen = new HashSet128(options.memoryBudget());
        long high = 0;
        long low = 0;
        seen.add(high, low);
        for (int k = 0; k < flips.size(); k++) {
            high ^= RandomStream.mix(2L * flips.get(k).point());
            low ^= RandomStream.mix(2L * flips.get(k).point() + 1);
            if (k + 1 == flips.size() || flips.get(k + 1).t() > flips.get(k).t()) {
                seen.add(high, low);
            }
        }
        return new Count(seen.size(), flips.size(), pieces, seen.full(), complete);
    }

    /** Collects the times at which output 0 changes its sign. */
    private static final class Flips implements Observer {
        private final LetterRun run = new LetterRun();
        private double[] times = new double[16];
        private int count;
        private double start = Double.NaN;

        @Override
        public Observer fork() {
            return new Flips();
        }

        private void add(double t) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = t;
        }

        @Override
        public void accept(Strip strip) {
            if (strip.site().kind() != Site.Kind.OUTPUT) {
                return;
            }
            if (Double.isNaN(start)) {
                start = strip.t(0);
            }
            Letters sides = strip.sides(0);
            run.accept(sides, (j, from, to) -> {
                if (j == 0) {
                    add(strip.t(0));
                }
            });
            for (int i = 0; i < sides.changes(); i++) {
                if (sides.neuron(i) == 0) {
                    add(sides.t(i));
                }
            }
        }

        @Override
        public void append(Observer later) {
            Flips that = (Flips) later;
            run.append(that.run, (j, from, to) -> {
                if (j == 0) {
                    add(that.start);
                }
            });
            for (int i = 0; i < that.count; i++) {
                add(that.times[i]);
            }
            start = Double.isNaN(start) ? that.start : start;
        }
    }
}
