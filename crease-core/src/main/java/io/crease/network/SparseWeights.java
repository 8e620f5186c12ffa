package io.crease.network;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * Every neuron reads only some of its inputs, chosen at random without repetition; those weights are from N(0, σw²/number
 * read), so that a neuron's weights have the same expected square sum σw² as with {@link GaussianWeights} (Martens 2010).
 *
 * @param amount at least 1: the number of inputs a neuron reads (all if it has fewer); below 1: the share of its inputs it
 *     reads, at least one input
 */
public record SparseWeights(double amount) implements Initialiser {
    private static final String NAME = "sparse";

    /** @throws IllegalArgumentException if the amount is not positive, or above 1 and not whole */
    public SparseWeights {
        if (!(amount > 0) || (amount >= 1 && amount != Math.rint(amount))) {
            throw new IllegalArgumentException(NAME + ": amount is " + SpecText.plain(amount)
                    + "; expected a share between 0 and 1 or a whole number of inputs");
        }
    }

    @Override
    public String name() {
        return io.crease.network.Family.call(NAME, amount);
    }

    @Override
    public Tensor weight(Shape shape, boolean first, double variance, RandomStream stream) {
        int in = Initialiser.fanIn(shape);
        int read = inputsRead(in);
        double scale = Math.sqrt(variance / read);
        double[] values = new double[shape.size()];
        int[] order = new int[in];
        for (int o = 0; o < shape.extent(0); o++) {
            for (int i = 0; i < in; i++) {
                order[i] = i;
            }
            for (int r = 0; r < read; r++) {
                int chosen = r + stream.below(in - r);
                int input = order[chosen];
                order[chosen] = order[r];
                values[o * in + input] = scale * stream.gaussian();
            }
        }
        return Tensor.adopt(shape, values);
    }

    /** How many inputs a neuron of the given fan-in reads. */
    public int inputsRead(int fanIn) {
        return amount >= 1 ? (int) Math.min(fanIn, amount) : (int) Math.max(1, Math.round(amount * fanIn));
    }

    @Override
    public boolean independentGaussian() {
        return false;
    }

    /** What the catalogue lists. */
    public static final class Family implements InitialiserFamily {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.required("amount"));
        }

        @Override
        public String describe() {
            return "each neuron reads a number (1 or more) or a share (below 1) of its inputs, with N(0, variance/number read)";
        }

        @Override
        public String example() {
            return "sparse(15)";
        }

        @Override
        public Initialiser with(List<Double> arguments) {
            return new SparseWeights(arguments.get(0));
        }
    }
}
