package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.crease.network.Activate;
import io.crease.network.Activation;
import io.crease.network.ActivationFamily;
import io.crease.network.Activations;
import io.crease.network.Layer;
import io.crease.network.Reshape;
import io.crease.network.ScaleShift;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A function without parameters that tells nothing about itself, known by its values: an activation by those on a grid of numbers, a pool by
 * those at random images.
 */
final class OpaqueLayer {
    private static final double[] GRID = {
        -20, -8, -4, -3.3, -2.5, -2, -1.3, -1, -0.6, -0.2, 0, 0.1, 0.5, 0.9, 1, 1.7, 2.2, 3, 4.4, 6, 7, 21
    };

    private final UnaryOperator<NDArray> function;
    private final NDArray points;
    private final NDArray values;
    private final Shape input;
    private final Shape output;

    /**
     * A function to be known.
     *
     * @param points a random batch
     * @param values what the function makes of it
     */
    OpaqueLayer(UnaryOperator<NDArray> function, NDArray points, NDArray values) {
        this.function = function;
        this.points = points;
        this.values = values;
        this.input = Probe.shapeOf(points);
        this.output = Probe.shapeOf(values);
    }

    /** The layers that have the function's values: none for the identity; empty when no layers have them. */
    Optional<List<Layer>> layers() {
        if (input.equals(output)) {
            Optional<List<Layer>> elementwise = elementwise();
            if (elementwise.isPresent()) {
                return elementwise;
            }
        } else if (input.size() == output.size()) {
            List<Layer> reshape = List.of(new Reshape(output));
            if (Probe.equal(reshape, points, values)) {
                return Optional.of(reshape);
            }
        }
        return input.rank() == 3 ? pool() : Optional.empty();
    }

    private Optional<List<Layer>> elementwise() {
        int rows = GRID.length;
        double[] grid = new double[rows * input.size()];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = GRID[(i + i / input.size()) % rows];
        }
        NDArray numbers = Probe.array(points.getManager(), grid, rows, input);
        NDArray images = function.apply(numbers);
        if (Probe.equal(List.of(), numbers, images)) {
            return Optional.of(List.of());
        }
        for (Layer layer : functions()) {
            if (Probe.equal(List.of(layer), numbers, images) && Probe.equal(List.of(layer), points, values)) {
                return Optional.of(List.of(layer));
            }
        }
        return Optional.empty();
    }

    /** What the function may be, those with parameters fitted to it. */
    private List<Layer> functions() {
        List<Layer> all = new ArrayList<>();
        for (ActivationFamily family : Activations.catalogue().entries()) {
            all.add(new Activate(Activations.parse(family.example())));
        }
        double low = at(-20);
        double high = at(20);
        double zero = at(0);
        add(all, "leaky-relu(" + -at(-1) + ")");
        add(all, "clip(min=" + low + ",max=" + high + ")");
        if (Double.isFinite(zero) && Double.isFinite(at(1))) {
            all.add(ScaleShift.of(at(1) - zero, zero));
        }
        return all;
    }

    private static void add(List<Layer> all, String text) {
        try {
            Activation activation = Activations.parse(text);
            all.add(new Activate(activation));
        } catch (IllegalArgumentException | InputException e) {
            // no such function has these values: one candidate fewer
        }
    }

    /** The function of one number, as the first element of a constant input. */
    private double at(double x) {
        double[] constant = new double[input.size()];
        Arrays.fill(constant, x);
        try (NDArray batch = Probe.array(points.getManager(), constant, 1, input);
                NDArray image = function.apply(batch)) {
            return Probe.doubles(image)[0];
        }
    }

    private Optional<List<Layer>> pool() {
        try (NDArray plane = points.get(new NDIndex(":1, :1"));
                NDArray image = values.get(new NDIndex(":1, :1"))) {
            return Pools.of(input, output)
                    .filter(layers -> Probe.equal(Pools.ofOneChannel(layers), plane, image)
                            && Probe.equal(layers, points, values))
                    .findFirst();
        }
    }
}
