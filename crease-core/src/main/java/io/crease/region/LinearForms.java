package io.crease.region;

import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The affine maps that the nodes are on one cell: of each node a batch of n + 1 rows, the value at u = 0 and the derivative by each
 * coordinate, with bounds on the error of each row. Those of nodes before a cut are shared by its parts.
 */
final class LinearForms {
    private final Plan plan;
    private final int rows;
    private final @Nullable Batch[] images;
    /** Of each row of a node, at node + 1: bound of the error's Euclidean norm. */
    private final double[][] error;
    /** The same of each element's error. */
    private final double[][] worst;

    /** At the input. */
    LinearForms(Plan plan, Domain domain) {
        this.plan = plan;
        rows = domain.dimension() + 1;
        int nodes = plan.network.nodes().size();
        images = new Batch[nodes + 1];
        error = new double[nodes + 1][];
        worst = new double[nodes + 1][];
        Batch input = new Batch(domain.inputs());
        input.resize(rows);
        for (int i = 0; i < input.width(); i++) {
            input.values()[i] = domain.origin(i);
            for (int d = 1; d < rows; d++) {
                input.values()[d * input.width() + i] = domain.direction(d - 1, i);
            }
        }
        put(Network.INPUT, input, new double[rows], new double[rows]);
    }

    private LinearForms(LinearForms of) {
        plan = of.plan;
        rows = of.rows;
        images = of.images.clone();
        error = of.error.clone();
        worst = of.worst.clone();
    }

    private void put(int node, Batch image, double[] errors, double[] largest) {
        images[node + 1] = image;
        error[node + 1] = errors;
        worst[node + 1] = largest;
    }

    private Batch image(int node) {
        Batch image = images[node + 1];
        if (image == null) {
            throw new IllegalStateException("node " + node + " has no image yet");
        }
        return image;
    }

    /** With the image behind an affine node. */
    LinearForms affine(int node, NodeNorms norms) {
        List<Integer> sources = plan.network.nodes().get(node).inputs();
        List<Batch> inputs = new ArrayList<>();
        double[] errors = new double[rows];
        double[] largest = new double[rows];
        for (int d = 0; d < rows; d++) {
            double wrong = 0;
            double size = 0;
            for (int source : sources) {
                Batch input = image(source);
                wrong = Math.hypot(wrong, error[source + 1][d]);
                size = Math.hypot(size, NodeNorms.size(input.values(), d * input.width(), input.width()));
            }
            errors[d] = norms.error(NodeNorms.up(wrong), NodeNorms.up(size));
            largest[d] = norms.largestError(NodeNorms.up(wrong), NodeNorms.up(size));
            if (!Double.isFinite(errors[d])) {
                throw new ArithmeticException("values overflow doubles; expected smaller weights or a smaller box");
            }
        }
        for (int source : sources) {
            inputs.add(image(source));
        }
        Batch output = new Batch(plan.network.nodes().get(node).shape().size());
        plan.evaluator.apply(node, inputs, output);
        double[] constant = plan.constants(node);
        if (constant != null) {
            for (int d = 1; d < rows; d++) {
                for (int j = 0; j < constant.length; j++) {
                    output.values()[d * constant.length + j] -= constant[j];
                }
            }
        }
        LinearForms next = new LinearForms(this);
        next.put(node, output, errors, largest);
        return next;
    }

    /** Neuron's pre-activation above a knot. */
    HalfSpace knot(int layer, int node, int neuron, int knot, PiecewiseLinear activation) {
        int source = plan.network.nodes().get(node).inputs().get(0);
        Batch before = image(source);
        double[] c = new double[rows];
        for (int d = 0; d < rows; d++) {
            c[d] = before.values()[d * before.width() + neuron];
        }
        double[] e = worst[source + 1];
        if (activation.knot(knot) != 0) {
            c[0] -= activation.knot(knot);
            e = Arrays.copyOf(e, rows);
            e[0] = NodeNorms.up(e[0] + 0x1p-52 * Math.abs(c[0]));
        }
        return new HalfSpace(new Hyperplane(layer, node, neuron, knot), 1, c, e);
    }

    /** With the image behind an activation: slope·h + intercept of each neuron's piece. */
    LinearForms bend(int node, PiecewiseLinear activation, short[] letters) {
        int source = plan.network.nodes().get(node).inputs().get(0);
        Batch before = image(source);
        int width = before.width();
        int plane = width / activation.channels();
        Batch output = new Batch(width);
        output.resize(rows);
        double[] errors = new double[rows];
        for (int d = 0; d < rows; d++) {
            double steepest = 0;
            double squares = 0;
            for (int j = 0; j < width; j++) {
                double slope = activation.slope(j / plane, letters[j]);
                double intercept = d == 0 ? activation.intercept(j / plane, letters[j]) : 0;
                double product = slope * before.values()[d * width + j];
                output.values()[d * width + j] = product + intercept;
                steepest = Math.max(steepest, Math.abs(slope));
                if (slope != 0 && (Math.abs(slope) != 1 || intercept != 0)) {
                    double size = Math.abs(product) + Math.abs(intercept) + Double.MIN_NORMAL;
                    squares += size * size;
                }
            }
            errors[d] = NodeNorms.up(steepest * error[source + 1][d] + 0x1p-51 * Math.sqrt(squares));
        }
        LinearForms next = new LinearForms(this);
        next.put(node, output, errors, errors);
        return next;
    }
}
