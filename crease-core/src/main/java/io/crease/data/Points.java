package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of the kinds of points, and the way from a spec to a point. */
public final class Points {
    private static final List<PointSource> SOURCES = List.of(
            new GaussianPoint(),
            new ConstantPoint("zeros", 0),
            new ConstantPoint("ones", 1),
            new ImageSetPoint("mnist", "an MNIST digit, values in [0, 1]"),
            new ImageSetPoint("fashion-mnist", "a Fashion-MNIST garment, values in [0, 1]"),
            new ImageSetPoint("cifar10", "a CIFAR-10 image, values in [0, 1]"),
            new ImageSetPoint("synthetic", "a coloured figure drawn by the program, [3, 32, 32], values in [0, 1]"),
            new ImageSetPoint("synthetic-digits", "a digit drawn by the program, [1, 28, 28], values in [0, 1]"),
            new NpzPoint(),
            new NpyPoint(),
            new CsvPoint(),
            new ImagePoint());

    private Points() {}

    /** All kinds of points, in the order in which a spec is offered to them. */
    public static List<PointSource> sources() {
        return SOURCES;
    }

    /** The kind of point {@code spec} names. @throws InputException if there is none */
    public static PointSource source(String spec) {
        return SOURCES.stream()
                .filter(s -> s.accepts(spec))
                .findFirst()
                .orElseThrow(() -> new InputException("point '"
                        + spec + "': of no known kind; expected one of "
                        + SOURCES.stream().map(PointSource::syntax).collect(Collectors.joining(", "))));
    }

    /**
     * The point {@code spec} names, finite and of exactly the given shape: elements in another shape of equal size are taken over
     * in row-major order.
     *
     * @param spec for example {@code gaussian:7}, {@code mnist:test/17}, {@code points.npy#3}; see {@link #sources()}
     * @param shape the shape of the network's input
     * @param dataFolder where data sets lie, or null if none was given
     * @throws InputException if the spec is malformed, what it names cannot be read, has another number of elements, or holds a
     *     NaN or an infinity
     */
    public static Point read(String spec, Shape shape, @Nullable Path dataFolder) {
        return read(spec, shape, dataFolder, Preprocessing.NONE);
    }

    /**
     * As {@link #read(String, Shape, Path)}, images preprocessed. Other points are taken as the network's own input, which a note
     * says where there is a preprocessing.
     *
     * @throws InputException likewise, or if the preprocessing does not fit the image
     */
    public static Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        PointSource source = source(spec);
        Point point = source.read(spec, shape, dataFolder, preprocessing);
        if (!preprocessing.equals(Preprocessing.NONE) && !source.images(preprocessing)) {
            point = point.with("taken as the network's own input, not preprocessed");
        }
        return checked(spec, point, shape);
    }

    /** The point in the network's shape, if it is of its size and finite. */
    static Point checked(String spec, Point point, Shape shape) {
        Tensor values = point.values();
        if (values.size() != shape.size()) {
            throw new InputException(
                    spec + ": has shape " + values.shape() + ", " + values.size() + " elements; expected " + shape
                            + ", " + shape.size() + " elements: choose a point of the network's input size");
        }
        int bad = values.firstNonFinite();
        if (bad >= 0) {
            throw new InputException(spec + ": element " + position(values.shape(), bad) + " is " + values.get(bad)
                    + "; expected finite coordinates: choose another point or repair the data");
        }
        return new Point(values.reshape(shape), point.notes());
    }

    /** The index of a flat position, as {@code [2, 0, 5]}. */
    private static String position(Shape shape, int flat) {
        String text = "";
        int rest = flat;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            text = rest % shape.extent(axis) + (text.isEmpty() ? "" : ", ") + text;
            rest /= shape.extent(axis);
        }
        return "[" + text + "]";
    }
}
