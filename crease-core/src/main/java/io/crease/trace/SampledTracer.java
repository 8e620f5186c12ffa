package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Workers;
import io.crease.trajectory.Trajectory;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.LongAdder;

/**
 * Samples a trajectory, for smooth activations, curves known by points only and graphs that are run elsewhere. It starts from 256
 * intervals of t or more and halves an interval until, at every site, halving lengthens the chord by no more than three times the
 * tolerance, relative to the chord or (at kinks, where halving does not help) to 1/4096 of the image's length, or by no more than
 * rounding in single precision may. For a smooth image the error left is a third of that. The image is the polygon through the
 * samples, so lengths and counts are lower bounds.
 *
 * <p>All samples together hold 2²⁹ values at most, so that the largest networks take seconds. Where that would not be enough to
 * refine them, and when a number of samples is asked for, they lie evenly in t.
 */
public final class SampledTracer implements Tracer {
    private static final int INTERVALS = 256;
    private static final int FEWEST_INTERVALS = 32;
    private static final int MOST_ROWS = 2048;
    private static final int PATHS_IN_BUDGET = 4;
    private static final double KINK_SHARE = 1.0 / 4096;
    private static final long MOST_VALUES = 1L << 29;

    private final Images images;
    private final List<Site> sites;
    private final Workers workers;
    private final Options options;
    private final int rows;
    /** Number of evenly spaced samples, 0 when they are refined. */
    private final int even;

    /** Prepares a network. */
    public SampledTracer(Evaluator evaluator, Workers workers, Options options) {
        this(new NetworkImages(evaluator), workers, options);
    }

    /** Prepares anything that has images. */
    public SampledTracer(Images images, Workers workers, Options options) {
        this(images, workers, options, evenly(images.values()));
    }

    private SampledTracer(Images images, Workers workers, Options options, int even) {
        this.images = images;
        this.workers = workers;
        this.options = options;
        this.even = even;
        sites = images.sites();
        rows = (int) Math.max(
                8,
                Math.min(MOST_ROWS, options.memoryBudget() / (2 * PATHS_IN_BUDGET * images.values() * Double.BYTES)));
    }

    /** A tracer that takes a number of samples of a network, evenly in t; along polylines a few more, so that corners are samples. */
    public static SampledTracer evenly(Evaluator evaluator, int samples, Workers workers, Options options) {
        return evenly(new NetworkImages(evaluator), samples, workers, options);
    }

    /**
     * As {@link #evenly(Evaluator, int, Workers, Options)}, of anything that has images.
     *
     * @throws IllegalArgumentException if there are fewer than two samples
     */
    public static SampledTracer evenly(Images images, int samples, Workers workers, Options options) {
        if (samples < 2) {
            throw new IllegalArgumentException(samples + " samples; expected at least 2");
        }
        return new SampledTracer(images, workers, options, samples);
    }

    /** Number of evenly spaced samples, 0 when they are refined to the tolerance. */
    public int evenSamples() {
        return even;
    }

    /** This tracer with that many samples, evenly in t. */
    public SampledTracer evenly(int samples) {
        return evenly(images, samples, workers, options);
    }

