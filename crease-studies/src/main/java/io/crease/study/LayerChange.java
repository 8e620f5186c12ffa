package io.crease.study;

import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Tensor;
import io.crease.training.Weights;
import java.util.List;
import java.util.Map;

/** Networks in which the weights of one layer are not what training made of them; biases and normalisations stay. */
final class LayerChange {
    /** In what noise is measured. */
    enum Unit {
        /** Its standard deviation is the magnitude. */
        ABSOLUTE("absolute"),
        /** It is the magnitude times the standard deviation of the layer's weights. */
        RELATIVE("relative"),
        /** It is the magnitude over √fan-in. */
        FAN_IN("fan-in");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** The word used in conditions. */
        String text() {
            return text;
        }
    }

    private LayerChange() {}

    /** The nodes with weights, in order: dense layers and convolutions. Layer d is the d-th, the output last. */
    static List<Network.Node> layers(Network network) {
        return network.nodes().stream()
                .filter(node -> node.layer() instanceof Dense || node.layer() instanceof Conv2d)
                .toList();
    }

    /** The layer of a node: its weights, outputs first. */
    static Tensor weight(Network.Node node) {
        return node.layer().weights().get(0);
    }

    /** The standard deviation of noise of a magnitude in a unit at a node. */
    static double deviation(Unit unit, double magnitude, Network.Node node) {
        Tensor weight = weight(node);
        return switch (unit) {
            case ABSOLUTE -> magnitude;
            case RELATIVE -> magnitude * spread(weight);
            case FAN_IN ->
                magnitude / Math.sqrt((double) weight.size() / weight.shape().extent(0));
        };
    }

    private static double spread(Tensor weight) {
        double mean = 0;
        for (int i = 0; i < weight.size(); i++) {
            mean += weight.get(i) / weight.size();
        }
        double square = 0;
        for (int i = 0; i < weight.size(); i++) {
            square += (weight.get(i) - mean) * (weight.get(i) - mean);
        }
        return Math.sqrt(square / weight.size());
    }

    /** Weights with independent Gaussian noise added. A stream gives the same direction for every magnitude. */
    static Network noisy(Network network, Network.Node node, double deviation, RandomStream stream) {
        double[] values = weight(node).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += deviation * stream.gaussian();
        }
        return with(network, node, Tensor.adopt(weight(node).shape(), values));
    }

    /** The network with the weights that another of the same build has at a node. */
    static Network from(Network other, Network network, Network.Node node) {
        return other.nodes().stream()
                .filter(candidate -> candidate.name().equals(node.name()))
                .findFirst()
                .map(found -> with(network, node, weight(found)))
                .orElseThrow(() -> new IllegalArgumentException("no node " + node.name() + " in the other network"));
    }

    private static Network with(Network network, Network.Node node, Tensor weight) {
        return Weights.into(network, Map.of(node.name() + ".weight", weight));
    }
}
