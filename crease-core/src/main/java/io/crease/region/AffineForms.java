package io.crease.region;

import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The forms behind affine nodes, and what becomes of their errors there. */
final class AffineForms {
    private AffineForms() {}

    /** Fills the image behind an affine node, with bounds on its errors. */
    static void fill(Plan plan, Front front, int i) {
        Network.Node node = plan.network.nodes().get(i);
        NodeNorms norms = plan.norms(i);
        if (norms == null) {
            throw new IllegalStateException(node.name() + " is not affine");
        }
        List<Batch> inputs = new ArrayList<>();
        for (int source : node.inputs()) {
            inputs.add(front.image(source));
        }
        Batch output = front.open(i, node.shape().size(), false);
        plan.evaluator.apply(i, inputs, output);
        int width = output.width();
        double[] y = output.values();
        double[] constants = plan.constants(i);
        for (int row = 0; row < output.rows(); row++) {
            if (constants != null && row % front.stride != 0) {
                for (int o = 0, at = row * width; o < width; o++, at++) {
                    y[at] -= constants[o];
                }
            }
            double error = 0;
            double size = 0;
            for (int k = 0; k < inputs.size(); k++) {
                double e = front.errors(node.inputs().get(k))[row];
                int w = inputs.get(k).width();
                double s = norm(inputs.get(k).values(), row * w, w);
                error += e * e;
                size += s * s;
            }
            // A row of zeros that is exact stays exact: sums of zeros, and the bias.
            boolean zero = error == 0 && size == 0;
            error = Math.sqrt(error) * (1 + 0x1p-50);
            size = Math.sqrt(size) * (1 + 0x1p-50);
            front.errors(i)[row] = zero ? 0 : norms.error(error, size);
            front.largestErrors(i)[row] = zero ? 0 : norms.largestError(error, size);
        }
    }

    /** ‖v[from … from + count)‖₂, rounded up; 0 only if all are 0. */
    private static double norm(double[] v, int from, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int at = from;
        int to = from + count;
        for (; at + 3 < to; at += 4) {
            s0 += v[at] * v[at];
            s1 += v[at + 1] * v[at + 1];
            s2 += v[at + 2] * v[at + 2];
            s3 += v[at + 3] * v[at + 3];
        }
        for (; at < to; at++) {
            s0 += v[at] * v[at];
        }
        double sum = s0 + s1 + s2 + s3;
        if (sum < 0x1p-900) { // squares may have been lost
            double largest = Batch.largest(v, from, to);
            return largest == 0 ? 0 : largest * Math.sqrt(count) * (1 + 0x1p-50) + 0x1p-450;
        }
        return Math.sqrt(sum) * (1 + count * 0x1p-52);
    }

    /**
     * All of space as cones between hyperplanes of the first cutting node.
     *
     * @param probe a front of one region before the first node
     * @throws InputException if the first cutting node is a maximum
     */
    static SpaceStart space(Plan plan, Front probe, double[] centre) {
        int first = plan.cutting.length == 0 ? plan.network.nodes().size() - 1 : plan.cutting[0];
        Network.Node node = plan.network.nodes().get(first);
        if (!(node.activation() instanceof PiecewiseLinear activation)) {
            throw new InputException(node.name() + ": all of space is counted where an activation cuts first, not "
                    + node.layer().kind() + "; expected a box or a slice");
        }
        for (int i = 0; i < first; i++) {
            fill(plan, probe, i);
        }
        int source = node.inputs().get(0);
        Batch image = probe.image(source);
        int stride = probe.stride;
        int width = image.width();
        double[] forms = new double[width * stride];
        double[] errors = new double[width * stride];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < stride; i++) {
                forms[j * stride + i] = image.values()[i * width + j];
                errors[j * stride + i] = probe.largestErrors(source)[i];
            }
        }
        double knot = activation.knot(0);
        for (int j = 0; j < width; j++) {
            forms[j * stride] -= knot;
            errors[j * stride] += Math.abs(knot) * 0x1p-53;
        }
        double[] eye = Arrays.copyOfRange(centre, 1, stride);
        return SpaceStart.of(
                stride - 1, forms, errors, j -> new Hyperplane(plan.layer[0], first, j, 0), eye, plan.exact);
    }
}
