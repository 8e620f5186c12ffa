package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks of DJL read as networks, against DJL's own forward pass at points that the import has not seen. */
class BlockImportTest {
    private static final Shape IMAGE = Shape.of(2, 9, 8);

    private static ai.djl.ndarray.types.Shape shape(long... extents) {
        return new ai.djl.ndarray.types.Shape(extents);
    }

    /** Imports the block and compares; returns the network. */
    private static Network compare(Block block, Shape input, int seed) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed(seed);
            block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.WEIGHT);
            block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.BIAS);
            block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.BETA);
            block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.RUNNING_MEAN);
            ai.djl.ndarray.types.Shape batch = shape(5).addAll(
                            shape(input.extents().stream().mapToLong(e -> e).toArray()));
            block.initialize(manager, DataType.FLOAT32, batch);
            for (Parameter p : block.getParameters().values()) {
                if (p.getType() == Parameter.Type.RUNNING_VAR) {
                    p.getArray().muli(0.03f);
                }
            }
            Network network = BlockImport.network(block, input);
            NDArray points = manager.randomNormal(batch).mul(2);
            NDList outputs = block.forward(new ParameterStore(manager, false), new NDList(points), false);
            float[] expected = outputs.singletonOrThrow().toFloatArray();
            float[] values = points.toFloatArray();
            double largest = 0;
            for (float e : expected) {
                largest = Math.max(largest, Math.abs(e));
            }
            assertTrue(largest > 0, "all outputs are zero");
            for (int r = 0; r < 5; r++) {
                double[] row = new double[input.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = values[r * row.length + i];
                }
                double[] actual = network.apply(Tensor.of(input, row)).toArray();
                assertEquals(expected.length / 5, actual.length);
                for (int i = 0; i < actual.length; i++) {
                    assertEquals(expected[r * actual.length + i], actual[i], 1e-5 * largest);
                }
            }
            block.clear();
            return network;
        }
    }

    private static String kinds(Network network) {
        return String.join(
                " ", network.nodes().stream().map(n -> n.layer().kind()).toList());
    }

    @Test
    void paperLikeNetwork() {
        System.out.println("seed 3");
        SequentialBlock stage = new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(shape(3, 3))
                        .optPadding(shape(1, 1))
                        .setFilters(4)
                        .build())
                .add(BatchNorm.builder().optEpsilon(2e-4f).build())
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(shape(2, 2)));
        SequentialBlock block = new SequentialBlock()
                .add(stage)
                .add(Conv2d.builder()
                        .setKernelShape(shape(3, 2))
                        .optStride(shape(2, 1))
                        .optPadding(shape(2, 1))
                        .optDilation(shape(1, 2))
                        .optGroups(2)
                        .setFilters(6)
                        .optBias(false)
                        .build())
                .add(new TrajectoryRegularization(TrajectoryRegularization.Options.DEFAULT.start(0.7)))
                .add(Activation.leakyReluBlock(0.2f))
                .add(Pool.avgPool2dBlock(shape(2, 2), shape(1, 1), shape(1, 1)))
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().build())
                .add(Linear.builder().setUnits(7).build())
                .add(BatchNorm.builder().build())
                .add(Activation.tanhBlock())
                .add(Blocks.identityBlock())
                .add(Linear.builder().setUnits(3).optBias(false).build());
        Network network = compare(TrajectoryRegularized.of(block), IMAGE, 3);
        assertEquals(
                "conv batch-norm activation max-pool conv scale-shift activation average-pool flatten dense batch-norm activation dense",
                kinds(network).replaceAll("\\S*(relu|tanh)\\S*", "activation"));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("relu", Activation.reluBlock()),
                Arguments.of("relu6", Activation.relu6Block()),
                Arguments.of("sigmoid", Activation.sigmoidBlock()),
                Arguments.of("tanh", Activation.tanhBlock()),
                Arguments.of("softplus", Activation.softPlusBlock()),
                Arguments.of("leaky-relu", Activation.leakyReluBlock(0.1f)),
                Arguments.of("elu", Activation.eluBlock(1)),
                Arguments.of("gelu", Activation.geluBlock()),
                Arguments.of("silu", Activation.swishBlock(1)),
                Arguments.of("hard-tanh", LambdaBlock.singleton(x -> x.clip(-1, 1))),
                Arguments.of("clip", LambdaBlock.singleton(x -> x.clip(-2, 3))),
                Arguments.of("abs", LambdaBlock.singleton(NDArray::abs)),
                Arguments.of(
                        "scale-shift", LambdaBlock.singleton(x -> x.mul(2.5f).sub(0.75f))));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsAreKnownByTheirValues(String name, Block block) {
        Network network = compare(new SequentialBlock().add(block), Shape.of(3, 4), 1);
        String found = network.nodes().get(0).activation() == null
                ? network.nodes().get(0).layer().kind()
                : network.nodes().get(0).activation().name();
        assertTrue(found.startsWith(name), found);
    }

    static Stream<Arguments> pools() {
        return Stream.of(
                Arguments.of("max-pool", Pool.maxPool2dBlock(shape(3, 3), shape(2, 2), shape(1, 1))),
                Arguments.of("max-pool", Pool.maxPool2dBlock(shape(3, 2), shape(2, 1), shape(1, 0))),
                Arguments.of("max-pool", Pool.maxPool2dBlock(shape(2, 2), shape(2, 2), shape(0, 0), true)),
                Arguments.of("average-pool", Pool.avgPool2dBlock(shape(3, 3), shape(2, 2), shape(1, 1))),
                Arguments.of("average-pool", Pool.avgPool2dBlock(shape(3, 3), shape(1, 1), shape(1, 1), false, false)),
                Arguments.of("global-average-pool flatten", Pool.globalAvgPool2dBlock()),
                Arguments.of("max-pool flatten", Pool.globalMaxPool2dBlock()));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void poolsAreKnownByTheirValues(String kinds, Block block) {
        assertEquals(kinds, kinds(compare(new SequentialBlock().add(block), IMAGE, 2)));
    }

    @Test
    void branchesAreAddedOrConcatenated() {
        Supplier<Conv2d> convolution = () -> Conv2d.builder()
                .setKernelShape(shape(3, 3))
                .optPadding(shape(1, 1))
                .setFilters(2)
                .build();
        ParallelBlock sum = new ParallelBlock(
                lists -> new NDList(lists.get(0).head().add(lists.get(1).head())),
                List.of(convolution.get(), Blocks.identityBlock()));
        assertEquals("conv add", kinds(compare(sum, IMAGE, 4)));
        ParallelBlock joined = new ParallelBlock(
                lists -> new NDList(NDArrays.concat(
                        new NDList(lists.get(0).head(), lists.get(1).head()), 1)),
                List.of(convolution.get(), convolution.get()));
        assertEquals("conv conv concat", kinds(compare(joined, IMAGE, 5)));
        ParallelBlock product = new ParallelBlock(
                lists -> new NDList(lists.get(0).head().mul(lists.get(1).head())),
                List.of(convolution.get(), Blocks.identityBlock()));
        String message = assertThrows(InputException.class, () -> compare(product, IMAGE, 6))
                .getMessage();
        assertTrue(message.contains("expected their sum"), message);
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        SequentialBlock block =
                new SequentialBlock().add(Linear.builder().setUnits(4).build()).add(Activation.mishBlock());
        String message = assertThrows(InputException.class, () -> compare(block, Shape.of(3), 7))
                .getMessage();
        assertTrue(message.startsWith("block import: 02LambdaBlock (function 'Mish' of [4])"), message);
        String softmax = assertThrows(
                        InputException.class,
                        () -> compare(
                                new SequentialBlock().add(LambdaBlock.singleton(x -> x.softmax(-1))), Shape.of(4), 8))
                .getMessage();
        assertTrue(softmax.contains("expected an activation, a pool"), softmax);
        SequentialBlock fresh =
                new SequentialBlock().add(Linear.builder().setUnits(4).build());
        assertThrows(InputException.class, () -> BlockImport.network(fresh, Shape.of(3)));
        String shape = assertThrows(InputException.class, () -> {
                    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
                        fresh.initialize(manager, DataType.FLOAT32, shape(1, 3));
                        BlockImport.network(fresh, Shape.of(5));
                    }
                })
                .getMessage();
        assertTrue(shape.contains("01Linear cannot be run on inputs of shape [5]"), shape);
        assertTrue(shape.lines().count() == 1, shape);
    }
}
