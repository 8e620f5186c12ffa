package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.crease.network.Network;

/** Answers of a network to many images, computed by PyTorch in single precision. To be closed. */
public final class Inference implements AutoCloseable {
    private static final int BATCH = 250;

    private final NDManager manager;
    private final NetworkBlock block;
    private final ParameterStore store;

    /** @throws io.crease.numeric.InputException if a layer has no counterpart in PyTorch */
    public Inference(Network network) {
        manager = Torch.manager();
        block = new NetworkBlock(network);
        block.initialize(manager, DataType.FLOAT32, NetworkBlock.batchOf(1, network.input()));
        store = new ParameterStore(manager, false);
    }

    /** The share of images whose largest output is that of their class. */
    public double accuracy(TrainingSet images) {
        return accuracy(block, store, manager, images);
    }

    static double accuracy(NetworkBlock block, ParameterStore store, NDManager manager, TrainingSet images) {
        int size = images.shape().size();
        int[] order = order(images.size());
        long right = 0;
        for (int from = 0; from < order.length; from += BATCH) {
            int count = Math.min(BATCH, order.length - from);
            float[] values = new float[count * size];
            images.batch(order, from, count, values, Distortion.NONE, null);
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                Shape shape = NetworkBlock.batchOf(count, images.shape());
                NDArray output = block.forward(store, manager.create(values, shape), false, null);
                long[] answers = output.argMax(1).toLongArray();
                for (int i = 0; i < count; i++) {
                    right += answers[i] == images.label(from + i) ? 1 : 0;
                }
            }
        }
        return (double) right / order.length;
    }

    static int[] order(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }

    @Override
    public void close() {
        manager.close();
    }
}
