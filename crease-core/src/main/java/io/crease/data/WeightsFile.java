package io.crease.data;

import io.crease.network.Activate;
import io.crease.network.Activation;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected network whose weights stand in a .npz file: arrays W0 [out][in], b0 [out], W1, b1, …; a missing bias is
 * zero. The activation follows every layer but the last.
 *
 * @param text how it was asked for
 * @param file the .npz
 * @param activation φ
 * @param shapes the shapes of W0, W1, … in order
 */
public record WeightsFile(String text, Path file, Activation activation, List<Shape> shapes) implements NetworkSpec {

    /** Copies the list. */
    public WeightsFile {
        shapes = List.copyOf(shapes);
    }

    /**
     * Reads names and shapes, not yet the weights.
     *
     * @throws InputException if the file cannot be read, or its arrays do not make a network
     */
    static WeightsFile open(String text, Path file, Activation activation) {
        List<String> names = Npz.names(file);
        int layers = 0;
        while (names.contains("W" + layers)) {
            layers++;
        }
        for (String name : names) {
            if (!belongs(name, layers)) {
                throw new InputException(file + ": array " + name + " has no place"
                        + (layers == 0 ? "" : " behind " + layers + " layers")
                        + "; expected W0, b0, W1, b1, … without gaps: rename or leave out");
            }
        }
        List<Shape> shapes = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            Shape shape = Npz.shape(file, "W" + l);
            if (shape.rank() != 2) {
                throw new InputException(file + ": W" + l + " is " + shape + "; expected [out, in]");
            }
            if (l > 0 && shape.extent(1) != shapes.get(l - 1).extent(0)) {
                throw new InputException(file + ": W" + l + " is " + shape + ", W" + (l - 1) + " is "
                        + shapes.get(l - 1) + "; expected [out, "
                        + shapes.get(l - 1).extent(0)
                        + "]: weights are [out][in], transpose them if they are not");
            }
            if (names.contains("b" + l) && Npz.shape(file, "b" + l).size() != shape.extent(0)) {
                throw new InputException(file + ": b" + l + " is " + Npz.shape(file, "b" + l) + ", W" + l + " is "
                        + shape + "; expected [" + shape.extent(0) + "]");
            }
            shapes.add(shape);
        }
        return new WeightsFile(text, file, activation, shapes);
    }

    private static boolean belongs(String name, int layers) {
        for (int l = 0; l < layers; l++) {
            if (name.equals("W" + l) || name.equals("b" + l)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Shape input() {
        return Shape.of(shapes.get(0).extent(1));
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public boolean random() {
        return false;
    }

    @Override
    public long parameters() {
        return shapes.stream().mapToLong(s -> (long) s.size() + s.extent(0)).sum();
    }

    /** @throws InputException if an array cannot be read or holds a number that is not finite */
    @Override
    public Network build(long seed) {
        List<String> names = Npz.names(file);
        Network.Builder builder = Network.builder(input());
        for (int l = 0; l < shapes.size(); l++) {
            Shape shape = shapes.get(l);
            Tensor weight = finite("W" + l);
            Tensor bias = names.contains("b" + l)
                    ? finite("b" + l).reshape(Shape.of(shape.extent(0)))
                    : Tensor.zeros(Shape.of(shape.extent(0)));
            boolean last = l == shapes.size() - 1;
            builder.then(last ? "output" : "dense" + (l + 1), new Dense(weight, bias));
            if (!last) {
                builder.then("layer" + (l + 1), new Activate(activation));
            }
        }
        return builder.build();
    }

    private Tensor finite(String name) {
        Tensor array = Npz.read(file, name);
        int bad = array.firstNonFinite();
        if (bad >= 0) {
            throw new InputException(file + ": element " + bad + " of " + name + " " + array.shape() + " is "
                    + array.get(bad) + "; expected finite weights: the training may have diverged");
        }
        return array;
    }

    @Override
    public String whyNoTheory() {
        return "the weights come from a file; predictions are for random ones";
    }
}
