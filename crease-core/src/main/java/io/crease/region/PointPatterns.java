package io.crease.region;

import io.crease.network.Activate;
import io.crease.network.AffineLayer;
import io.crease.network.Evaluator;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.PatternHash;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of the activation patterns at points, the same as {@link RegionHash} gives to their regions. A point is left out where a
 * neuron's value lies within the bound of its rounding error from a knot, or two candidates of a maximum that close, unless it is equal to the last
 * bit, as it is behind neurons that are off: then the convention decides, the piece left of the knot and the first candidate. So every pattern that
 * is hashed has a region.
 */
final class PointPatterns {
    private final Network network;
    private final Evaluator evaluator;
    private final List<@Nullable NodeNorms> norms = new ArrayList<>();

    /** Certain patterns. Its arrays are not modified. */
    static final class Hashes {
        private final int count;
        private final long[] high;
        private final long[] low;
        private final int doubtful;

        private Hashes(int count, long[] high, long[] low, int doubtful) {
            this.count = count;
            this.high = high;
            this.low = low;
            this.doubtful = doubtful;
        }

        /** Number of certain patterns. */
        int count() {
            return count;
        }

        /** Upper half of hash i. */
        long high(int i) {
            return high[i];
        }

        /** Lower half of hash i. */
        long low(int i) {
            return low[i];
        }

        /** Number of points that were left out. */
        int doubtful() {
            return doubtful;
        }
    }

    PointPatterns(Network network) {
        this.network = network;
        evaluator = Evaluator.plain(network);
        for (Network.Node node : network.nodes()) {
            List<Shape> shapes = network.inputShapes(node);
            norms.add(
                    node.layer() instanceof AffineLayer affine
                            ? NodeNorms.of(
                                    affine.terms(shapes),
                                    shapes.stream().mapToInt(Shape::size).sum(),
                                    node.shape().size())
                            : null);
        }
    }

