package io.crease.data;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A point whose coordinates are all equal. */
record ConstantPoint(String name, double value) implements PointSource {

    @Override
    public String syntax() {
        return name;
    }

    @Override
    public String describe() {
        return value == 0 ? "the origin" : "every coordinate " + value;
    }

    @Override
    public boolean accepts(String spec) {
        return spec.equals(name);
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        double[] values = new double[shape.size()];
        Arrays.fill(values, value);
        return Point.of(Tensor.adopt(shape, values));
    }
}
