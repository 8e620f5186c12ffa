package io.crease.trace;

import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.trajectory.Geometry;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** Points of a trajectory in the order of t with their images at every node. Immutable once made. */
final class Samples {
    private final Evaluator evaluator;
    private final Trajectory trajectory;
    private final double[] t;
    /** The points (0) and the image behind each node (index + 1), one row a sample. */
    private final List<Batch> images;

    Samples(Evaluator evaluator, Trajectory trajectory, double[] t) {
        this(evaluator, trajectory, t, evaluate(evaluator, trajectory, t));
    }

    private Samples(Evaluator evaluator, Trajectory trajectory, double[] t, List<Batch> images) {
        this.evaluator = evaluator;
        this.trajectory = trajectory;
        this.t = t;
        this.images = images;
    }

    private static List<Batch> evaluate(Evaluator evaluator, Trajectory trajectory, double[] t) {
        Network network = evaluator.network();
        Batch points = new Batch(trajectory.dimension());
        points.resize(t.length);
        for (int i = 0; i < t.length; i++) {
            trajectory.at(t[i], points.values(), i * points.width());
        }
        points.setMagnitude(points.largest());
        List<Batch> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            nodes.add(new Batch(node.shape().size()));
        }
        evaluator.run(points, nodes);
        Batch output = nodes.get(nodes.size() - 1);
        if (!Double.isFinite(output.largest())) {
            throw new ArithmeticException("values are not finite near t = " + t[0]);
        }
        List<Batch> images = new ArrayList<>();
        images.add(points);
        images.addAll(nodes);
        return images;
    }

    int count() {
        return t.length;
    }

    double t(int i) {
        return t[i];
    }

    /** The image behind a node; {@link Network#INPUT} for the points themselves. */
    Batch image(int node) {
        return images.get(node + 1);
    }

    /** Distance of two samples' images. */
    static double distance(Batch batch, int i, int j) {
        double[] v = batch.values();
        int width = batch.width();
        int a = i * width;
        int b = j * width;
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double d = v[b + k] - v[a + k];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** The samples from {@code first} to {@code last}, both included. */
    Samples part(int first, int last) {
        double[] times = java.util.Arrays.copyOfRange(t, first, last + 1);
        List<Batch> parts = new ArrayList<>();
        for (Batch image : images) {
            Batch part = new Batch(image.width());
            part.resize(times.length);
            System.arraycopy(image.values(), first * image.width(), part.values(), 0, times.length * image.width());
            part.setMagnitude(image.magnitude());
            parts.add(part);
        }
        return new Samples(evaluator, trajectory, times, parts);
    }

    /** These samples and one halfway through each open interval. */
    Samples halved(boolean[] open) {
        int inserted = 0;
        for (boolean flag : open) {
            inserted += flag ? 1 : 0;
        }
        double[] middles = new double[inserted];
        double[] times = new double[t.length + inserted];
        int m = 0;
        int n = 0;
        for (int i = 0; i < t.length; i++) {
            times[n++] = t[i];
            if (i < open.length && open[i]) {
                middles[m] = t[i] + (t[i + 1] - t[i]) / 2;
                times[n++] = middles[m++];
            }
        }
        List<Batch> fresh = evaluate(evaluator, trajectory, middles);
        List<Batch> merged = new ArrayList<>();
        for (int k = 0; k < images.size(); k++) {
            merged.add(merge(images.get(k), fresh.get(k), open));
        }
        return new Samples(evaluator, trajectory, times, merged);
    }

    private static Batch merge(Batch old, Batch fresh, boolean[] open) {
        int width = old.width();
        Batch merged = new Batch(width);
        merged.resize(old.rows() + fresh.rows());
        int to = 0;
        int from = 0;
        for (int i = 0; i < old.rows(); i++) {
            System.arraycopy(old.values(), i * width, merged.values(), width * to++, width);
            if (i < open.length && open[i]) {
                System.arraycopy(fresh.values(), width * from++, merged.values(), width * to++, width);
            }
        }
        merged.setMagnitude(Math.max(old.magnitude(), fresh.magnitude()));
        return merged;
    }

    /** The samples as a partition whose cells are samples; see {@link Letters}. */
    Partition partition(Geometry geometry, boolean starts) {
        int pieces = t.length - 1;
        Partition partition = new Partition(geometry, pieces, starts ? pieces + 1 : pieces, 0);
        System.arraycopy(t, 0, partition.t, 0, t.length);
        return partition;
    }
}