    /**
     * Of the rows of a batch.
     *
     * @param pointError bound of the distance of each row from the point that is meant
     * @throws ArithmeticException if values overflow
     */
    Hashes of(Batch points, double pointError) {
        int nodes = network.nodes().size();
        int rows = points.rows();
        List<Batch> images = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            images.add(new Batch(node.shape().size()));
        }
        evaluator.run(points, images);
        Row row = new Row(points, images, pointError);
        long[] high = new long[rows];
        long[] low = new long[rows];
        int count = 0;
        for (int r = 0; r < rows; r++) {
            row.start(r);
            for (int i = 0; i < nodes && row.certain; i++) {
                row.pass(i);
            }
            if (row.certain) {
                high[count] = row.high;
                low[count++] = row.low;
            }
        }
        return new Hashes(count, high, low, rows - count);
    }

    /** One point on its way through the network. */
    private final class Row {
        private final Batch points;
        private final List<Batch> images;
        /** Of each node: bounds of the error's Euclidean norm and of each element's, at index node + 1. */
        private final double[] error;

        private final double[] worst;
        private int r;
        private long high;
        private long low;
        private boolean certain;

        Row(Batch points, List<Batch> images, double pointError) {
            this.points = points;
            this.images = images;
            error = new double[images.size() + 1];
            worst = new double[images.size() + 1];
            error[0] = pointError;
            worst[0] = pointError;
        }

        void start(int row) {
            r = row;
            high = 0;
            low = 0;
            certain = true;
        }

        private Batch image(int node) {
            return node == Network.INPUT ? points : images.get(node);
        }

        private double size(int node) {
            Batch batch = image(node);
            double size = NodeNorms.size(batch.values(), r * batch.width(), batch.width());
            if (!Double.isFinite(size)) {
                throw new ArithmeticException("values overflow doubles; expected smaller weights or a smaller box");
            }
            return size;
        }

        void pass(int i) {
            Network.Node node = network.nodes().get(i);
            NodeNorms norm = norms.get(i);
            if (norm != null) {
                double errors = 0;
                double sizes = 0;
                for (int source : node.inputs()) {
                    errors = Math.hypot(errors, error[source + 1]);
                    sizes = Math.hypot(sizes, size(source));
                }
                error[i + 1] = norm.error(NodeNorms.up(errors), NodeNorms.up(sizes));
                worst[i + 1] = norm.largestError(NodeNorms.up(errors), NodeNorms.up(sizes));
            } else if (node.layer() instanceof Activate activate
                    && activate.activation() instanceof PiecewiseLinear activation) {
                bend(i, node.inputs().get(0), activation);
            } else if (node.layer() instanceof Maximum maximum) {
                choose(i, node.inputs(), maximum.smallest());
            } else {
                throw new IllegalStateException(node.name() + " has no pieces");
            }
        }

        private void bend(int i, int source, PiecewiseLinear activation) {
            Batch before = image(source);
            int width = before.width();
            int plane = width / activation.channels();
            double steepest = 0;
            double rounding = 0;
            for (int j = 0; j < width; j++) {
                double h = before.values()[r * width + j];
                for (int k = 0; k < activation.knots(); k++) {
                    double gap = Math.abs(h - activation.knot(k));
                    certain &= gap > worst[source + 1] * (1 + 0x1p-50) + 0x1p-52 * Math.abs(activation.knot(k))
                            || gap == 0;
                }
                int letter = activation.piece(h);
                high ^= PatternHash.high(i, j, letter);
                low ^= PatternHash.low(i, j, letter);
                double slope = activation.slope(j / plane, letter);
                double intercept = activation.intercept(j / plane, letter);
                steepest = Math.max(steepest, Math.abs(slope));
                if (intercept != 0 || (slope != 0 && Math.abs(slope) != 1)) {
                    double size = Math.abs(slope * h) + Math.abs(intercept);
                    rounding += size * size;
                }
            }
            error[i + 1] = NodeNorms.up(steepest * error[source + 1] + 0x1p-51 * Math.sqrt(rounding));
            worst[i + 1] = error[i + 1];
        }

        private void choose(int i, List<Integer> sources, boolean smallest) {
            Maximum.Candidates windows = evaluator.candidates(i);
            if (windows == null) {
                throw new IllegalStateException("node " + i + " has no candidates");
            }
            int width = image(sources.get(0)).width();
            double bound = 0;
            double errors = 0;
            for (int source : sources) {
                bound = Math.max(bound, 2 * worst[source + 1]);
                errors = Math.hypot(errors, error[source + 1]);
            }
            int[] chosen = new int[width * sources.size()];
            int most = 0;
            for (int o = 0; o < windows.outputs(); o++) {
                int first = windows.start(o);
                int best = first;
                for (int c = first + 1; c < windows.start(o + 1); c++) {
                    best = beats(value(windows, sources, width, c), value(windows, sources, width, best), smallest)
                            ? c
                            : best;
                }
                double top = value(windows, sources, width, best);
                for (int c = first; c < windows.start(o + 1); c++) {
                    double gap = Math.abs(top - value(windows, sources, width, c));
                    certain &= c == best || gap == 0 || gap > bound * (1 + 0x1p-50);
                }
                high ^= PatternHash.high(i, o, best - first);
                low ^= PatternHash.low(i, o, best - first);
                most = Math.max(most, ++chosen[windows.index(best)]);
            }
            error[i + 1] = NodeNorms.up(Math.sqrt(most) * errors);
            worst[i + 1] = Math.min(error[i + 1], bound / 2);
        }

        private boolean beats(double a, double b, boolean smallest) {
            return smallest ? a < b : a > b;
        }

        private double value(Maximum.Candidates windows, List<Integer> sources, int width, int c) {
            int index = windows.index(c);
            return image(sources.get(index / width)).values()[r * width + index % width];
        }
    }
}
