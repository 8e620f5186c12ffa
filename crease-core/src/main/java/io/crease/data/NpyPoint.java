package io.crease.data;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a .npy array, or the whole array. */
final class NpyPoint implements PointSource {

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String syntax() {
        return "points.npy#3";
    }

    @Override
    public String describe() {
        return "row 3, from 0, of a NumPy array (without #: the whole array)";
    }

    @Override
    public boolean accepts(String spec) {
        return FileSpec.endsWith(spec, List.of(".npy"));
    }

    @Override
    public boolean images(Preprocessing preprocessing) {
        return preprocessing.arrays();
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        FileSpec file = FileSpec.parse(spec);
        Path path = FileSpec.path(file.name());
        Integer row = file.row();
        if (row == null) {
            FileSpec.requireWhole(spec, Npy.header(path).shape(), shape, preprocessing);
        }
        Tensor array = row == null ? Npy.read(path) : Npy.readRow(path, row);
        return ArrayImage.of(spec, array, Npy.header(path).type().unsignedByte(), shape, preprocessing);
    }
}
