package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The rows of an array in a file, a point each. */
public final class PointsFile {
    private static final String NPY = ".npy";

    /** An array of more elements than this is read row by row where its format allows it. */
    private static final int MOST_AT_ONCE = 1 << 22;

    private PointsFile() {}

    /** Whether a text is the name of such a file: .npy, .npz, .npz:ARRAY, .csv, .tsv or .txt. */
    public static boolean named(String text) {
        return NpzPoint.named(text) || FileSpec.endsWith(text, List.of(NPY, ".csv", ".tsv", ".txt"));
    }

    /**
     * The points that the rows become; see {@link Preprocessing#arrays} for rows that are images.
     *
     * @param shape of the network's input; a row that is no image has as many elements
     * @throws InputException if the file cannot be read, rows have another size or there are fewer than two
     */
    public static PointSequence open(String file, Shape shape, Preprocessing preprocessing) {
        return file.toLowerCase(Locale.ROOT).endsWith(NPY)
                ? npy(file, FileSpec.path(file), shape, preprocessing)
                : NpzPoint.named(file)
                        ? npz(file, shape, preprocessing)
                        : whole(file, Csv.read(FileSpec.path(file)), false, shape, preprocessing);
    }

    private static PointSequence npz(String file, Shape shape, Preprocessing preprocessing) {
        Path path = NpzPoint.path(file);
        String array = NpzPoint.array(file);
        return whole(file, Npz.read(path, array), Npz.header(path, array).type().unsignedByte(), shape, preprocessing);
    }

    private static PointSequence npy(String file, Path path, Shape shape, Preprocessing preprocessing) {
        NpyHeader header = Npy.header(path);
        boolean bytes = header.type().unsignedByte();
        return header.shape().size() > MOST_AT_ONCE && !header.fortran()
                ? rows(file, header.shape(), row -> Npy.readRow(path, row), bytes, shape, preprocessing)
                : whole(file, Npy.read(path), bytes, shape, preprocessing);
    }

    private static PointSequence whole(
            String file, Tensor all, boolean bytes, Shape shape, Preprocessing preprocessing) {
        Shape row = all.shape().rank() == 1
                ? Shape.of(1)
                : new Shape(all.shape().extents().subList(1, all.shape().rank()));
        IntFunction<Tensor> slice = index -> {
            double[] values = new double[row.size()];
            all.copyTo(index * row.size(), values, 0, row.size());
            return Tensor.adopt(row, values);
        };
        return rows(file, all.shape(), slice, bytes, shape, preprocessing);
    }

    private static PointSequence rows(
            String file, Shape all, IntFunction<Tensor> row, boolean bytes, Shape shape, Preprocessing preprocessing) {
        int count = all.extent(0);
        int size = all.size() / count;
        if (size != shape.size() && !(preprocessing.arrays() && all.rank() > 2)) {
            throw new InputException(file + ": has shape " + all + ", rows of " + size + " elements; expected "
                    + shape.size() + ", the network's input " + shape);
        }
        if (count < 2) {
            throw new InputException(file + ": has shape " + all + ", a single row; expected at least two for a curve"
                    + " through them: use it with --from or --to");
        }
        return new PointSequence(
                shape,
                count,
                index -> file + "#" + index,
                index -> ArrayImage.of(file + "#" + index, row.apply(index), bytes, shape, preprocessing),
                List.of());
    }
}
