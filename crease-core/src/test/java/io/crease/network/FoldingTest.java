package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final long SEED = 3;
    private final RandomStream random = RandomStream.of(SEED);

    private Tensor normal(int... extents) {
        Shape shape = Shape.of(extents);
        return Tensor.of(shape, random.gaussians(shape.size(), 1));
    }

    private BatchNorm norm(int channels) {
        double[] variance = new double[channels];
        java.util.Arrays.setAll(variance, c -> 0.3 + random.uniform());
        return new BatchNorm(normal(channels), normal(channels), normal(channels), Tensor.vector(variance), 1e-5);
    }

    private void sameFunction(Network one, Network other) {
        for (int p = 0; p < 5; p++) {
            Tensor x = Tensor.of(one.input(), random.gaussians(one.input().size(), 1));
            double[] expected =
                    ReferenceForward.run(one, x.toArray()).get(one.nodes().size() - 1);
            double[] found = other.apply(x).toArray();
            assertEquals(one.output(), other.output());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-10, "seed " + SEED + ", element " + i);
            }
        }
    }

    private static List<String> names(Network network) {
        return network.nodes().stream().map(Network.Node::name).toList();
    }

    @Test
    void normalisationsAndFactorsBecomePartOfTheProductBeforeThem() {
        Network network = Network.builder(Shape.of(2, 5, 4))
                .then("conv", new Conv2d(normal(6, 1, 3, 2), normal(6), new Window(3, 2, 1, 1, 1, 1, 1, 0, 1, 1), 2))
                .then("bn", norm(6))
                .then("scale", new ScaleShift(normal(6), Tensor.vector(0.5)))
                .then("act", new Activate(Relu.of()))
                .then("bn2", norm(6))
                .then("dense", new Dense(normal(3, 6 * 5 * 4), normal(3)))
                .then("bias", new ScaleShift(Tensor.vector(2), normal(3)))
                .build();
        Folding.Folded folded = Folding.folded(network);
        assertEquals(List.of("conv", "act", "bn2", "dense"), names(folded.network()));
        assertEquals(Map.of("bn", "conv", "scale", "conv", "bias", "dense"), folded.into());
        sameFunction(network, folded.network());
    }

    @Test
    void positionwiseTermsAreFoldedOnlyIfAllPositionsHaveThem() {
        Tensor repeated = Tensor.vector(1, 2, 3, 1, 2, 3);
        Network equal = Network.builder(Shape.of(2, 4))
                .then("dense", new PositionwiseDense(normal(3, 4), normal(3)))
                .then("bias", new ScaleShift(Tensor.vector(1), repeated))
                .build();
        Folding.Folded folded = Folding.folded(equal);
        assertEquals(List.of("dense"), names(folded.network()));
        sameFunction(equal, folded.network());
        Network different = Network.builder(Shape.of(2, 4))
                .then("dense", new PositionwiseDense(normal(3, 4), normal(3)))
                .then("bias", new ScaleShift(Tensor.vector(1), Tensor.vector(1, 2, 3, 1, 2, 4)))
                .build();
        assertSame(different, Folding.folded(different).network());
        Network rows = Network.builder(Shape.of(3, 4))
                .then("dense", new PositionwiseDense(normal(3, 4), normal(3)))
                .then("bias", new ScaleShift(Tensor.vector(1), Tensor.vector(1, 2, 3)))
                .build();
        assertSame(rows, Folding.folded(rows).network(), "one number a row is none an output");
    }

    @Test
    void whatIsReadTwiceIsLeftAlone() {
        Network.Builder b = Network.builder(Shape.of(4));
        int dense = b.add("dense", new Dense(normal(4, 4), normal(4)), Network.INPUT);
        int scaled = b.add("scaled", ScaleShift.of(3, 1), dense);
        b.add("sum", new Add(), dense, scaled);
        Network network = b.build();
        assertSame(network, Folding.folded(network).network());
    }
}
