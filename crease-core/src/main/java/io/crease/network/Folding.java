package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one layer of two where a product is followed by a factor and a term, so that less is to be traced. */
public final class Folding {

    private Folding() {}

    /**
     * What folding made.
     *
     * @param network computes the same function, up to rounding
     * @param into for each node that is gone, the name of the one it became part of
     */
    public record Folded(Network network, Map<String, String> into) {
        /** Copies the map. */
        public Folded {
            into = Map.copyOf(into);
        }
    }

    /**
     * The network in which every {@link BatchNorm} and every {@link ScaleShift} with numbers per channel that alone reads a
     * {@link Conv2d}, {@link Dense} or {@link PositionwiseDense} is part of it: W′ = diag(a)·W and b′ = a∘b + c for y = a∘x + c.
     * The merged node keeps the name of the product. The output keeps its shape.
     */
    public static Folded folded(Network network) {
        List<Network.Node> nodes = network.nodes();
        int[] readers = new int[nodes.size()];
        for (Network.Node node : nodes) {
            for (int source : node.inputs()) {
                if (source != Network.INPUT) {
                    readers[source]++;
                }
            }
        }
        int[] place = new int[nodes.size()];
        List<Layer> layers = new ArrayList<>();
        List<Network.Node> kept = new ArrayList<>();
        Map<String, String> into = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Network.Node node = nodes.get(i);
            int source = node.inputs().isEmpty() ? Network.INPUT : node.inputs().get(0);
            boolean last = i == nodes.size() - 1;
            if (source != Network.INPUT && readers[source] == 1 && (!last || place[source] == layers.size() - 1)) {
                Layer merged = merged(
                        layers.get(place[source]),
                        node.layer(),
                        network.inputShapes(node).get(0));
                if (merged != null) {
                    layers.set(place[source], merged);
                    place[i] = place[source];
                    into.put(node.name(), kept.get(place[source]).name());
                    continue;
                }
            }
            place[i] = layers.size();
            layers.add(node.layer());
            kept.add(node);
        }
        if (into.isEmpty()) {
            return new Folded(network, into);
        }
        Network.Builder builder = Network.builder(network.input());
        for (int k = 0; k < kept.size(); k++) {
            int[] inputs = kept.get(k).inputs().stream()
                    .mapToInt(source -> source == Network.INPUT ? source : place[source])
                    .toArray();
            builder.add(kept.get(k).name(), layers.get(k), inputs);
        }
        return new Folded(builder.build(), into);
    }

    /** One layer that does what {@code product} and then {@code next} do, or null if there is none. */
    private static @Nullable Layer merged(Layer product, Layer next, Shape between) {
        Tensor weight;
        Tensor bias;
        if (product instanceof Conv2d conv) {
            weight = conv.weight();
            bias = conv.bias();
        } else if (product instanceof Dense dense) {
            weight = dense.weight();
            bias = dense.bias();
        } else if (product instanceof PositionwiseDense dense) {
            weight = dense.weight();
            bias = dense.bias();
        } else {
            return null;
        }
        int out = bias.size();
        double @Nullable [] factor;
        double @Nullable [] term;
        boolean channelsFirst =
                between.extent(0) == out && !(product instanceof PositionwiseDense && between.rank() > 1);
        if (next instanceof BatchNorm norm && channelsFirst) {
            factor = new double[out];
            term = new double[out];
            for (int c = 0; c < out; c++) {
                factor[c] = norm.scale().get(c) / Math.sqrt(norm.variance().get(c) + norm.epsilon());
                term[c] = norm.shift().get(c) - factor[c] * norm.mean().get(c);
            }
        } else if (next instanceof ScaleShift affine) {
            factor = perOutput(affine.scale(), out, channelsFirst, between.size());
            term = perOutput(affine.shift(), out, channelsFirst, between.size());
        } else {
            return null;
        }
        if (factor == null || term == null) {
            return null;
        }
        double[] scaled = weight.toArray();
        double[] shifted = bias.toArray();
        int taps = scaled.length / out;
        for (int o = 0; o < out; o++) {
            for (int t = o * taps; t < (o + 1) * taps; t++) {
                scaled[t] *= factor[o];
            }
            shifted[o] = factor[o] * shifted[o] + term[o];
        }
        Tensor w = Tensor.adopt(weight.shape(), scaled);
        Tensor b = Tensor.adopt(Shape.of(out), shifted);
        if (product instanceof Conv2d conv) {
            return new Conv2d(w, b, conv.window(), conv.groups());
        }
        return product instanceof Dense ? new Dense(w, b) : new PositionwiseDense(w, b);
    }

    /** The numbers for each of {@code out} outputs, or null if positions differ in them. */
    private static double @Nullable [] perOutput(Tensor numbers, int out, boolean channelsFirst, int size) {
        if (numbers.size() == 1 || (channelsFirst && numbers.size() == out)) {
            return ScaleShift.spread(numbers, out);
        }
        if (channelsFirst || numbers.size() != size) {
            return null;
        }
        for (int i = out; i < size; i++) {
            if (numbers.get(i) != numbers.get(i - out)) {
                return null;
            }
        }
        double[] first = new double[out];
        numbers.copyTo(0, first, 0, out);
        return first;
    }
}
