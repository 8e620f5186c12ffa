package io.crease.trace;

import io.crease.network.BranchMaximum;
import io.crease.network.MaxPool2d;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.network.ReferenceForward;
import io.crease.network.Window;
import io.crease.numeric.Shape;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The trace of a curve found without any formula for curves: the network is evaluated point by point by {@link
 * ReferenceForward}, letters are read off the values, and intervals whose ends differ in a letter are halved until t can tell
 * no more. Two changes of one neuron within one interval of the first grid are missed, so counts are lower bounds; they are
 * the true ones when the grid is fine enough.
 */
public final class NaiveTrace {
    /** Changes closer than this in t are at one point. */
    private static final double SAME = 0x1p-38;

    /** One change of a letter. */
    private record Change(double t, int node, int letters) {}

    private final Network network;
    private final Trajectory curve;
    private final List<Integer> cutting = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final double resolution;

    /** Finds all changes of letters, starting from {@code grid} intervals between two breaks. */
    public NaiveTrace(Network network, Trajectory curve, int grid) {
        this.network = network;
        this.curve = curve;
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node node = network.nodes().get(i);
            if (node.activation() instanceof PiecewiseLinear
                    || node.layer() instanceof MaxPool2d
                    || node.layer() instanceof BranchMaximum) {
                cutting.add(i);
            }
        }
        resolution = 0x1p-47 * (curve.to() - curve.from());
        double[] breaks = curve.breaks();
        int[][] before = letters(breaks[0]);
        double from = breaks[0];
        for (int b = 0; b + 1 < breaks.length; b++) {
            for (int i = 1; i <= grid; i++) {
                double to = i == grid ? breaks[b + 1] : breaks[b] + (breaks[b + 1] - breaks[b]) * i / grid;
                int[][] after = letters(to);
                isolate(from, before, to, after);
                from = to;
                before = after;
            }
        }
    }

    private void isolate(double from, int[][] before, double to, int[][] after) {
        if (Arrays.deepEquals(before, after)) {
            return;
        }
        if (to - from <= resolution) {
            for (int c = 0; c < before.length; c++) {
                int steps = 0;
                for (int j = 0; j < before[c].length; j++) {
                    int step = Math.abs(after[c][j] - before[c][j]);
                    boolean winner = network.nodes().get(cutting.get(c)).activation() == null;
                    steps += winner ? Math.min(1, step) : step;
                }
                if (steps > 0) {
                    changes.add(new Change((from + to) / 2, cutting.get(c), steps));
                }
            }
            return;
        }
        double middle = from + (to - from) / 2;
        int[][] between = letters(middle);
        isolate(from, before, middle, between);
        isolate(middle, between, to, after);
    }

    /** The letters of every cutting node at t. */
    int[][] letters(double t) {
        List<double[]> images = ReferenceForward.run(network, curve.at(t));
        int[][] letters = new int[cutting.size()][];
        for (int c = 0; c < letters.length; c++) {
            Network.Node node = network.nodes().get(cutting.get(c));
            List<double[]> inputs = new ArrayList<>();
            for (int source : node.inputs()) {
                inputs.add(source < 0 ? curve.at(t) : images.get(source));
            }
            letters[c] = letters(node, inputs);
        }
        return letters;
    }

    private int[] letters(Network.Node node, List<double[]> inputs) {
        int[] letters = new int[node.shape().size()];
        double[] x = inputs.get(0);
        if (node.activation() instanceof PiecewiseLinear activation) {
            for (int j = 0; j < letters.length; j++) {
                for (int q = 0; q < activation.knots(); q++) {
                    letters[j] += x[j] > activation.knot(q) ? 1 : 0;
                }
            }
        } else if (node.layer() instanceof BranchMaximum max) {
            for (int j = 0; j < letters.length; j++) {
                for (int b = 1; b < inputs.size(); b++) {
                    double lead = inputs.get(b)[j] - inputs.get(letters[j])[j];
                    letters[j] = (max.smallest() ? -lead : lead) > 0 ? b : letters[j];
                }
            }
        } else if (node.layer() instanceof MaxPool2d pool) {
            int source = node.inputs().get(0);
            Shape in =
                    source < 0 ? network.input() : network.nodes().get(source).shape();
            for (int j = 0; j < letters.length; j++) {
                letters[j] = winner(pool.window(), x, in, node.shape(), j);
            }
        }
        return letters;
    }

    private static int winner(Window w, double[] x, Shape in, Shape out, int j) {
        int column = j % out.extent(2);
        int row = j / out.extent(2) % out.extent(1);
        int channel = j / out.extent(2) / out.extent(1);
        double best = Double.NEGATIVE_INFINITY;
        int winner = -1;
        int candidate = 0;
        for (int y = 0; y < w.height(); y++) {
            for (int z = 0; z < w.width(); z++) {
                int r = row * w.strideY() - w.top() + y * w.dilationY();
                int c = column * w.strideX() - w.left() + z * w.dilationX();
                if (r >= 0 && r < in.extent(1) && c >= 0 && c < in.extent(2)) {
                    double value = x[(channel * in.extent(1) + r) * in.extent(2) + c];
                    if (value > best) {
                        best = value;
                        winner = candidate;
                    }
                    candidate++;
                }
            }
        }
        return winner;
    }

    /** The indexes of the nodes that have letters. */
    public List<Integer> cutting() {
        return cutting;
    }

    /** Changes of letters of one node. */
    public long transitions(int node) {
        return changes.stream()
                .filter(c -> c.node() == node)
                .mapToLong(Change::letters)
                .sum();
    }

    /** The values of t, ends included, between which no node up to {@code last} changes a letter and the curve has no corner. */
    public double[] ends(int last) {
        TreeSet<Double> all = new TreeSet<>();
        double[] breaks = curve.breaks();
        all.add(breaks[0]);
        all.add(breaks[breaks.length - 1]);
        if (curve.cornered()) {
            Arrays.stream(breaks).forEach(all::add);
        }
        changes.stream().filter(c -> c.node() <= last).forEach(c -> all.add(c.t()));
        List<Double> kept = new ArrayList<>();
        for (double t : all) {
            if (kept.isEmpty() || t - kept.get(kept.size() - 1) > SAME) {
                kept.add(t);
            }
        }
        return kept.stream().mapToDouble(t -> t).toArray();
    }

    /** Number of pieces behind a node. */
    public int pieces(int node) {
        return ends(node).length - 1;
    }

    /** The patterns of all nodes up to {@code last} on the pieces, in words. */
    public Set<String> patterns(int last) {
        double[] ends = ends(last);
        Set<String> patterns = new HashSet<>();
        for (int i = 0; i + 1 < ends.length; i++) {
            int[][] letters = letters((ends[i] + ends[i + 1]) / 2);
            StringBuilder word = new StringBuilder();
            for (int c = 0; c < letters.length && cutting.get(c) <= last; c++) {
                word.append(Arrays.toString(letters[c]));
            }
            patterns.add(word.toString());
        }
        return patterns;
    }

    /** The image at a node for some t; the point itself for {@link Network#INPUT}. */
    double[] image(int node, double t) {
        double[] x = curve.at(t);
        return node < 0 ? x : ReferenceForward.run(network, x).get(node);
    }

    /**
     * The length of the image at a node. On a piece between changes of letters the image is fitted through three points, checked at two
     * more, and its speed integrated by adaptive Simpson.
     */
    public double length(int node) {
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(ends(network.nodes().size())).forEach(all::add);
        Arrays.stream(curve.breaks()).forEach(all::add);
        double length = 0;
        double from = Double.NaN;
        for (double t : all) {
            if (!Double.isNaN(from)) {
                length +=
                        curve.geometry().curved() ? curved(node, from, t) : distance(image(node, from), image(node, t));
            }
            from = t;
        }
        return length;
    }

    private double curved(int node, double from, double to) {
        double[] start = image(node, from);
        double[] middle = image(node, (from + to) / 2);
        double[] end = image(node, to);
        double eta = curve.geometry().angularSpeed() * (to - from) / 2;
        double size = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            double[] between = image(node, (from + to) / 2 + sign * (to - from) / 4);
            double x = eta == 0 ? sign / 2.0 : Math.sin(sign * eta / 2) / Math.sin(eta);
            double y = eta == 0 ? 0.25 : Math.pow(Math.sin(eta / 4) / Math.sin(eta / 2), 2);
            for (int j = 0; j < middle.length; j++) {
                double fitted = middle[j] + x * (end[j] - start[j]) / 2 + y * ((start[j] + end[j]) / 2 - middle[j]);
                size = Math.max(size, Math.abs(between[j]));
                if (Math.abs(fitted - between[j]) > 1e-9 * Math.max(1, size)) {
                    throw new AssertionError("not one piece from t = " + from + " to " + to + ": a change was missed");
                }
            }
        }
        DoubleUnaryOperator speed = x -> {
            double b = eta == 0 ? 1 : eta * Math.cos(eta * x) / Math.sin(eta);
            double a = eta == 0 ? 2 * x : eta * Math.sin(eta * x) / (2 * Math.pow(Math.sin(eta / 2), 2));
            double sum = 0;
            for (int j = 0; j < middle.length; j++) {
                double v = b * (end[j] - start[j]) / 2 + a * ((start[j] + end[j]) / 2 - middle[j]);
                sum += v * v;
            }
            return Math.sqrt(sum);
        };
        double sum = 0;
        int parts = 5;
        for (int i = 0; i < parts; i++) {
            sum += Simpson.integral(speed, 2.0 * i / parts - 1, 2.0 * (i + 1) / parts - 1, 1e-12);
        }
        return sum;
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
