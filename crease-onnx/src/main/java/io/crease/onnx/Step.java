package io.crease.onnx;

import io.crease.network.Layer;
import io.crease.numeric.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the network to be. Steps are compared by identity; those that the output does not need are left out in the end. */
final class Step {
    private final String name;
    private final @Nullable Layer layer;
    private final List<Step> inputs;
    private final Shape shape;
    private final int origin;

    private Step(String name, @Nullable Layer layer, List<Step> inputs, Shape shape, int origin) {
        this.name = name;
        this.layer = layer;
        this.inputs = inputs;
        this.shape = shape;
        this.origin = origin;
    }

    /** The network's input. */
    static Step input(Shape shape) {
        return new Step("input", null, List.of(), shape, -1);
    }

    /**
     * A layer on earlier steps.
     *
     * @param origin index of the ONNX node it comes from
     * @throws IllegalArgumentException if the layer cannot take the shapes
     */
    static Step of(String name, Layer layer, List<Step> inputs, int origin) {
        Shape shape = layer.outputShape(inputs.stream().map(Step::shape).toList());
        return new Step(name, layer, List.copyOf(inputs), shape, origin);
    }

    String name() {
        return name;
    }

    /** What it does; null for the input. */
    @Nullable
    Layer layer() {
        return layer;
    }

    List<Step> inputs() {
        return inputs;
    }

    Shape shape() {
        return shape;
    }

    int origin() {
        return origin;
    }
}
