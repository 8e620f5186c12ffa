package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.Workers;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends a line, polyline, arc, ellipse or quadratic Bézier curve through a piecewise-linear network without sampling. Each
 * change of a neuron's piece is found in closed form on the pieces of the curve, which are cut there; then the next layer
 * follows. A stretch whose pieces outgrow a batch is cut into parts that are followed to the output one by one, depth first, so
 * that memory does not grow with the number of pieces. Parts run side by side; how they are cut depends on the memory budget only.
 */
public final class ExactTracer implements Tracer {
    private static final int LARGEST_BATCH = 512;
    private static final int PATHS_IN_BUDGET = 8;

    private final Network network;
    private final Evaluator evaluator;
    private final Sites sites;
    private final List<@Nullable Cutter> cutters = new ArrayList<>();
    private final Liveness liveness;
    private final Workers workers;
    private final Options options;
    private final BatchPool pool = new BatchPool();

    /**
     * Prepares a network.
     *
     * @throws IllegalArgumentException if an activation is smooth
     */
    public ExactTracer(Evaluator evaluator, Workers workers, Options options) {
        this.evaluator = evaluator;
        this.network = evaluator.network();
        this.workers = workers;
        this.options = options;
        Network.Node smooth = network.firstSmooth();
        if (smooth != null) {
            throw new IllegalArgumentException(smooth.name() + ": "
                    + smooth.layer().kind() + " is smooth; an exact trace needs a piecewise-linear network");
        }
        sites = new Sites(network);
        List<Network.Node> nodes = network.nodes();
        liveness = new Liveness(network);
        for (int i = 0; i < nodes.size(); i++) {
            Network.Node node = nodes.get(i);
            Maximum.Candidates windows = evaluator.candidates(i);
            if (node.activation() instanceof PiecewiseLinear activation) {
                cutters.add(new KnotCrossings(activation, node.shape().size()));
            } else if (windows != null && node.layer() instanceof Maximum max) {
                cutters.add(new WinnerChanges(windows, max.smallest()));
            } else {
                cutters.add(null);
            }
        }
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public List<Site> sites() {
        return sites.all();
    }

    @Override
    public Options options() {
        return options;
    }

    /** Number of pieces in a full batch for a geometry: what the memory budget allows, at most 512. */
    public int batchPieces(Geometry geometry) {
        double bytes = liveness.valuesPerRow() * Double.BYTES * (geometry.curved() ? 2 : 1);
        return (int) Math.max(2, Math.min(LARGEST_BATCH, options.memoryBudget() / (PATHS_IN_BUDGET * bytes)));
    }

    /** Number of pieces behind a node in a part of which a full batch is expected at the output. */
    private int partPieces(int node, int batch) {
        return (int) Math.max(1, Math.round(batch * liveness.shareOfLetters(node)));
    }

    @Override
    public Traced trace(Trajectory trajectory, Observer observer, Monitor monitor) {
        if (trajectory.geometry().kind() == Geometry.Kind.FREE) {
            throw new IllegalArgumentException(
                    "a " + trajectory.kind() + " is known by its points only; it cannot be traced exactly");
        }
        if (trajectory.dimension() != network.input().size()) {
            throw new IllegalArgumentException("the trajectory has " + trajectory.dimension()
                    + " coordinates; the network expects " + network.input().size() + " " + network.input());
        }
        double[] breaks = trajectory.breaks();
        Run run = new Run(trajectory, breaks, monitor);
        int parts = (breaks.length - 2) / partPieces(0, run.batch) + 1;
        workers.run(new RecursiveTask<Boolean>() {
            private static final long serialVersionUID = 1;

            @Override
            protected Boolean compute() {
                boolean returned = false;
                try {
                    boolean whole = InOrder.follow(parts, observer, (part, own) -> run.begin(part, parts, own));
                    returned = true;
                    return whole;
                } finally {
                    // What a part throws ends the trace: parts begun ahead of it are not to go on behind the caller's
                    // back.
                    if (!returned) {
                        run.stopped = true;
                    }
                }
            }
        });
        return new Traced(true, !run.stopped, run.points.sum(), 0);
    }

    /** Differences of t below this are none, for a trajectory between these values of t. */
    static double resolution(double from, double to) {
        return 0x1p-50 * Math.max(Math.abs(from), Math.abs(to));
    }

    /** One trace. */
    private final class Run {
        private final Trajectory trajectory;
        private final double[] breaks;
        private final Monitor monitor;
        private final LongAdder points = new LongAdder();
        private final double resolution;
        final int batch;
        private volatile boolean stopped;

        Run(Trajectory trajectory, double[] breaks, Monitor monitor) {
            this.trajectory = trajectory;
            this.breaks = breaks;
            this.monitor = monitor;
            this.batch = batchPieces(trajectory.geometry());
            resolution = resolution(breaks[0], breaks[breaks.length - 1]);
        }

        private boolean stopping() {
            if (!stopped && monitor.cancelled()) {
                stopped = true;
            }
            return stopped;
        }

        boolean begin(int part, int parts, Observer observer) {
            int pieces = breaks.length - 1;
            int first = (int) ((long) pieces * part / parts);
            int end = (int) ((long) pieces * (part + 1) / parts);
            Partition partition = new Partition(trajectory.geometry(), end - first, resolution);
            System.arraycopy(breaks, first, partition.t, 0, end - first + 1);
            Stretch stretch = new Stretch(partition, network.nodes().size(), pool);
            Batch points = stretch.newImage(Network.INPUT, network.input().size());
            points.resize(partition.rows());
            for (int i = 0; i <= partition.pieces; i++) {
                trajectory.at(partition.t[i], points.values(), partition.row(i) * points.width());
                if (partition.curved() && i < partition.pieces) {
                    double dt = partition.t[i + 1] - partition.t[i];
                    partition.tangent[i] = trajectory.geometry().tangent(dt);
                    trajectory.at(partition.t[i] + dt / 2, points.values(), (partition.row(i) + 1) * points.width());
                }
            }
            points.setMagnitude(points.largest());
            observer.accept(new Strip(sites.input(), partition, points, null));
            return follow(stretch, 0, observer);
        }

        /** Sends a stretch through the nodes from {@code node} on. Returns false when the trace was stopped on the way. */
        boolean follow(Stretch start, int node, Observer observer) {
            Stretch stretch = start;
            for (int i = node; i < network.nodes().size(); i++) {
                if (stopping()) {
                    stretch.release();
                    return false;
                }
                List<Batch> inputs = new ArrayList<>();
                for (int source : network.nodes().get(i).inputs()) {
                    inputs.add(stretch.image(source));
                }
                Cutter cutter = cutters.get(i);
                if (cutter == null) {
                    Batch output =
                            stretch.newImage(i, network.nodes().get(i).shape().size());
                    evaluator.apply(i, inputs, output);
                    show(sites.behind(i), stretch.partition, output, null, observer);
                    for (int k = Network.INPUT; k <= i; k++) {
                        if (!liveness.neededBehind(k, i)) {
                            stretch.forget(k);
                        }
                    }
                    continue;
                }
                show(sites.before(i), stretch.partition, inputs.get(0), null, observer);
                Refinement refined = new Refinement(stretch.partition, cutter.find(stretch.partition, inputs));
                int most = partPieces(i, batch);
                int parts = refined.pieces <= 2 * most ? 1 : (refined.pieces - 1) / most + 1;
                Stretch whole = stretch;
                int at = i;
                if (parts > 1) {
                    boolean done = InOrder.follow(parts, observer, (part, own) -> {
                        int first = (int) ((long) refined.pieces * part / parts);
                        int end = (int) ((long) refined.pieces * (part + 1) / parts);
                        return !stopping() && follow(cut(whole, at, cutter, refined, first, end, own), at + 1, own);
                    });
                    whole.release();
                    return done;
                }
                stretch = cut(whole, i, cutter, refined, 0, refined.pieces, observer);
                whole.release();
            }
            checkFinite(stretch);
            Partition partition = stretch.partition;
            points.add(partition.pieces);
            double end = partition.t[partition.pieces];
            monitor.advanced((end - partition.t[0]) / (breaks[breaks.length - 1] - breaks[0]));
            stretch.release();
            return true;
        }

        private void checkFinite(Stretch stretch) {
            if (!Double.isFinite(stretch.image(network.nodes().size() - 1).largest())) {
                throw new ArithmeticException("the output overflows near t = " + stretch.partition.t[0]);
            }
        }

        private void show(
                @Nullable Site site, Partition partition, Batch image, @Nullable Letters letters, Observer observer) {
            if (site != null) {
                observer.accept(new Strip(site, partition, image, letters));
            }
        }

        /** The refined pieces from {@code first} to {@code end} with all batches that are still needed, and node i done. */
        private Stretch cut(
                Stretch old, int i, Cutter cutter, Refinement refined, int first, int end, Observer observer) {
            Partition part = refined.part(first, end);
            Stretch stretch = new Stretch(part, network.nodes().size(), pool);
            for (int k = Network.INPUT; k < i; k++) {
                if (old.holds(k) && liveness.neededBehind(k, i)) {
                    Batch source = old.image(k);
                    refined.interpolate(source, stretch.newImage(k, source.width()), first, end);
                }
            }
            List<Batch> inputs = new ArrayList<>();
            for (int source : network.nodes().get(i).inputs()) {
                inputs.add(old.image(source));
            }
            int[] letters = new int[cutter.width()];
            int e = firstLetters(cutter, refined, first, inputs, letters);
            Batch output = stretch.newImage(i, cutter.width());
            int from = e;
            int to = refined.firstEventFrom(end);
            if (network.nodes().get(i).activation() instanceof PiecewiseLinear activation) {
                KinkedImage.fill(activation, refined, first, end, inputs.get(0), letters, from, to, output);
            } else if (!part.curved()) {
                Maximum.Candidates windows = evaluator.candidates(i);
                if (windows != null) {
                    PooledImage.fill(windows, refined, first, end, inputs, letters, from, to, output);
                }
            } else {
                List<Batch> refinedInputs = new ArrayList<>();
                for (Batch input : inputs) {
                    Batch target = pool.take(input.width());
                    refined.interpolate(input, target, first, end);
                    refinedInputs.add(target);
                }
                evaluator.apply(i, refinedInputs, output);
                refinedInputs.forEach(pool::give);
            }
            if (!Double.isFinite(output.magnitude())) {
                throw new ArithmeticException(
                        network.nodes().get(i).name() + ": values overflow near t = " + part.t[0]);
            }
            Site site = sites.behind(i);
            if (site != null) {
                Letters strip = letters(refined, first, part.pieces, letters, from, to);
                PointLetters.hash(site.index(), part, strip);
                show(site, part, output, strip, observer);
            }
            return stretch;
        }

        /** Sets the letters on refined piece {@code first}; returns the first event behind its start. */
        private static int firstLetters(
                Cutter cutter, Refinement refined, int first, List<Batch> inputs, int[] letters) {
            int piece = refined.oldPiece(first);
            cutter.lettersAtStart(refined.old, inputs, piece, letters);
            int end = refined.firstEventFrom(first + 1);
            int begin = end;
            while (begin > 0
                    && refined.events.piece[begin - 1] == piece
                    && refined.events.position[begin - 1] != Events.AT_START) {
                begin--;
            }
            for (int e = begin; e < end; e++) {
                letters[refined.events.neuron[e]] = refined.events.to[e];
            }
            return end;
        }

        private static Letters letters(Refinement refined, int first, int cells, int[] letters, int from, int to) {
            int n = to - from;
            int[] cell = new int[n];
            int[] neuron = new int[n];
            int[] before = new int[n];
            int[] after = new int[n];
            double[] t = new double[n];
            for (int e = 0; e < n; e++) {
                cell[e] = refined.point(from + e) - first;
                neuron[e] = refined.events.neuron[from + e];
                before[e] = refined.events.from[from + e];
                after[e] = refined.events.to[from + e];
                t[e] = refined.events.t[from + e];
            }
            return new Letters(cells, letters, n, cell, neuron, before, after, t);
        }
    }
}
