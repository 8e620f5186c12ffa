package io.crease.region;

import io.crease.network.AffineLayer;
import io.crease.network.AffineTerms;
import io.crease.network.BranchMaximum;
import io.crease.network.MaxPool2d;
import io.crease.network.Maximum;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network at one point in decimals without rounding: values before and behind every node, and the letters. */
final class ExactForward {
    /** Of the input (0) and each node (index + 1). */
    final List<BigDecimal[]> values = new ArrayList<>();
    /** Of each node; null where it does not cut. */
    final List<short @Nullable []> letters = new ArrayList<>();

    private final Network network;

    ExactForward(Network network, Domain domain, BigDecimal... u) {
        this.network = network;
        BigDecimal[] x = new BigDecimal[domain.inputs()];
        for (int i = 0; i < x.length; i++) {
            x[i] = new BigDecimal(domain.origin(i));
            for (int d = 0; d < u.length; d++) {
                x[i] = x[i].add(new BigDecimal(domain.direction(d, i)).multiply(u[d]));
            }
        }
        values.add(x);
        for (Network.Node node : network.nodes()) {
            BigDecimal[] inputs = inputs(node);
            BigDecimal[] y = new BigDecimal[node.shape().size()];
            short[] word = node.layer() instanceof AffineLayer ? null : new short[y.length];
            if (node.layer() instanceof AffineLayer affine) {
                AffineTerms terms = affine.terms(network.inputShapes(node));
                for (int o = 0; o < y.length; o++) {
                    BigDecimal[] sum = {new BigDecimal(terms.bias(o))};
                    terms.of(o, (i, w) -> sum[0] = sum[0].add(new BigDecimal(w).multiply(inputs[i])));
                    y[o] = sum[0];
                }
            } else if (node.activation() instanceof PiecewiseLinear activation) {
                for (int o = 0; o < y.length; o++) {
                    int channel = activation.channels() == 1 ? 0 : o / (y.length / activation.channels());
                    bend(activation, channel, inputs[o], y, word, o);
                }
            } else {
                choose(node, inputs, y, word);
            }
            values.add(y);
            letters.add(word);
        }
    }

    /** The concatenated inputs of a node. */
    BigDecimal[] inputs(Network.Node node) {
        return node.inputs().stream()
                .flatMap(source -> Arrays.stream(values.get(source + 1)))
                .toArray(BigDecimal[]::new);
    }

    /** The first line, and at each knot passed the change of slope. */
    private static void bend(
            PiecewiseLinear activation, int channel, BigDecimal x, BigDecimal[] y, short[] word, int o) {
        BigDecimal sum = new BigDecimal(activation.intercept(channel, 0))
                .add(new BigDecimal(activation.slope(channel, 0)).multiply(x));
        for (int q = 0; q < activation.knots(); q++) {
            BigDecimal beyond = x.subtract(new BigDecimal(activation.knot(q)));
            if (beyond.signum() > 0) {
                word[o]++;
                BigDecimal turn = new BigDecimal(activation.slope(channel, q + 1))
                        .subtract(new BigDecimal(activation.slope(channel, q)));
                sum = sum.add(turn.multiply(beyond));
            }
        }
        y[o] = sum;
    }

    private void choose(Network.Node node, BigDecimal[] inputs, BigDecimal[] y, short[] word) {
        Maximum maximum = (Maximum) node.layer();
        boolean smallest = maximum instanceof BranchMaximum branches && branches.smallest();
        assert smallest || maximum instanceof MaxPool2d || maximum instanceof BranchMaximum;
        Maximum.Candidates windows = maximum.candidates(network.inputShapes(node));
        for (int o = 0; o < y.length; o++) {
            for (int i = windows.start(o); i < windows.start(o + 1); i++) {
                BigDecimal value = inputs[windows.index(i)];
                int order = y[o] == null ? 1 : value.compareTo(y[o]) * (smallest ? -1 : 1);
                if (order > 0) {
                    y[o] = value;
                    word[o] = (short) (i - windows.start(o));
                }
            }
        }
    }

    /** The letters as a chain of patterns of the nodes before {@code node}. */
    @Nullable
    Pattern pattern(int node) {
        Pattern pattern = null;
        for (int i = 0; i < node; i++) {
            short[] word = letters.get(i);
            if (word != null) {
                pattern = new Pattern(pattern, i, word);
            }
        }
        return pattern;
    }

    /** Whether all letters are the same. */
    boolean sameRegion(ExactForward other) {
        for (int i = 0; i < letters.size(); i++) {
            if (!Arrays.equals(letters.get(i), other.letters.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The form of a hyperplane here. */
    BigDecimal value(Hyperplane plane) {
        Network.Node node = network.nodes().get(plane.node());
        BigDecimal[] inputs = inputs(node);
        BigDecimal less = node.activation() instanceof PiecewiseLinear activation
                ? new BigDecimal(activation.knot(plane.other()))
                : inputs[plane.other()];
        return inputs[plane.neuron()].subtract(less);
    }
}
