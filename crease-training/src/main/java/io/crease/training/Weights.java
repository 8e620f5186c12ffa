package io.crease.training;

import io.crease.network.BatchNorm;
import io.crease.network.Conv2d;
import io.crease.network.Dense;
import io.crease.network.Layer;
import io.crease.network.Network;
import io.crease.network.ScaleShift;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of a network by name, {@code conv1.weight}, and a network with other weights in the same places. */
public final class Weights {
    /** What a layer of the kind calls its weights, in the order of {@link Layer#weights()}. */
    private static final Map<Class<? extends Layer>, List<String>> NAMES = Map.of(
            Dense.class, List.of("weight", "bias"),
            Conv2d.class, List.of("weight", "bias"),
            BatchNorm.class, List.of("scale", "shift", "mean", "variance"),
            ScaleShift.class, List.of("scale", "shift"));

    private Weights() {}

    /** All weights that training knows, in the order of the nodes: NODE.weight, NODE.bias; NODE.scale, NODE.shift, NODE.mean, NODE.variance. */
    public static Map<String, Tensor> of(Network network) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Network.Node node : network.nodes()) {
            List<String> names = names(node.layer());
            for (int i = 0; i < names.size(); i++) {
                weights.put(
                        node.name() + "." + names.get(i), node.layer().weights().get(i));
            }
        }
        return Collections.unmodifiableMap(weights);
    }

    /**
     * The network with other weights; those not named stay.
     *
     * @param weights by name as {@link #of} gives them, of the same sizes
     * @throws IllegalArgumentException if a name has no place or a number is not finite
     */
    public static Network into(Network network, Map<String, Tensor> weights) {
        Map<String, Tensor> left = new LinkedHashMap<>(weights);
        Network.Builder builder = Network.builder(network.input());
        for (Network.Node node : network.nodes()) {
            List<String> names = names(node.layer());
            List<Tensor> tensors = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Tensor own = node.layer().weights().get(i);
                Tensor other = left.remove(node.name() + "." + names.get(i));
                tensors.add(other == null ? own : other.reshape(own.shape()));
            }
            builder.add(
                    node.name(),
                    names.isEmpty() ? node.layer() : with(node.layer(), tensors),
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("weights " + left.keySet() + " have no place in the network");
        }
        return builder.build();
    }

    static List<String> names(Layer layer) {
        return NAMES.getOrDefault(layer.getClass(), List.of());
    }

    private static Layer with(Layer layer, List<Tensor> tensors) {
        if (layer instanceof Dense) {
            return new Dense(tensors.get(0), tensors.get(1));
        }
        if (layer instanceof Conv2d conv) {
            return new Conv2d(tensors.get(0), tensors.get(1), conv.window(), conv.groups());
        }
        if (layer instanceof BatchNorm norm) {
            return new BatchNorm(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3), norm.epsilon());
        }
        return new ScaleShift(tensors.get(0), tensors.get(1));
    }
}
