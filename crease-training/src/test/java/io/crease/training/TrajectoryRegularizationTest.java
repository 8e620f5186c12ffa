package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import io.crease.training.TrajectoryRegularization.Options;
import io.crease.training.TrajectoryRegularization.Original;
import io.crease.training.TrajectoryRegularization.Sign;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Closed forms and limits of the length, the layer and the penalty. */
class TrajectoryRegularizationTest {
    private static NDManager manager() {
        return NDManager.newBaseManager("PyTorch");
    }

    private static double terms(NDManager manager, Block block, NDArray batch) {
        if (!block.isInitialized()) {
            block.initialize(manager, batch.getDataType(), batch.getShape());
        }
        NDList predictions = block.forward(new ParameterStore(manager, false), new NDList(batch), true);
        NDArray terms = ((Predictions) predictions).terms();
        assertNotNull(terms);
        return terms.getDouble();
    }

    @Test
    void lengthIsThatOfThePolyline() {
        Random random = new Random(21);
        System.out.println("seed 21");
        double[] values = random.doubles(6 * 12, -1, 1).toArray();
        double expected = 0;
        for (int r = 1; r < 6; r++) {
            double square = 0;
            for (int i = 0; i < 12; i++) {
                square += Math.pow(values[r * 12 + i] - values[(r - 1) * 12 + i], 2);
            }
            expected += Math.sqrt(square);
        }
        try (NDManager manager = manager()) {
            NDArray batch = manager.create(values, new Shape(6, 2, 3, 2));
            assertEquals(expected, PolylineLength.polylineLength(batch).getDouble(), 1e-13 * expected);
            assertEquals(expected, PolylineLength.constantLength(batch).getDouble(), 1e-13 * expected);
            assertArrayEquals(values, batch.toDoubleArray());
            // far from the origin, where norms and products cancel, single precision still has the length
            NDArray far = batch.toType(DataType.FLOAT32, true).add(1000);
            assertEquals(expected, PolylineLength.polylineLength(far).getFloat(), 1e-3);
        }
    }

    @Test
    void lineReversedScaledAndMoved() {
        try (NDManager manager = manager()) {
            NDArray line =
                    manager.arange(0, 10, 1, DataType.FLOAT64).reshape(10, 1).mul(manager.create(new double[] {3, 4}));
            assertEquals(45, PolylineLength.polylineLength(line).getDouble(), 1e-12);
            assertEquals(45, PolylineLength.polylineLength(line.flip(0)).getDouble(), 1e-12);
            assertEquals(90, PolylineLength.polylineLength(line.mul(-2).add(7)).getDouble(), 1e-12);
            // rows in another order are another curve: 0 9 1 8 …
            NDArray zigzag = line.get(manager.create(new long[] {0, 9, 1, 8, 2, 7, 3, 6, 4, 5}));
            assertEquals(5 * 45, PolylineLength.polylineLength(zigzag).getDouble(), 1e-12);
            assertEquals(
                    45,
                    PolylineLength.polylineLength(line.toType(DataType.INT32, true))
                            .getFloat(),
                    1e-4);
        }
    }

    @Test
    void termsInClosedForm() {
        Options twice = new Options(Sign.FREE, -2, Original.NETWORK_INPUT);
        try (NDManager manager = manager()) {
            NDArray batch = manager.randomNormal(new Shape(8, 5), DataType.FLOAT64);
            assertEquals(
                    1,
                    terms(
                            manager,
                            TrajectoryRegularized.of(new SequentialBlock().add(new TrajectoryRegularization())),
                            batch),
                    1e-6);
            // x·3, then ·λ = −2: terms −6, and with the second layer −2·(3·−2 → 6) = −12
            Block block = TrajectoryRegularized.of(new SequentialBlock()
                    .add(LambdaBlock.singleton(x -> x.mul(3)))
                    .add(new TrajectoryRegularization(twice))
                    .add(new TrajectoryRegularization(twice)));
            assertEquals(-6 - 12, terms(manager, block, batch), 1e-12);
            // measured from regularisation to regularisation: −2·3, and −2·6/(−6)
            Options before = twice.original(Original.PREVIOUS).start(2);
            Block chain = TrajectoryRegularized.of(new SequentialBlock()
                    .add(LambdaBlock.singleton(x -> x.mul(3)))
                    .add(new TrajectoryRegularization(before))
                    .add(LambdaBlock.singleton(x -> x.mul(5)))
                    .add(new TrajectoryRegularization(before)));
            assertEquals(6 + 10, terms(manager, chain, batch), 1e-12);
            Block own = TrajectoryRegularized.of(new SequentialBlock()
                    .add(LambdaBlock.singleton(x -> x.mul(3)))
                    .add(new TrajectoryRegularization(twice.original(Original.OWN_INPUT))));
            assertEquals(-2, terms(manager, own, batch), 1e-12);
            Block penalty = TrajectoryPenalty.of(
                    new SequentialBlock()
                            .add(LambdaBlock.singleton(x -> x.mul(3), "three"))
                            .add(new SequentialBlock().add(LambdaBlock.singleton(x -> x.mul(0.5)))),
                    4,
                    layer -> layer instanceof LambdaBlock);
            assertEquals(4 * (3 + 1.5), terms(manager, penalty, batch), 1e-12);
            Block output = TrajectoryPenalty.of(LambdaBlock.singleton(x -> x.mul(7)), 2);
            assertEquals(14, terms(manager, output, batch), 1e-12);
        }
    }

