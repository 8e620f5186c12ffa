package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import java.util.Random;

/** Compares the gradients of a loss with central differences, parameter by parameter, in double precision. */
final class GradientCheck {
    private static final double STEP = 1e-6;
    private static final int ELEMENTS = 6;

    private final Block block;
    private final Loss loss;
    private final NDList data;
    private final NDList labels;
    private final ParameterStore store;

    GradientCheck(NDManager manager, Block block, Loss loss, NDArray data, NDArray labels) {
        this.block = block;
        this.loss = loss;
        this.data = new NDList(data);
        this.labels = new NDList(labels);
        this.store = new ParameterStore(manager, false);
    }

    /** Checks some elements of each parameter; returns how many gradients were larger than rounding. */
    int run(Random random) {
        try (GradientCollector collector = data.head().getManager().getEngine().newGradientCollector()) {
            collector.backward(loss());
        }
        int noticed = 0;
        for (Pair<String, Parameter> entry : block.getParameters()) {
            NDArray array = store.getValue(entry.getValue(), Device.cpu(), true);
            double[] gradient = gradientOf(array);
            double[] values = array.toDoubleArray();
            for (int k = 0; k < Math.min(ELEMENTS, values.length); k++) {
                int i = random.nextInt(values.length);
                double difference = (at(array, values, i, STEP) - at(array, values, i, -STEP)) / (2 * STEP);
                // error of the loss about 1e-15, over the step; and the third derivative's share
                assertEquals(
                        difference, gradient[i], 1e-7 * (1 + Math.abs(difference)), entry.getKey() + "[" + i + "]");
                noticed += Math.abs(difference) > 1e-6 ? 1 : 0;
            }
        }
        assertTrue(noticed > 0, "no gradient but zeros");
        return noticed;
    }

    private double at(NDArray array, double[] values, int i, double step) {
        double[] moved = values.clone();
        moved[i] += step;
        array.set(java.nio.DoubleBuffer.wrap(moved));
        try (NDArray value = loss()) {
            return value.getDouble();
        } finally {
            array.set(java.nio.DoubleBuffer.wrap(values));
        }
    }

    private static double[] gradientOf(NDArray array) {
        try (NDArray gradient = array.getGradient()) {
            // the engine says float32 zeros where no gradient has arrived
            return gradient.getDataType() == DataType.FLOAT64
                    ? gradient.toDoubleArray()
                    : new double[(int) array.size()];
        }
    }

    private NDArray loss() {
        return loss.evaluate(labels, block.forward(store, data, true));
    }
}
