package io.crease.trajectory;

import io.crease.network.Dense;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Batch;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trajectory in the weights of one dense layer: W(t) = W·cos 2πt + W′·sin 2πt for t in [0, 1], all other weights and the biases
 * fixed (Raghu et al. 2017, section 2.3). For a fixed input the layer's pre-activation then runs on an ellipse, W·z·cos + W′·z·sin +
 * b, so that everything behind it can be traced exactly. Immutable.
 */
public final class WeightSweep {
    private final Network network;
    private final int layer;
    private final int dense;
    private final Tensor other;
    private final Evaluator evaluator;

    /**
     * @param layer number of the swept layer, from 1: the dense node right before that activation
     * @param other W′, of the shape of W
     * @throws IllegalArgumentException if the layer does not exist, is not dense, is bypassed by a later node or the shapes differ
     */
    public WeightSweep(Network network, int layer, Tensor other) {
        this.network = network;
        this.layer = layer;
        this.other = other;
        Dense swept = dense(network, layer);
        dense = network.layers().get(layer - 1).inputs().get(0);
        if (!swept.weight().shape().equals(other.shape())) {
            throw new IllegalArgumentException(
                    "layer " + layer + ": weight is " + swept.weight().shape() + ", the other end of the sweep "
                            + other.shape() + "; expected equal shapes");
        }
        evaluator = new Evaluator(network);
    }

    /**
     * The sweep of a layer of one network to the weights W′ that the same layer has in another of the same architecture.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static WeightSweep between(Network network, Network other, int layer) {
        return new WeightSweep(network, layer, dense(other, layer).weight());
    }

    private static Dense dense(Network network, int layer) {
        network.from(layer);
        int node = network.layers().get(layer - 1).inputs().get(0);
        if (node == Network.INPUT || !(network.nodes().get(node).layer() instanceof Dense dense)) {
            throw new IllegalArgumentException(
                    "layer " + layer + " is not fed by a dense layer; only dense weights can be swept");
        }
        return dense;
    }

    /** The network that the swept pre-activation goes into: the swept layer's activation and all behind it. */
    public Network tail() {
        return network.from(layer);
    }

    /**
     * The closed curve that the swept layer's pre-activation runs on for a fixed input; empty when it stays at the bias, since
     * nothing of that input reaches the layer (dead neurons before it, or weights of zero).
     */
    public Optional<Ellipse> curve(Tensor point) {
        List<Batch> images = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            images.add(new Batch(node.shape().size()));
        }
        Batch points = new Batch(network.input().size());
        if (point.size() != points.width()) {
            throw new IllegalArgumentException(
                    "point has " + point.size() + " coordinates; expected " + points.width());
        }
        points.resize(1);
        point.copyTo(0, points.values(), 0, point.size());
        points.setMagnitude(points.largest());
        evaluator.run(points, images);
        Network.Node node = network.nodes().get(dense);
        int source = node.inputs().get(0);
        Batch before = source == Network.INPUT ? points : images.get(source);
        Dense swept = (Dense) node.layer();
        Tensor cosine = product(swept.weight(), before.values());
        Tensor sine = product(other, before.values());
        boolean still = cosine.norm() == 0 && sine.norm() == 0;
        return still ? Optional.empty() : Optional.of(new Ellipse(swept.bias(), cosine, sine));
    }

    private static Tensor product(Tensor matrix, double[] x) {
        int out = matrix.shape().extent(0);
        int in = matrix.shape().extent(1);
        double[] y = new double[out];
        for (int o = 0; o < out; o++) {
            double sum = 0;
            for (int i = 0; i < in; i++) {
                sum += matrix.get(o * in + i) * x[i];
            }
            y[o] = sum;
        }
        return Tensor.vector(y);
    }
}
