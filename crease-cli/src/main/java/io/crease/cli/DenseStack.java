package io.crease.cli;

import io.crease.network.Activate;
import io.crease.network.Activation;
import io.crease.network.Dense;
import io.crease.network.MlpSpec;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.network.PiecewiseLinear;
import io.crease.network.Reshape;
import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What bounds on the number of regions depend on: a sequence of dense layers, each with a piecewise-linear activation behind it.
 *
 * @param inputs n0
 * @param widths n1, …, nL, those of the activations
 * @param activation name of the activation; of several, joined by commas
 * @param knots the largest number of knots of an activation
 */
record DenseStack(int inputs, List<Integer> widths, String activation, int knots) {
    /** The activation that the tightest bound holds for. */
    static final String RELU = "relu";

    DenseStack {
        widths = List.copyOf(widths);
    }

    /**
     * Of a described network; a random one is not built.
     *
     * @throws InputException if an activation is smooth, there is none, or the network is not a sequence of dense layers
     */
    static DenseStack of(NetworkSpec spec) {
        if (spec instanceof MlpSpec mlp) {
            int knots = mlp.hidden().isEmpty() ? 0 : knots(mlp.text(), "the activation", mlp.activation());
            return checked(
                    mlp.text(),
                    new DenseStack(mlp.inputs(), mlp.hidden(), mlp.activation().name(), knots));
        }
        if (spec.random()) {
            throw unlike(spec.text(), "the network has other layers than dense ones");
        }
        return of(spec.text(), spec.build());
    }

    /**
     * Of a network.
     *
     * @param text names it in messages
     * @throws InputException as {@link #of(NetworkSpec)}
     */
    static DenseStack of(String text, Network network) {
        List<Integer> widths = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int knots = 0;
        for (int i = 0; i < network.nodes().size(); i++) {
            Network.Node node = network.nodes().get(i);
            boolean inRow = node.inputs().equals(List.of(i - 1));
            if (!inRow
                    || !(node.layer() instanceof Dense
                            || node.layer() instanceof Activate
                            || node.layer() instanceof Reshape)) {
                throw unlike(
                        text,
                        node.name() + " (" + node.layer().kind() + ") is no dense layer that reads the one before");
            }
            Activation activation = node.activation();
            if (activation != null) {
                knots = Math.max(knots, knots(text, node.name(), activation));
                widths.add(node.shape().size());
                if (!names.contains(activation.name())) {
                    names.add(activation.name());
                }
            }
        }
        return checked(text, new DenseStack(network.input().size(), widths, String.join(",", names), knots));
    }

    private static DenseStack checked(String text, DenseStack stack) {
        if (stack.widths.isEmpty()) {
            throw new InputException(text + ": no hidden layer, so there is one region; expected at least one");
        }
        return stack;
    }

    private static int knots(String text, String where, Activation activation) {
        if (activation instanceof PiecewiseLinear linear) {
            return linear.knots();
        }
        throw new InputException(text + ": " + where + " (" + activation.name()
                + ") is smooth, so there are no linear regions; expected a piecewise-linear activation, such as relu");
    }

    private static InputException unlike(String text, String found) {
        return new InputException(text + ": " + found
                + "; expected dense layers and activations in sequence (mlp:..., fold:..., a weights file), which the"
                + " bounds are for");
    }

    /** n1, …, nL as an array. */
    int[] widthArray() {
        return widths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** N, number of hidden neurons. */
    int neurons() {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether all activations are ReLU. */
    boolean relu() {
        return activation.equals(RELU);
    }

    /** {@code (2; 8, 8, 8)}. */
    String text() {
        return "(" + inputs + "; " + widths.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }
}
