package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.crease.network.Evaluator;
import io.crease.network.Layer;
import io.crease.network.Network;
import io.crease.network.Selection;
import io.crease.numeric.Batch;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Layers of this library and arrays of DJL at the same points. */
final class Probe {
    private static final int POINTS = 3;
    private static final double ROUNDING = 0x1p-24;

    private Probe() {}

    /** A few fixed Gaussian points of the shape, as a batch. */
    static NDArray points(NDManager manager, Shape shape) {
        double[] values = RandomStream.of(1).named("probe").gaussians(POINTS * shape.size(), 1);
        return array(manager, values, POINTS, shape);
    }

    /** Rows of a shape as a float32 batch. */
    static NDArray array(NDManager manager, double[] values, int rows, Shape shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(
                floats,
                new ai.djl.ndarray.types.Shape(rows)
                        .addAll(new ai.djl.ndarray.types.Shape(
                                shape.extents().stream().mapToLong(e -> e).toArray())));
    }

    /** The shape of one row of a batch. */
    static Shape shapeOf(NDArray batch) {
        long[] extents = batch.getShape().getShape();
        List<Integer> row = new ArrayList<>();
        for (int i = 1; i < extents.length; i++) {
            row.add(Math.toIntExact(extents[i]));
        }
        return new Shape(row);
    }

    /** The values of an array. */
    static double[] doubles(NDArray array) {
        try (NDArray copy = array.toType(DataType.FLOAT64, true)) {
            return copy.toDoubleArray();
        }
    }

    /** An array as a tensor of its shape; a scalar has shape [1]. */
    static Tensor tensor(NDArray array) {
        double[] values = doubles(array);
        long[] extents = array.getShape().getShape();
        int[] shape = new int[extents.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(extents[i]);
        }
        return Tensor.adopt(shape.length == 0 ? Shape.of(1) : Shape.of(shape), values);
    }

    /** Whether layers, one after the other, take the inputs to the outputs but for rounding in single precision. */
    static boolean equal(List<Layer> layers, NDArray inputs, NDArray outputs) {
        return distance(layers, inputs, outputs) <= 1;
    }

    /** How far layers are from taking the inputs to the outputs, in units of what single precision may round; at most 1 is equal. */
    static double distance(List<Layer> layers, NDArray inputs, NDArray outputs) {
        if (layers.isEmpty()) {
            return inputs.getShape().equals(outputs.getShape()) && inputs.contentEquals(outputs)
                    ? 0
                    : Double.POSITIVE_INFINITY;
        }
        Network.Builder builder = Network.builder(shapeOf(inputs));
        for (int i = 0; i < layers.size(); i++) {
            builder.then("layer" + i, layers.get(i));
        }
        return builder.shape().equals(shapeOf(outputs))
                ? distance(builder.build(), inputs, outputs, 32)
                : Double.POSITIVE_INFINITY;
    }

    /** Whether a layer of several inputs takes the images to the outputs. */
    static boolean joins(Layer layer, NDList images, NDArray outputs) {
        List<Shape> shapes = images.stream().map(Probe::shapeOf).toList();
        try {
            if (!layer.outputShape(shapes).equals(shapeOf(outputs))) {
                return false;
            }
        } catch (IllegalArgumentException e) {
            return false; // the branches do not fit together in this way
        }
        int rows = (int) outputs.size(0);
        int width = shapes.stream().mapToInt(Shape::size).sum();
        double[] all = new double[rows * width];
        Network.Builder builder = Network.builder(Shape.of(width));
        int[] nodes = new int[shapes.size()];
        int start = 0;
        for (int b = 0; b < nodes.length; b++) {
            int size = shapes.get(b).size();
            double[] values = doubles(images.get(b));
            for (int r = 0; r < rows; r++) {
                System.arraycopy(values, r * size, all, r * width + start, size);
            }
            int[] indexes = IntStream.range(start, start + size).toArray();
            nodes[b] = builder.add("branch" + b, new Selection("slice", shapes.get(b), indexes, 0), Network.INPUT);
            start += size;
        }
        builder.add("join", layer, nodes);
        try (NDArray inputs = array(outputs.getManager(), all, rows, Shape.of(width))) {
            return distance(builder.build(), inputs, outputs, 32) <= 1;
        }
    }

    /** @throws InputException if the network differs from the block's outputs by more than rounding adds up to */
    static void requireEqual(String name, Network network, NDArray inputs, NDArray outputs) {
        double distance =
                distance(network, inputs, outputs, 64.0 * network.nodes().size());
        if (!(distance <= 1)) {
            throw new InputException("block import: " + name + " differs from the block by " + distance
                    + " times what single precision rounds; expected at most 1");
        }
    }

    /** The largest difference between a network and the outputs, in units of so many roundings of the values that occur. */
    private static double distance(Network network, NDArray inputs, NDArray outputs, double roundings) {
        int rows = (int) inputs.size(0);
        double[] x = doubles(inputs);
        Batch points = new Batch(network.input().size());
        points.resize(rows);
        System.arraycopy(x, 0, points.values(), 0, x.length);
        points.setMagnitude(points.largest());
        List<Batch> images = new ArrayList<>();
        network.nodes().forEach(node -> images.add(new Batch(node.shape().size())));
        new Evaluator(network).run(points, images);
        Batch last = images.get(images.size() - 1);
        double[] expected = doubles(outputs);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - last.values()[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        double size = Math.max(last.magnitude(), last.largest());
        return largest == 0 ? 0 : largest / (roundings * ROUNDING * size);
    }
}
