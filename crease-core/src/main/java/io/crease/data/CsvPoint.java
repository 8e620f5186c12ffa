package io.crease.data;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a matrix of numbers in a text file, or the whole matrix. */
final class CsvPoint implements PointSource {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String syntax() {
        return "points.csv#3";
    }

    @Override
    public String describe() {
        return "row 3, from 0, of a table of numbers, header and comments not counted; also .tsv, .txt";
    }

    @Override
    public boolean accepts(String spec) {
        return FileSpec.endsWith(spec, List.of(".csv", ".tsv", ".txt"));
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
        if (row != null) {
            return ArrayImage.of(spec, Csv.readRow(path, row), false, shape, preprocessing);
        }
        Tensor all = Csv.read(path);
        FileSpec.requireWhole(spec, all.shape(), shape, preprocessing);
        return ArrayImage.of(spec, all, false, shape, preprocessing);
    }
}
