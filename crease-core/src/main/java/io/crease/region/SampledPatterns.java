package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.InTurn;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.util.concurrent.RecursiveTask;

/**
 * Activation patterns at random points of a box: for networks with too many inputs or regions to cut. What is found exists, so the
 * number of distinct patterns is a lower bound of the number of regions. Points are evaluated in batches and not kept; batches are
 * drawn from streams of their own, so that results do not depend on the number of threads.
 */
public final class SampledPatterns {
    private static final long VALUES_IN_BATCH = 1 << 20;
    private static final int SMALLEST_BATCH = 16;
    private static final int LARGEST_BATCH = 1024;

    private final PointPatterns patterns;
    private final Domain domain;
    private final double[] low;
    private final double[] high;
    private final int rows;
    /** How far, at most, a point as doubles is from the patch. */
    private final double pointError;

    /**
     * Prepares a network.
     *
     * @throws InputException if an activation is smooth, the domain is no box, or it lies in another space than the network's input
     */
    public SampledPatterns(Network network, Domain domain) {
        Network.Node smooth = network.firstSmooth();
        if (smooth != null) {
            throw new InputException(smooth.name() + ": " + smooth.layer().kind()
                    + " is smooth and has no linear regions; expected piecewise-linear activations, such as relu");
        }
        double[] lows = domain.low();
        double[] highs = domain.high();
        if (lows == null || highs == null) {
            throw new InputException("the domain has no sides to draw points between; expected a box");
        }
        if (domain.inputs() != network.input().size()) {
            throw new InputException("the domain lies in a space of " + domain.inputs()
                    + " inputs; the network expects " + network.input().size());
        }
        this.domain = domain;
        low = lows;
        high = highs;
        patterns = new PointPatterns(network);
        pointError = pointError();
        long values = network.input().size();
        for (Network.Node node : network.nodes()) {
            values += node.shape().size();
        }
        rows = (int) Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, VALUES_IN_BATCH / values));
    }

    /** 0 where coordinates are the inputs themselves. */
    private double pointError() {
        int n = domain.dimension();
        int inputs = domain.inputs();
        boolean same = n == inputs;
        double size = 0;
        for (int i = 0; i < inputs; i++) {
            size += Math.abs(domain.origin(i));
            same &= domain.origin(i) == 0;
            for (int d = 0; d < n; d++) {
                size += Math.max(Math.abs(low[d]), Math.abs(high[d])) * Math.abs(domain.direction(d, i));
                same &= domain.direction(d, i) == (d == i ? 1 : 0);
            }
        }
        return same ? 0 : NodeNorms.up(NodeNorms.gamma(2L * n + inputs + 2) * size);
    }

    /**
     * Draws points, uniform in the box, and counts their patterns.
     *
     * @param points how many, at least 0
     * @param seed of all random numbers
     * @param memory bytes for the table of patterns; when it is full, no more points are drawn
     * @param monitor hears the share of the points that is done, and can stop the sampling
     * @throws IllegalArgumentException if {@code points} is negative
     */
    public Richness sample(long points, long seed, long memory, Workers workers, Monitor monitor) {
        if (points < 0) {
            throw new IllegalArgumentException("number of points is " + points + "; expected at least 0");
        }
        return workers.run(new RecursiveTask<Richness>() {
            private static final long serialVersionUID = 1;

            @Override
            protected Richness compute() {
                return new Run(points, RandomStream.of(seed).named("points"), memory, monitor).richness();
            }
        });
    }

    /** One sampling. */
    private final class Run {
        private final long wanted;
        private final RandomStream stream;
        private final PatternTable table;
        private final Monitor monitor;
        private long certain;
        private long doubtful;
        private boolean stopped;

        Run(long wanted, RandomStream stream, long memory, Monitor monitor) {
            this.wanted = wanted;
            this.stream = stream;
            this.monitor = monitor;
            table = new PatternTable(memory);
        }

        Richness richness() {
            InTurn<PointPatterns.Hashes> inTurn = new InTurn<>(InTurn.threadsHere(), this::take);
            for (long from = 0; from < wanted && !stopped; from += rows) {
                long first = from;
                int count = (int) Math.min(rows, wanted - from);
                inTurn.add(() -> patterns.of(points(first, count), pointError));
            }
            inTurn.drain();
            return new Richness(
                    certain, table.distinct(), table.once(), table.twice(), doubtful, certain + doubtful == wanted);
        }

        /** Takes in a batch; those behind the one at which the sampling stopped are as if they had not been drawn. */
        private void take(PointPatterns.Hashes hashes) {
            for (int i = 0; i < hashes.count() && !stopped; i++) {
                table.add(hashes.high(i), hashes.low(i));
                stopped = table.full();
                certain += stopped ? 0 : 1;
            }
            if (!stopped) {
                doubtful += hashes.doubtful();
                monitor.advanced((double) (hashes.count() + hashes.doubtful()) / wanted);
                stopped = monitor.cancelled();
            }
        }

        private Batch points(long first, int count) {
            RandomStream own = stream.named(String.valueOf(first));
            Batch batch = new Batch(domain.inputs());
            batch.resize(count);
            double[] u = new double[low.length];
            for (int r = 0; r < count; r++) {
                for (int i = 0; i < u.length; i++) {
                    double share = own.uniform();
                    u[i] = (1 - share) * low[i] + share * high[i];
                }
                System.arraycopy(domain.at(u), 0, batch.values(), r * batch.width(), batch.width());
            }
            return batch;
        }
    }
}
