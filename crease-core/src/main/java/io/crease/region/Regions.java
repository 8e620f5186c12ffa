package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.InTurn;
import io.crease.numeric.InputException;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RecursiveTask;

/**
 * Cuts a domain into the activation regions of a piecewise-linear network and counts them: layer by layer, each region by the neurons
 * whose hyperplane crosses it. Every sign that decides is settled by a bound on the rounding error or in exact arithmetic. Regions are not
 * kept: memory does not grow with their number. Results, and the order in which an observer sees regions, do not depend on the number
 * of threads.
 */
public final class Regions {
    /** An observer for those who only count. */
    public static final RegionObserver UNSEEN = new RegionObserver() {
        @Override
        public RegionObserver fork() {
            return this;
        }

        @Override
        public void accept(Region region) {}

        @Override
        public void append(RegionObserver later) {}
    };

    private static final int LARGEST_FRONT = 64;
    private static final long VALUES_IN_FRONT = 4L << 20;

    private final Plan plan;
    private final Domain domain;
    private final Workers workers;
    private final Options options;
    private final boolean allFaces;

    /**
     * How to count.
     *
     * @param allFaces whether faces of every dimension are counted, not only vertices, edges and regions; in all of R^n they are always, as the Euler
     *     characteristic is all that can be checked there
     * @param volumes whether volumes are summed, which shows that nothing is missing; in five dimensions it takes longer than the count
     * @param mostRegions after which counting stops; the count is then a lower bound
     */
    public record Options(boolean allFaces, boolean volumes, long mostRegions) {
        /** Vertices, edges and regions, however many, and their volumes. */
        public static final Options DEFAULT = new Options(false, true, Long.MAX_VALUE);

        /** @throws IllegalArgumentException if {@code mostRegions} is not positive */
        public Options {
            if (mostRegions < 1) {
                throw new IllegalArgumentException("most regions is " + mostRegions + "; expected at least 1");
            }
        }
    }

    /**
     * Prepares a network.
     *
     * @throws InputException if an activation is smooth, or the domain lies in another space than the network's input
     */
    public Regions(Network network, Domain domain, Workers workers, Options options) {
        Network.Node smooth = network.firstSmooth();
        if (smooth != null) {
            throw new InputException(smooth.name() + ": " + smooth.layer().kind()
                    + " is smooth and has no linear regions; expected piecewise-linear activations, such as relu");
        }
        if (domain.inputs() != network.input().size()) {
            throw new InputException("the domain lies in a space of " + domain.inputs()
                    + " inputs; the network expects " + network.input().size());
        }
        this.domain = domain;
        this.workers = workers;
        this.options = options;
        allFaces = options.allFaces || domain.unbounded();
        plan = new Plan(network, domain, new ExactArithmetic(network, domain));
    }

    /** Counts the regions. */
    public RegionCount count() {
        return count(UNSEEN, Monitor.NONE);
    }

    /**
     * Counts the regions and shows each to the observer.
     *
     * @param monitor hears the share of the domain's volume that is done, and can stop the count, which is then a lower bound
     * @throws ArithmeticException if values overflow
     */
    public RegionCount count(RegionObserver observer, Monitor monitor) {
        return workers.run(new RecursiveTask<RegionCount>() {
            private static final long serialVersionUID = 1;

            @Override
            protected RegionCount compute() {
                return new Run(observer, monitor).count();
            }
        });
    }

    /** One count. */
    private final class Run {
        private final RegionObserver observer;
        private final Monitor monitor;
        private final double[] centre = Start.centre(domain);
        private final int room;
        private final ConcurrentLinkedQueue<Descent> idle = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Front> free = new ConcurrentLinkedQueue<>();
        private final InTurn<Seen> inTurn;
        private final Tally total;
        private final double volume;
        private volatile boolean stopped;

        /** What became of a part. */
        private record Seen(Tally tally, RegionObserver observer) {}

        Run(RegionObserver observer, Monitor monitor) {
            this.observer = observer;
            this.monitor = monitor;
            long values = (plan.dimension + 1) * plan.widest();
            room = (int) Math.max(2, Math.min(LARGEST_FRONT, VALUES_IN_FRONT / values));
            inTurn = new InTurn<>(InTurn.threadsHere(), this::append);
            total = new Tally(plan.dimension, plan.cutting.length);
            volume = domain.unbounded() ? Double.POSITIVE_INFINITY : Start.volume(domain);
        }

