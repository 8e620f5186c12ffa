package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A curve known by its points: the polyline through the rows of an array. */
public final class PointsFile {
    private static final String NPY = ".npy";

    private PointsFile() {}

    /** Whether a text is the name of such a file: .npy, .csv, .tsv or .txt. */
    public static boolean named(String text) {
        return FileSpec.endsWith(text, List.of(NPY, ".csv", ".tsv", ".txt"));
    }

    /**
     * The polyline through all rows.
     *
     * @param shape of the network's input; a row has as many elements
     * @throws InputException if the file cannot be read, rows have another size, there are fewer than two, neighbours coincide
     *     or a coordinate is not finite
     */
    public static Polyline polyline(String file, Shape shape) {
        Tensor all = file.toLowerCase(Locale.ROOT).endsWith(NPY)
                ? Npy.read(FileSpec.path(file))
                : Csv.read(FileSpec.path(file));
        int rows = all.shape().extent(0);
        int size = all.size() / rows;
        if (size != shape.size()) {
            throw new InputException(file + ": has shape " + all.shape() + ", rows of " + size + " elements; expected "
                    + shape.size() + ", the network's input " + shape);
        }
        List<Tensor> points = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double[] point = new double[size];
            all.copyTo(row * size, point, 0, size);
            points.add(Tensor.adopt(shape, point));
        }
        try {
            return new Polyline(points);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
