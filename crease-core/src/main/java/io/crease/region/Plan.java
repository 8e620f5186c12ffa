package io.crease.region;

import io.crease.network.AffineKernel;
import io.crease.network.AffineLayer;
import io.crease.network.Evaluator;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a network before it is cut: which nodes cut, what is read how long, and what affine nodes do to errors. Immutable. */
final class Plan {
    final Network network;
    final Evaluator evaluator;
    final Exact exact;
    final int dimension;
    /** Nodes that cut, ascending. */
    final int[] cutting;
    /** For each cutting node the number of the activation it belongs to. */
    final int[] layer;

    private final @Nullable NodeNorms[] norms;
    private final double[] @Nullable [] constants;
    private final int[] lastUse;

    Plan(Network network, Domain domain, Exact exact) {
        this.network = network;
        this.exact = exact;
        evaluator = Evaluator.plain(network);
        dimension = domain.dimension();
        int nodes = network.nodes().size();
        norms = new NodeNorms[nodes];
        constants = new double[nodes][];
        lastUse = new int[nodes + 1];
        int[] cuts = new int[nodes];
        int[] layers = new int[nodes];
        int count = 0;
        int number = 0;
        for (int i = 0; i < nodes; i++) {
            Network.Node node = network.nodes().get(i);
            for (int source : node.inputs()) {
                lastUse[source + 1] = i;
            }
            if (node.layer() instanceof AffineLayer affine) {
                List<Shape> shapes = network.inputShapes(node);
                norms[i] = NodeNorms.of(
                        affine.terms(shapes), size(shapes), node.shape().size());
                constants[i] = constant(i);
            } else {
                number += node.activation() != null ? 1 : 0;
                cuts[count] = i;
                layers[count++] = number;
            }
        }
        lastUse[nodes] = nodes;
        cutting = Arrays.copyOf(cuts, count);
        layer = Arrays.copyOf(layers, count);
    }

    /** What an affine node makes of zero; null if that is zero. */
    private double @Nullable [] constant(int node) {
        List<Batch> zeros = new ArrayList<>();
        for (Shape shape : network.inputShapes(network.nodes().get(node))) {
            Batch zero = new Batch(shape.size());
            zero.resize(1);
            zeros.add(zero);
        }
        Batch image = new Batch(network.nodes().get(node).shape().size());
        AffineKernel kernel = evaluator.kernel(node);
        if (kernel == null) {
            throw new IllegalStateException("node " + node + " is not affine");
        }
        kernel.apply(zeros, image);
        return image.largest() == 0 ? null : Arrays.copyOf(image.values(), image.width());
    }

    private static int size(List<Shape> shapes) {
        return shapes.stream().mapToInt(Shape::size).sum();
    }

    /** Number of candidates or neurons that go into a node. */
    int inputSize(int node) {
        return size(network.inputShapes(network.nodes().get(node)));
    }

    /** What an affine node does to errors; null for a cutting node. */
    @Nullable
    NodeNorms norms(int node) {
        return norms[node];
    }

    /** The image of zero behind an affine node, null if it is zero. */
    double @Nullable [] constants(int node) {
        return constants[node];
    }

    /** Whether what is behind {@code node} is read behind {@code by}. */
    boolean neededBehind(int node, int by) {
        return lastUse[node + 1] > by;
    }

    /** The most values a region's row may need at once. */
    long widest() {
        long widest = network.input().size();
        for (Network.Node node : network.nodes()) {
            widest = Math.max(widest, node.shape().size());
        }
        return widest;
    }

    /** The cutter of a node, of its own mutable state. */
    Cutter cutter(int place, Signs signs, double[] centre) {
        int i = cutting[place];
        Network.Node node = network.nodes().get(i);
        if (node.activation() instanceof PiecewiseLinear activation) {
            return new KnotCuts(activation, layer[place], i, node.shape().size(), signs, centre);
        }
        Maximum.Candidates windows = evaluator.candidates(i);
        if (windows == null || !(node.layer() instanceof Maximum maximum)) {
            throw new IllegalStateException(node.name() + " does not cut");
        }
        return new WinnerCuts(
                windows,
                maximum.smallest(),
                rising(node),
                node.inputs().get(0),
                layer[place],
                i,
                inputSize(i),
                signs,
                centre);
    }

    /** The activation that a maximum reads and nothing else, if it never falls and is the same for all neurons. */
    private @Nullable PiecewiseLinear rising(Network.Node maximum) {
        int source = maximum.inputs().get(0);
        if (maximum.inputs().size() != 1
                || source == Network.INPUT
                || !(network.nodes().get(source).activation() instanceof PiecewiseLinear activation)
                || activation.channels() != 1) {
            return null;
        }
        for (int piece = 0; piece <= activation.knots(); piece++) {
            if (activation.slope(0, piece) < 0) {
                return null;
            }
        }
        return activation;
    }
}
