package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.Workers;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.LongAdder;

/**
 * Samples a trajectory, for smooth activations and curves known by points only. It starts from 256 intervals of t or more and
 * halves an interval until, at every site, halving lengthens the chord by no more than three times the tolerance, relative to the
 * chord or (at kinks, where halving does not help) to 1/4096 of the image's length. For a smooth image the error left is a third
 * of that. The image is the polygon through the samples, so lengths and counts are lower bounds.
 */
public final class SampledTracer implements Tracer {
    private static final int INTERVALS = 256;
    private static final int MOST_ROWS = 2048;
    private static final int PATHS_IN_BUDGET = 4;
    private static final double KINK_SHARE = 1.0 / 4096;

    private final Network network;
    private final Evaluator evaluator;
    private final Sites sites;
    private final Workers workers;
    private final Options options;
    private final int rows;

    /** Prepares a network. */
    public SampledTracer(Evaluator evaluator, Workers workers, Options options) {
        this.evaluator = evaluator;
        this.network = evaluator.network();
        this.workers = workers;
        this.options = options;
        sites = new Sites(network);
        long width = network.input().size();
        for (Network.Node node : network.nodes()) {
            width += node.shape().size();
        }
        rows = (int)
                Math.max(8, Math.min(MOST_ROWS, options.memoryBudget() / (2 * PATHS_IN_BUDGET * width * Double.BYTES)));
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public List<Site> sites() {
        return sites.all();
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Traced trace(Trajectory trajectory, Observer observer, Monitor monitor) {
        if (trajectory.dimension() != network.input().size()) {
            throw new IllegalArgumentException("the trajectory has " + trajectory.dimension()
                    + " coordinates; the network expects " + network.input().size() + " " + network.input());
        }
        Run run = new Run(trajectory, monitor);
        return workers.run(new RecursiveTask<Traced>() {
            private static final long serialVersionUID = 1;

            @Override
            protected Traced compute() {
                return run.run(observer);
            }
        });
    }

    /** One trace. */
    private final class Run {
        private final Trajectory trajectory;
        private final Monitor monitor;
        private final double[] grid;
        private final LongAdder points = new LongAdder();
        private final double[] lengths = new double[sites.all().size()];
        private volatile boolean stopped;

        Run(Trajectory trajectory, Monitor monitor) {
            this.trajectory = trajectory;
            this.monitor = monitor;
            double[] breaks = trajectory.breaks();
            int each = (INTERVALS - 1) / (breaks.length - 1) + 1;
            grid = new double[(breaks.length - 1) * each + 1];
            for (int i = 0; i < grid.length; i++) {
                int b = Math.min(i / each, breaks.length - 2);
                double share = (double) (i - b * each) / each;
                grid[i] = share == 1 ? breaks[b + 1] : breaks[b] + share * (breaks[b + 1] - breaks[b]);
            }
        }

        Traced run(Observer observer) {
            points.add(grid.length);
            int each = Math.max(1, rows / 4);
            int parts = (grid.length - 2) / each + 1;
            for (int part = 0; part < parts; part++) {
                measure(samples(part, parts));
            }
            ErrorObserver errors = new ErrorObserver(observer, lengths.length);
            InOrder.follow(parts, errors, (part, own) -> {
                Samples samples = samples(part, parts);
                boolean[] open = new boolean[samples.count() - 1];
                java.util.Arrays.fill(open, true);
                return refine(samples, open, share(options.mostPoints(), open.length, grid.length - 1), own);
            });
            return new Traced(false, !stopped, points.sum(), errors.relative(lengths));
        }

        private Samples samples(int part, int parts) {
            int first = (int) ((long) (grid.length - 1) * part / parts);
            int end = (int) ((long) (grid.length - 1) * (part + 1) / parts);
            return new Samples(evaluator, trajectory, java.util.Arrays.copyOfRange(grid, first, end + 1));
        }

        private void measure(Samples samples) {
            for (Site site : sites.all()) {
                Batch batch = batch(samples, site);
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
            double[] errors = ((ErrorObserver) observer).errors;
            int at = 0;
            for (boolean split : wasOpen) {
                if (!split) {
                    at++;
                    continue;
                }
                boolean rough = false;
                double[] excess = new double[lengths.length];
                for (Site site : sites.all()) {
                    Batch batch = batch(halved, site);
                    double chord = Samples.distance(batch, at, at + 2);
                    double bent = Samples.distance(batch, at, at + 1) + Samples.distance(batch, at + 1, at + 2);
                    excess[site.index()] = bent - chord;
                    double scale = Math.max(bent, KINK_SHARE * lengths[site.index()]);
                    rough |= bent - chord > 3 * options.tolerance() * scale;
                }
                double middle = halved.t(at + 1);
                boolean fine = halved.t(at + 2) - halved.t(at) <= 0x1p-44 * Math.max(1, Math.abs(middle));
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

        private Batch batch(Samples samples, Site site) {
            return samples.image(sites.node(site));
        }

        private void emit(Samples samples, Observer observer) {
            boolean starts = samples.t(0) == grid[0];
            Partition partition = samples.partition(Geometry.FREE, starts);
            for (Site site : sites.all()) {
                Letters letters = null;
                if (site.cutting()) {
                    letters = PointLetters.of(network, evaluator, sites, site, samples, starts);
                    PointLetters.hash(site.index(), partition, letters);
                }
                observer.accept(new Strip(site, partition, batch(samples, site), letters));
            }
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

    /** Hands strips on to another observer and adds up error estimates beside it, in the same order. */
    private static final class ErrorObserver implements Observer {
        private final Observer observer;
        final double[] errors;

        ErrorObserver(Observer observer, int sites) {
            this.observer = observer;
            errors = new double[sites];
        }

        double relative(double[] lengths) {
            double largest = 0;
            for (int s = 0; s < errors.length; s++) {
                largest = lengths[s] > 0 ? Math.max(largest, errors[s] / lengths[s]) : largest;
            }
            return largest;
        }

        @Override
        public Observer fork() {
            return new ErrorObserver(observer.fork(), errors.length);
        }

        @Override
        public void accept(Strip strip) {
            observer.accept(strip);
        }

        @Override
        public void append(Observer later) {
            ErrorObserver that = (ErrorObserver) later;
            observer.append(that.observer);
            for (int s = 0; s < errors.length; s++) {
                errors[s] += that.errors[s];
            }
        }
    }
}