    @Test
    void nothingIsEverNotANumber() {
        for (Shape shape : new Shape[] {new Shape(1, 3), new Shape(4, 3)}) {
            for (Original original : Original.values()) {
                try (NDManager manager = manager()) {
                    TrajectoryRegularized block = TrajectoryRegularized.of(new SequentialBlock()
                            .add(Linear.builder().setUnits(2).build())
                            .add(new TrajectoryRegularization(Options.DEFAULT.original(original))));
                    block.initialize(manager, DataType.FLOAT32, shape);
                    // one row, or rows that are all equal, or some that are
                    for (NDArray data : new NDArray[] {manager.ones(shape), rest(manager, shape)}) {
                        NDList predictions;
                        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                            predictions = block.forward(new ParameterStore(manager, false), new NDList(data), true);
                            NDArray loss = new TrajectoryLoss(Loss.l2Loss())
                                    .evaluate(new NDList(manager.zeros(new Shape(shape.get(0), 2))), predictions);
                            assertTrue(Float.isFinite(loss.getFloat()));
                            collector.backward(loss);
                        }
                        NDArray terms = ((Predictions) predictions).terms();
                        assertNotNull(terms);
                        boolean still = shape.get(0) == 1
                                || data.sub(data.get(0)).abs().sum().getFloat() == 0;
                        assertTrue(still == (terms.getFloat() == 0), "term " + terms.getFloat());
                        for (Parameter parameter : block.getParameters().values()) {
                            for (float g : parameter.getArray().getGradient().toFloatArray()) {
                                assertTrue(Float.isFinite(g), original + " " + shape);
                            }
                        }
                    }
                }
            }
        }
    }

    private static NDArray rest(NDManager manager, Shape shape) {
        NDArray data = manager.ones(shape);
        data.set(new NDIndex("0"), 3); // one step, then rest
        return data;
    }

    @Test
    void sameForwardInTrainingAndEvaluation() {
        System.out.println("seed 9");
        try (NDManager manager = manager()) {
            manager.getEngine().setRandomSeed(9);
            SequentialBlock layers = new SequentialBlock()
                    .add(Linear.builder().setUnits(6).build())
                    .add(new TrajectoryRegularization(Options.DEFAULT.start(1.3)))
                    .add(Activation.reluBlock())
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(3).build());
            layers.setInitializer(new NormalInitializer(1), Parameter.Type.WEIGHT);
            Block regularised = TrajectoryRegularized.of(layers);
            regularised.initialize(manager, DataType.FLOAT32, new Shape(4, 5));
            NDArray data = manager.randomNormal(new Shape(4, 5));
            ParameterStore store = new ParameterStore(manager, false);
            NDList training = regularised.forward(store, new NDList(data), true);
            NDList evaluation = regularised.forward(store, new NDList(data), false);
            NDList penalised = TrajectoryPenalty.of(layers, 1).block().forward(store, new NDList(data), false);
            assertArrayEquals(training.head().toFloatArray(), evaluation.head().toFloatArray());
            assertArrayEquals(training.head().toFloatArray(), penalised.head().toFloatArray());
            assertNotNull(((Predictions) training).terms());
            assertNull(((Predictions) evaluation).terms());
            // a forward for validation in between does not touch the terms of the training pass
            NDList labels = new NDList(manager.create(new long[] {0, 1, 2, 0}));
            Loss base = Loss.softmaxCrossEntropyLoss();
            float expected = base.evaluate(labels, training).getFloat()
                    + 0.01f * ((Predictions) training).terms().getFloat();
            assertEquals(
                    expected,
                    new TrajectoryLoss(base).evaluate(labels, training).getFloat(),
                    1e-6f);
            assertEquals(
                    base.evaluate(labels, evaluation).getFloat(),
                    new TrajectoryLoss(base).evaluate(labels, evaluation).getFloat());
        }
    }

    @Test
    void sharedLambdaIsOne() {
        try (NDManager manager = manager()) {
            TrajectoryRegularization first = new TrajectoryRegularization();
            TrajectoryRegularization second = first.sharing();
            SequentialBlock block = new SequentialBlock().add(first).add(second);
            block.initialize(manager, DataType.FLOAT32, new Shape(2, 3));
            assertEquals(1, first.lambda(), 1e-6);
            first.getParameters().get("lambda").getArray().addi(1);
            assertEquals(first.lambda(), second.lambda());
            assertTrue(first.lambda() > 1.5);
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        try (NDManager manager = manager()) {
            SequentialBlock bare = new SequentialBlock().add(new TrajectoryRegularization());
            NDArray data = manager.ones(new Shape(3, 2));
            bare.initialize(manager, DataType.FLOAT32, data.getShape());
            ParameterStore store = new ParameterStore(manager, false);
            String wrap = assertThrows(IllegalStateException.class, () -> bare.forward(store, new NDList(data), true))
                    .getMessage();
            assertTrue(wrap.contains("TrajectoryRegularized.of"), wrap);
            NDList plain = bare.forward(store, new NDList(data), false);
            assertFalse(plain instanceof Predictions);
            TrajectoryLoss loss = new TrajectoryLoss(Loss.l2Loss());
            assertThrows(IllegalStateException.class, () -> loss.evaluate(new NDList(data), plain));
            assertNull(TrajectoryTape.running());
        }
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.start(0));
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.start(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new TrajectoryLoss(Loss.l2Loss(), -1));
        assertThrows(IllegalArgumentException.class, () -> TrajectoryPenalty.of(new SequentialBlock(), Double.NaN));
        for (double start : new double[] {1e-6, 0.3, 1, 5, 700, 1e5}) {
            double raw = Options.DEFAULT.start(start).learnedStart();
            double lambda = Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw)));
            assertEquals(start, lambda, 1e-12 * (1 + start));
        }
    }
}
