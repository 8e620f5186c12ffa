package io.crease.network;

import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A random fully connected network: {@code mlp:784-256x4-10} has 784 inputs, four hidden layers of 256 and 10 outputs. Nodes
 * are named as {@link NetworkSpec} says.
 *
 * @param inputs number of inputs
 * @param hidden widths of the hidden layers; may be empty
 * @param outputs number of outputs
 * @param activation φ
 * @param weights how weights and biases are drawn
 * @param seed the seed of {@link #build()}
 */
public record MlpSpec(
        int inputs, List<Integer> hidden, int outputs, Activation activation, RandomWeights weights, long seed)
        implements NetworkSpec {
    static final SpecOption ACTIVATION = new SpecOption("activation", "relu", "one of the activations");
    static final SpecOption SEED = new SpecOption("seed", "1", "of all random numbers");

    /** @throws IllegalArgumentException if a width is not positive */
    public MlpSpec {
        hidden = List.copyOf(hidden);
        for (int width :
                Stream.concat(Stream.of(inputs, outputs), hidden.stream()).toList()) {
            if (width < 1) {
                throw new IllegalArgumentException("width is " + width + "; expected at least 1");
            }
        }
    }

    @Override
    public String text() {
        return "mlp:" + inputs + "-"
                + WidthGroup.of(hidden).stream().map(g -> g + "-").collect(Collectors.joining()) + outputs
                + ACTIVATION.written(activation.name()) + weights.written() + SEED.written(String.valueOf(seed));
    }

    @Override
    public Shape input() {
        return Shape.of(inputs);
    }

    @Override
    public boolean random() {
        return true;
    }

    @Override
    public long parameters() {
        return size().parameters();
    }

    private NetworkSize size() {
        NetworkSize size = new NetworkSize();
        int width = inputs;
        for (int d = 1; d <= hidden.size(); d++) {
            size.dense("dense" + d, width, hidden.get(d - 1));
            width = hidden.get(d - 1);
        }
        return size.dense("output", width, outputs);
    }

    @Override
    public Network build(long seed) {
        size().refuseBeyond(Runtime.getRuntime().maxMemory());
        RandomLayers layers = new RandomLayers(input(), activation, weights, false, seed);
        for (int width : hidden) {
            layers.dense(width);
            layers.activate();
        }
        return layers.output(outputs);
    }

    @Override
    public @Nullable RandomEnsemble ensemble() {
        if (!weights.initialiser().independentGaussian()) {
            return null;
        }
        double variance = weights.weightVariance();
        double first = hidden.isEmpty()
                ? variance
                : inputs * weights.initialiser().entryVariance(Shape.of(hidden.get(0), inputs), true, variance);
        return new RandomEnsemble(
                inputs,
                hidden,
                outputs,
                activation,
                variance,
                first,
                weights.biasVariance(),
                weights.initialiser().name());
    }

    @Override
    public @Nullable String whyNoTheory() {
        return weights.initialiser().independentGaussian()
                ? null
                : "weights are " + weights.initialiser().name() + "; predictions are for independent Gaussian weights";
    }

    /** What the catalogue lists. */
    public static final class Kind implements NetworkKind {
        @Override
        public String name() {
            return "mlp";
        }

        @Override
        public String syntax() {
            return "mlp:INPUT-WIDTHxDEPTH-…-OUTPUT";
        }

        @Override
        public String describe() {
            return "a random fully connected network";
        }

        @Override
        public String example() {
            return "mlp:784-256x4-10,activation=hard-tanh,weight-variance=4";
        }

        @Override
        public List<SpecOption> options() {
            return Stream.of(List.of(ACTIVATION), RandomWeights.OPTIONS, List.of(SEED))
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public MlpSpec parse(SpecText text) {
            List<SpecText.Part> parts = text.bodyPart().split('-');
            if (parts.size() < 2) {
                throw new IllegalArgumentException("the body is '" + text.body() + "'; expected " + syntax());
            }
            List<Integer> hidden = new ArrayList<>();
            for (SpecText.Part part : parts.subList(1, parts.size() - 1)) {
                WidthGroup group = WidthGroup.parse(part);
                hidden.addAll(Collections.nCopies(group.depth(), group.width()));
            }
            MlpSpec spec = new MlpSpec(
                    parts.get(0).count("input width"),
                    hidden,
                    parts.get(parts.size() - 1).count("output width"),
                    Activations.parse(text.value(ACTIVATION)),
                    RandomWeights.of(text),
                    text.whole(SEED));
            spec.size().refuseBeyond(Runtime.getRuntime().maxMemory());
            return spec;
        }
    }
}
