package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

/**
 * The sawtooth of Telgarsky (2016): x ↦ max(0, 2·max(0, x) − 4·max(0, x − ½)) composed {@code depth} times. On [0, 1] it has
 * 2^depth linear pieces, each as long as the others, and all breaks are multiples of 2^−depth, which doubles hold exactly. Each
 * composition is two layers, one of two neurons and one of one; the last activation is the output.
 *
 * @param depth number of compositions, 1 to {@value #DEEPEST}
 */
public record SawtoothSpec(int depth) implements NetworkSpec {
    /** The largest depth. */
    public static final int DEEPEST = 50;

    /** @throws IllegalArgumentException if the depth is out of range */
    public SawtoothSpec {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth is " + depth + "; expected 1 to " + DEEPEST
                    + ", as deeper teeth are narrower than doubles can tell apart");
        }
    }

    @Override
    public String text() {
        return "sawtooth:" + depth;
    }

    @Override
    public Shape input() {
        return Shape.of(1);
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public boolean random() {
        return false;
    }

    @Override
    public long parameters() {
        return 7L * depth;
    }

    @Override
    public Network build(long seed) {
        Dense slopes = new Dense(Tensor.of(Shape.of(2, 1), 1, 1), Tensor.vector(0, -0.5));
        Dense tooth = new Dense(Tensor.of(Shape.of(1, 2), 2, -4), Tensor.vector(0));
        Network.Builder builder = Network.builder(input());
        for (int d = 1; d <= 2 * depth; d++) {
            builder.then("dense" + d, d % 2 == 1 ? slopes : tooth).then("layer" + d, new Activate(Relu.of()));
        }
        return builder.build();
    }

    @Override
    public String whyNoTheory() {
        return "the network is a construction; predictions are for random ones";
    }

    /** What the catalogue lists. */
    public static final class Kind implements NetworkKind {
        @Override
        public String name() {
            return "sawtooth";
        }

        @Override
        public String syntax() {
            return "sawtooth:DEPTH";
        }

        @Override
        public String describe() {
            return "Telgarsky's sawtooth on [0, 1], with 2^DEPTH linear pieces";
        }

        @Override
        public String example() {
            return "sawtooth:8";
        }

        @Override
        public List<SpecOption> options() {
            return List.of();
        }

        @Override
        public SawtoothSpec parse(SpecText text) {
            return new SawtoothSpec(text.bodyPart().count("depth"));
        }
    }
}
