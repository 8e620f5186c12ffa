package io.crease.cli;

import io.crease.measure.Row;
import io.crease.network.Activate;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.theory.RegionBounds;
import io.crease.theory.SerraBound;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The tightest upper bound known here on the activation regions of a network on a flat domain. */
final class UpperBound {
    private UpperBound() {}

    /**
     * The bound as a prediction: Serra et al. for ReLU, Montúfar 2017 for other activations with one knot, parallel hyperplanes for those
     * with two, where node follows node; convolutions and the like are dense layers with many zeros. With branches, whose sums
     * keep dimensions that a narrow layer takes away, the product over layers. Empty with maxima, with other activations,
     * and where the number is beyond a double.
     *
     * @param dimension of the domain: a plane through more inputs makes a network of two
     */
    static Optional<Row.Predicted> of(Network network, int dimension) {
        List<Network.Node> layers = network.layers();
        if (layers.isEmpty() || network.nodes().stream().anyMatch(node -> node.layer() instanceof Maximum)) {
            return Optional.empty();
        }
        int[] widths = layers.stream().mapToInt(node -> node.shape().size()).toArray();
        int knots = knots(layers.get(0));
        boolean alike = layers.stream().allMatch(node -> knots(node) == knots);
        boolean relu = layers.stream()
                .allMatch(node -> node.layer() instanceof Activate a
                        && a.activation().name().equals("relu"));
        if (!alike || knots < 1 || knots > 2) {
            return Optional.empty();
        }
        boolean chain = chain(network);
        if (knots == 2) {
            return chain
                    ? predicted("parallel hyperplanes", RegionBounds.tightHardTanh(dimension, widths))
                    : predicted("Raghu et al. 2017, Theorem 1", RegionBounds.paperHardTanh(dimension, widths));
        }
        if (!chain) {
            return predicted("Raghu et al. 2017, Theorem 1", RegionBounds.paperRelu(dimension, widths));
        }
        return relu
                ? predicted("Serra et al. 2018, Theorem 1", SerraBound.of(dimension, widths))
                : predicted("Montúfar 2017", RegionBounds.montufar2017(dimension, widths));
    }

    private static int knots(Network.Node node) {
        return node.activation() instanceof PiecewiseLinear linear ? linear.knots() : 0;
    }

    private static boolean chain(Network network) {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (!network.nodes().get(i).inputs().equals(List.of(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Row.Predicted> predicted(String source, BigInteger bound) {
        double value = bound.doubleValue();
        return Double.isFinite(value)
                ? Optional.of(new Row.Predicted("upper bound", value, true, source))
                : Optional.empty();
    }
}
