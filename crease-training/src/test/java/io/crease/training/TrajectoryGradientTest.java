package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import io.crease.training.TrajectoryRegularization.Options;
import io.crease.training.TrajectoryRegularization.Original;
import io.crease.training.TrajectoryRegularization.Sign;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of the regularised loss against finite differences. */
class TrajectoryGradientTest {
    private static final int ROWS = 7;

    private static SequentialBlock dense(Options options) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(6).build())
                .add(new TrajectoryRegularization(options))
                .add(Activation.tanhBlock())
                .add(Linear.builder().setUnits(5).build())
                .add(new TrajectoryRegularization(options))
                .add(Activation.tanhBlock())
                .add(Linear.builder().setUnits(3).build());
    }

    private static SequentialBlock convolutional(Options options) {
        TrajectoryRegularization first = new TrajectoryRegularization(options);
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1))
                        .setFilters(3)
                        .build())
                .add(first)
                .add(Activation.tanhBlock())
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(2)
                        .build())
                .add(first.sharing())
                .add(Activation.tanhBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build());
    }

    private static void check(SequentialBlock layers, Shape input, long seed) {
        System.out.println("seed " + seed);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed((int) seed);
            TrajectoryRegularized block = TrajectoryRegularized.of(layers);
            block.setInitializer(new NormalInitializer(0.6f), Parameter.Type.WEIGHT);
            block.initialize(manager, DataType.FLOAT64, input);
            NDArray data = manager.randomNormal(input, DataType.FLOAT64);
            NDArray labels = manager.create(new long[] {0, 2, 1, 1, 0, 2, 2});
            // a scale of 1 makes the terms as large as the base loss
            TrajectoryLoss loss = new TrajectoryLoss(Loss.softmaxCrossEntropyLoss(), 1);
            int noticed = new GradientCheck(manager, block, loss, data, labels).run(new Random(seed));
            assertTrue(noticed > 10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, 1, NETWORK_INPUT",
        "POSITIVE, 0.2, PREVIOUS",
        "POSITIVE, 3, OWN_INPUT",
        "FREE, 1, NETWORK_INPUT",
        "FREE, -0.7, PREVIOUS",
        "FREE, 0.4, OWN_INPUT"
    })
    void gradientsAreFiniteDifferences(Sign sign, double start, Original original) {
        Options options = new Options(sign, start, original);
        check(dense(options), new Shape(ROWS, 4), 11);
        check(convolutional(options), new Shape(ROWS, 2, 5, 4), 12);
    }

    @Test
    void weightsFeelTheTermAlone() {
        // without a base loss what is left is the gradient of the terms
        System.out.println("seed 5");
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed(5);
            TrajectoryRegularized block = TrajectoryRegularized.of(new SequentialBlock()
                    .add(Linear.builder().setUnits(6).build())
                    .add(new TrajectoryRegularization()));
            block.setInitializer(new NormalInitializer(1f), Parameter.Type.WEIGHT);
            block.initialize(manager, DataType.FLOAT64, new Shape(4, 3));
            NDArray data = manager.randomNormal(new Shape(4, 3), DataType.FLOAT64);
            Loss nothing = new Loss("nothing") {
                @Override
                public NDArray evaluate(ai.djl.ndarray.NDList labels, ai.djl.ndarray.NDList predictions) {
                    return manager.zeros(new Shape(), DataType.FLOAT64);
                }
            };
            new GradientCheck(manager, block, new TrajectoryLoss(nothing), data, data).run(new Random(5));
        }
    }
}
