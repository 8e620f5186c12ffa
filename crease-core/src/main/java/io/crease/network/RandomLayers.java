package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;

/**
 * Builds a random network layer by layer, with names and random streams as {@link NetworkSpec} says. Mutable, not thread-safe.
 */
final class RandomLayers {
    private static final int CALIBRATION_POINTS = 32;
    private static final double EPSILON = 1e-5;

    private final Network.Builder builder;
    private final Shape input;
    private final Activation activation;
    private final RandomWeights weights;
    private final boolean batchNorm;
    private final RandomStream root;
    private int layers;
    private int pools;

    /**
     * @param batchNorm whether every hidden affine layer is followed by a batch normalisation, whose stored statistics are
     * those of {@value #CALIBRATION_POINTS} standard normal inputs
     */
    RandomLayers(Shape input, Activation activation, RandomWeights weights, boolean batchNorm, long seed) {
        this.builder = Network.builder(input);
        this.input = input;
        this.activation = activation;
        this.weights = weights;
        this.batchNorm = batchNorm;
        this.root = RandomStream.of(seed);
    }

    /** Index of the node added last. */
    int last() {
        return builder.last();
    }

    /** Shape of what the node added last hands on. */
    Shape shape() {
        return builder.shape();
    }

    /** The pre-activation of the next layer by a fully connected layer. */
    void dense(int width) {
        String name = "dense" + (layers + 1);
        builder.then(name, weights.dense(root.named(name), shape().size(), width, layers == 0));
        normalise("bn", width);
    }

    /**
     * The pre-activation of the next layer by a convolution with a square kernel of odd size that keeps the size of the image.
     */
    void conv(int channels, int kernel, int stride) {
        conv("conv", "bn", builder.last(), shape(), channels, kernel, stride);
    }

    /**
     * A convolution of the node {@code source}, whose shape is given; {@code name} and {@code norm} are followed by the number
     * of the layer.
     */
    void conv(String name, String norm, int source, Shape from, int channels, int kernel, int stride) {
        String full = name + (layers + 1);
        Window window = Window.square(kernel, stride, kernel / 2);
        builder.add(full, weights.conv(root.named(full), from.extent(0), channels, window, layers == 0), source);
        normalise(norm, channels);
    }

    private void normalise(String name, int channels) {
        if (batchNorm) {
            double[] values = new double[channels];
            Arrays.fill(values, 1);
            Tensor ones = Tensor.vector(values);
            Tensor zeros = Tensor.zeros(ones.shape());
            builder.then(name + (layers + 1), new BatchNorm(ones, zeros, zeros, ones, EPSILON));
        }
    }

    /** The sum of two nodes, as the pre-activation of the next layer. */
    void add(int one, int other) {
        builder.add("add" + (layers + 1), new Add(), one, other);
    }

    /** The next layer's activation. */
    void activate() {
        layers++;
        builder.then("layer" + layers, new Activate(activation));
    }

    /** A pool or another layer without weights. */
    void pool(Layer layer) {
        pools++;
        builder.then("pool" + pools, layer);
    }

    /** Adds the output and returns the finished network. */
    Network output(int width) {
        builder.then("output", weights.dense(root.named("output"), shape().size(), width, false));
        Network network = builder.build();
        if (!batchNorm) {
            return network;
        }
        Batch points = new Batch(input.size());
        points.resize(CALIBRATION_POINTS);
        double[] values = root.named("calibration").gaussians(CALIBRATION_POINTS * input.size(), 1);
        System.arraycopy(values, 0, points.values(), 0, values.length);
        return Calibration.calibrated(network, points);
    }
}