        RegionCount count() {
            boolean returned = false;
            try {
                Descent first = descent();
                Front front = start();
                RegionObserver own = observer.fork();
                Tally begun = first.follow(front, 0, own, this::hand);
                boolean whole = begun.complete;
                inTurn.drain();
                total.complete &= whole && !stopped;
                begun.complete = total.complete;
                // Parts have the later layers, this the first, in whatever order they ended.
                observer.append(own);
                total.append(begun);
                returned = true;
            } finally {
                // What a part throws ends the count: parts begun ahead are not to go on behind the caller's back.
                if (!returned) {
                    stopped = true;
                }
            }
            return result();
        }

        private Descent descent() {
            Descent known = idle.poll();
            return known != null
                    ? known
                    : new Descent(
                            plan,
                            free,
                            centre,
                            Start.extent(domain),
                            room,
                            observer.readsOutputs(),
                            allFaces,
                            options.volumes(),
                            options.mostRegions(),
                            this::stopping);
        }

        private boolean stopping() {
            if (!stopped && monitor.cancelled()) {
                stopped = true;
            }
            return stopped;
        }

        /** The front before the first node: the domain, or the cones that make up all of space. */
        private Front start() {
            if (!domain.unbounded()) {
                return front(List.of(Start.of(domain)));
            }
            // The forms of the first hyperplanes do not depend on the region.
            SpaceStart space =
                    AffineForms.space(plan, front(List.of(Start.of(Domain.cube(plan.dimension, -1, 1)))), centre);
            if (space.rank() < plan.dimension) {
                throw new InputException("all of space: the first layer's hyperplanes have rank " + space.rank()
                        + " in " + plan.dimension
                        + " dimensions, so that no region has a vertex; expected full rank: choose a box, or a slice");
            }
            return front(space.cones());
        }

        private Front front(List<Polytope> cells) {
            Front front = new Front(plan.dimension, plan.network.nodes().size(), Math.max(room, cells.size()));
            for (Polytope cell : cells) {
                front.polytopes[front.count++] = cell;
            }
            Batch input = front.open(Network.INPUT, domain.inputs(), false);
            double[] x = input.values();
            for (int row = 0; row < input.rows(); row++) {
                int d = row % front.stride - 1;
                for (int i = 0; i < domain.inputs(); i++) {
                    x[row * domain.inputs() + i] = d < 0 ? domain.origin(i) : domain.direction(d, i);
                }
            }
            return front;
        }

        private boolean hand(Front front, int node) {
            if (stopping()) {
                return false;
            }
            RegionObserver own = observer.fork();
            inTurn.add(() -> {
                Descent descent = descent();
                Tally seen = descent.follow(front, node, own, null);
                idle.add(descent);
                return new Seen(seen, own);
            });
            return !stopped;
        }

        private void append(Seen seen) {
            if (total.regions() >= options.mostRegions()) {
                stopped = true;
                return;
            }
            observer.append(seen.observer);
            total.append(seen.tally);
            if (total.regions() >= options.mostRegions()) {
                stopped = true;
            }
            if (!domain.unbounded()) {
                monitor.advanced(seen.tally.volume() / volume);
            }
        }

        private RegionCount result() {
            List<Long> faces = new ArrayList<>();
            int n = plan.dimension;
            for (int d = 0; d <= n; d++) {
                faces.add(d <= 1 || d == n || allFaces ? total.faces()[d] : -1);
            }
            List<RegionCount.AfterLayer> after = new ArrayList<>();
            for (int i = 0; i < plan.cutting.length; i++) {
                long[] f = total.after[i];
                after.add(new RegionCount.AfterLayer(plan.layer[i], plan.cutting[i], f[n], f[0], f[1]));
            }
            return new RegionCount(
                    n,
                    total.regions(),
                    total.bounded,
                    faces,
                    after,
                    domain.unbounded() ? Double.POSITIVE_INFINITY : options.volumes() ? total.volume() : Double.NaN,
                    volume,
                    total.volumeError + Math.abs(total.volume()) * 0x1p-50,
                    total.settledExactly,
                    total.complete && !stopped);
        }
    }
}
