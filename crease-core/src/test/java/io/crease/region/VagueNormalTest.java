package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.network.Activate;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.Relu;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three lines through one point, one of them with a gradient that cancels to less than rounding: six regions, whatever doubles make of it. */
class VagueNormalTest {
    static java.util.stream.IntStream slopes() {
        return java.util.stream.IntStream.rangeClosed(1, 12);
    }

    private static double shortened(double v) {
        return Math.rint(v * 0x1p30) * 0x1p-30;
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void cancelledGradients(int k) {
        double tiny = 0x1p-55;
        double g1 = shortened(0.7 + k * 0.013);
        double g2 = g1 + 0x1p-20;
        double h1 = shortened(1 - 0.01 * k);
        double h2 = shortened(-0.3);
        Network network = Network.builder(Shape.of(2))
                .then("sum", new Dense(Tensor.of(Shape.of(3, 2), 0.1, 0, 1, 0, 0, 1), Tensor.vector(0, 0, 0)))
                .then(
                        "lines",
                        new Dense(
                                Tensor.of(Shape.of(3, 3), 0, h1, h2, 3, -0.3, tiny, 0, g1, g2),
                                Tensor.vector(-(h1 + h2) / 4, -tiny / 2, -(g1 + g2) / 4)))
                .then("relu", new Activate(Relu.of()))
                .build();
        try (Workers workers = new Workers(1)) {
            Domain box = Domain.box(new double[] {-0.9, -0.97}, new double[] {1.1, 1.3});
            RegionCount count = new Regions(network, box, workers, Regions.Options.DEFAULT).count();
            assertEquals(6, count.regions());
            assertTrue(Certificate.of(count).certified());
        }
    }
}