    /** How many samples the largest images are given; 0 where there is enough to begin refining: three rounds over the intervals. */
    private static int evenly(long values) {
        return MOST_VALUES / values >= 3 * INTERVALS ? 0 : 1 + (int) Math.max(FEWEST_INTERVALS, MOST_VALUES / values);
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public List<Site> sites() {
        return sites;
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Traced trace(Trajectory trajectory, Observer observer, Monitor monitor) {
        Shape input = sites.get(0).shape();
        if (trajectory.dimension() != input.size()) {
            throw new IllegalArgumentException("the trajectory has " + trajectory.dimension()
                    + " coordinates; the network expects " + input.size() + " " + input);
        }
        return workers.run(new RecursiveTask<Traced>() {
            private static final long serialVersionUID = 1;

            @Override
            protected Traced compute() {
                return even > 0
                        ? new EvenSampling(
                                        images,
                                        trajectory,
                                        grid(trajectory.breaks(), even - 1),
                                        options.memoryBudget(),
                                        monitor)
                                .run(observer)
                        : new Run(trajectory, monitor).run(observer);
            }
        });
    }

    /** At least so many intervals, each stretch between two breaks divided into equally many. */
    private static double[] grid(double[] breaks, int intervals) {
        int each = (intervals - 1) / (breaks.length - 1) + 1;
        double[] grid = new double[(breaks.length - 1) * each + 1];
        for (int i = 0; i < grid.length; i++) {
            int b = Math.min(i / each, breaks.length - 2);
            double share = (double) (i - b * each) / each;
            grid[i] = share == 1 ? breaks[b + 1] : breaks[b] + share * (breaks[b + 1] - breaks[b]);
        }
        return grid;
    }

    /** One trace that is refined. */
    private final class Run {
        private final Trajectory trajectory;
        private final Monitor monitor;
        private final double[] grid;
        private final long mostPoints;
        private final Noise noise;
        private final LongAdder points = new LongAdder();
        private final double[] lengths = new double[sites.size()];
        private volatile boolean stopped;

        Run(Trajectory trajectory, Monitor monitor) {
            this.trajectory = trajectory;
            this.monitor = monitor;
            grid = grid(trajectory.breaks(), INTERVALS);
            mostPoints = Math.min(options.mostPoints(), MOST_VALUES / images.values());
            noise = Noise.of(images, trajectory);
        }

        Traced run(Observer observer) {
            points.add(grid.length);
            int each = Math.max(1, rows / 4);
            int parts = (grid.length - 2) / each + 1;
            for (int part = 0; part < parts; part++) {
                measure(samples(part, parts));
            }
            SamplingErrors errors = new SamplingErrors(observer, lengths.length);
            InOrder.follow(parts, errors, (part, own) -> {
                Samples samples = samples(part, parts);
                boolean[] open = new boolean[samples.count() - 1];
                java.util.Arrays.fill(open, true);
                return refine(samples, open, share(mostPoints, open.length, grid.length - 1), own);
            });
            return new Traced(false, !stopped, points.sum(), errors.relative(lengths));
        }

        private Samples samples(int part, int parts) {
            int first = (int) ((long) (grid.length - 1) * part / parts);
            int end = (int) ((long) (grid.length - 1) * (part + 1) / parts);
            return new Samples(images, trajectory, java.util.Arrays.copyOfRange(grid, first, end + 1));
        }

        private void measure(Samples samples) {
            for (Site site : sites) {
                Batch batch = samples.image(site);
                for (int i = 0; i + 1 < samples.count(); i++) {
                    lengths[site.index()] += Samples.distance(batch, i, i + 1);
                }
            }
        }

        /** A share of the samples that may still be taken: of their number alone, so that it does not depend on other threads. */
        private static long share(long allowance, int part, int whole) {
            return (long) Math.ceil((double) allowance * part / Math.max(1, whole));
        }

        private boolean refine(Samples start, boolean[] startOpen, long allowance, Observer observer) {
            Samples samples = start;
            boolean[] open = startOpen;
            long left = allowance;
            while (any(open)) {
                if (stopped || monitor.cancelled()) {
                    stopped = true;
                    return false;
                }
                if (samples.count() > rows) {
                    Samples whole = samples;
                    boolean[] flags = open;
                    int middle = (samples.count() - 1) / 2;
                    int intervals = samples.count() - 1;
                    long rest = left;
                    return InOrder.follow(2, observer, (part, own) -> {
                        int from = part == 0 ? 0 : middle;
                        int to = part == 0 ? middle : intervals;
                        boolean[] half = java.util.Arrays.copyOfRange(flags, from, to);
                        return refine(whole.part(from, to), half, share(rest, count(half), count(flags)), own);
                    });
                }
                samples = samples.halved(open);
                points.add(count(open));
                left -= count(open);
                open = judge(samples, open, left <= 0, observer);
            }
            emit(samples, observer);
            return true;
        }

        /** Which intervals of the halved samples are still to be halved; the errors of all others are added up. */
        private boolean[] judge(Samples halved, boolean[] wasOpen, boolean last, Observer observer) {
            boolean[] open = new boolean[halved.count() - 1];
            double[] errors = ((SamplingErrors) observer).errors;
            int at = 0;
            for (boolean split : wasOpen) {
                if (!split) {
                    at++;
                    continue;
                }
                boolean rough = false;
                double[] excess = new double[lengths.length];
                for (Site site : sites) {
                    Batch batch = halved.image(site);
                    double chord = Samples.distance(batch, at, at + 2);
                    double bent = Samples.distance(batch, at, at + 1) + Samples.distance(batch, at + 1, at + 2);
                    excess[site.index()] = bent - chord;
                    double scale = Math.max(bent, KINK_SHARE * lengths[site.index()]);
                    rough |= bent - chord > 3 * options.tolerance() * scale && bent - chord > noise.excess(site, chord);
                }
                double middle = halved.t(at + 1);
                boolean fine = halved.t(at + 2) - halved.t(at) <= noise.resolution * Math.max(1, Math.abs(middle));
                boolean again = rough && !fine && !last;
                open[at] = again;
                open[at + 1] = again;
                if (!again) {
                    for (int s = 0; s < errors.length; s++) {
                        errors[s] += excess[s] / 3;
                    }
                }
                at += 2;
            }
            return open;
        }

        private void emit(Samples samples, Observer observer) {
            samples.show(samples.t(0) == grid[0], observer);
            double span = grid[grid.length - 1] - grid[0];
            monitor.advanced((samples.t(samples.count() - 1) - samples.t(0)) / span);
        }
    }

    private static boolean any(boolean[] flags) {
        return count(flags) > 0;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
