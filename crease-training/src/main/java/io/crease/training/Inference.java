package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtGradientCollector;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.crease.network.Network;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        block.getParameters().values().forEach(parameter -> parameter.freeze(true));
        block.initialize(manager, DataType.FLOAT32, NetworkBlock.batchOf(1, network.input()));
        store = new ParameterStore(manager, false);
    }

    /** The share of images whose largest output is that of their class. */
    public double accuracy(TrainingSet images) {
        return accuracy(block, store, manager, images);
    }

    /**
     * The classes of the largest outputs.
     *
     * @param points inputs of the network
     */
    public int[] classes(List<Tensor> points) {
        int[] classes = new int[points.size()];
        for (int from = 0; from < classes.length; from += BATCH) {
            int first = from;
            List<Tensor> part = points.subList(from, Math.min(classes.length, from + BATCH));
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                long[] answers =
                        block.forward(store, batch(part), false, null).argMax(1).toLongArray();
                for (int i = 0; i < answers.length; i++) {
                    classes[first + i] = (int) answers[i];
                }
            }
        }
        return classes;
    }

    /**
     * The gradients ∂ℓ/∂x of the loss ℓ = −ln softmax(outputs)[class] at points, each for its own loss; batch normalisation is in its inference form.
     *
     * @param points inputs x of the network
     * @param classes one a point
     * @return one a point, of its shape
     * @throws IllegalArgumentException if there are not as many classes as points
     */
    public List<Tensor> lossGradients(List<Tensor> points, int[] classes) {
        if (points.size() != classes.length) {
            throw new IllegalArgumentException(
                    points.size() + " points and " + classes.length + " classes; expected as many");
        }
        List<Tensor> gradients = new ArrayList<>();
        for (int from = 0; from < classes.length; from += BATCH) {
            int to = Math.min(classes.length, from + BATCH);
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDArray input = batch(points.subList(from, to));
                input.setRequiresGradient(true);
                try (GradientCollector collector = new PtGradientCollector()) {
                    NDArray output = block.forward(store, input, false, null);
                    NDArray wanted = manager.create(Arrays.copyOfRange(classes, from, to))
                            .oneHot(Math.toIntExact(output.size(1)));
                    collector.backward(output.logSoftmax(1).mul(wanted).sum().neg());
                }
                float[] values = input.getGradient().toFloatArray();
                for (int i = 0; i < to - from; i++) {
                    Tensor point = points.get(from + i);
                    double[] own = new double[point.size()];
                    for (int j = 0; j < own.length; j++) {
                        own[j] = values[i * own.length + j];
                    }
                    gradients.add(Tensor.adopt(point.shape(), own));
                }
            }
        }
        return List.copyOf(gradients);
    }

    /** The length Σ‖z_{i+1} − z_i‖ of the polyline through the images of points, in their order, at each activation and, last, the output. */
    public List<Double> polylineLengths(List<Tensor> points) {
        List<Double> lengths = new ArrayList<>();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray output = block.forward(store, batch(points), false, (node, image) -> {
                if (node.activation() != null) {
                    lengths.add((double) PolylineLength.constantLength(image).getFloat());
                }
            });
            lengths.add((double) PolylineLength.constantLength(output).getFloat());
        }
        return List.copyOf(lengths);
    }

    private NDArray batch(List<Tensor> points) {
        int size = points.get(0).size();
        float[] values = new float[points.size() * size];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(Torch.floats(points.get(i)), 0, values, i * size, size);
        }
        return manager.create(
                values, NetworkBlock.batchOf(points.size(), points.get(0).shape()));
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
