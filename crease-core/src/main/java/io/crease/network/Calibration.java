package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Gives batch normalisations the statistics of a batch, as one pass of training with momentum 1 would. */
public final class Calibration {

    private Calibration() {}

    /**
     * The network whose batch normalisations store the mean and the (biased) variance, per channel, of what reaches them when
     * these points are sent through it; each sees what the calibrated ones before it make. Statistics are rounded to single
     * precision, so that different machines agree on them.
     *
     * @param points rows are inputs, at least one; not modified
     */
    public static Network calibrated(Network network, Batch points) {
        Evaluator evaluator = new Evaluator(network);
        Network.Builder builder = Network.builder(network.input());
        List<Batch> images = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            List<Batch> inputs = node.inputs().stream()
                    .map(source -> source == Network.INPUT ? points : images.get(source))
                    .toList();
            Batch image = new Batch(node.shape().size());
            Layer layer = node.layer();
            if (layer instanceof BatchNorm norm) {
                BatchNorm fitted = fitted(norm, inputs.get(0));
                fitted.kernel(network.inputShapes(node)).apply(inputs, image);
                layer = fitted;
            } else {
                evaluator.apply(images.size(), inputs, image);
            }
            images.add(image);
            builder.add(
                    node.name(),
                    layer,
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        return builder.build();
    }

    private static BatchNorm fitted(BatchNorm norm, Batch input) {
        int channels = norm.scale().size();
        int plane = input.width() / channels;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) moment(input, c * plane, plane, 0, 1);
            variance[c] = (float) moment(input, c * plane, plane, mean[c], 2);
        }
        Shape shape = Shape.of(channels);
        return new BatchNorm(
                norm.scale(), norm.shift(), Tensor.adopt(shape, mean), Tensor.adopt(shape, variance), norm.epsilon());
    }

    /** The mean of (x − centre)^power over a channel of all rows, power 1 or 2. */
    private static double moment(Batch input, int from, int plane, double centre, int power) {
        double sum = 0;
        for (int r = 0; r < input.rows(); r++) {
            int start = r * input.width() + from;
            for (int i = start; i < start + plane; i++) {
                double x = input.values()[i] - centre;
                sum += power == 1 ? x : x * x;
            }
        }
        return sum / ((double) input.rows() * plane);
    }
}
