package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A point of independent standard normal coordinates from the stream "point" of a seed; equal on every machine. */
final class GaussianPoint implements PointSource {

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String syntax() {
        return "gaussian:SEED";
    }

    @Override
    public String describe() {
        return "independent standard normal coordinates, the same for the same seed";
    }

    @Override
    public boolean accepts(String spec) {
        return spec.equals("gaussian") || spec.startsWith("gaussian:");
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        long seed;
        try {
            seed = Long.parseLong(spec.substring(Math.min(spec.length(), "gaussian:".length())));
        } catch (NumberFormatException e) {
            throw new InputException(spec + ": no seed; expected an integer of 64 bits, as gaussian:7", e);
        }
        double[] values = RandomStream.of(seed).named("point").gaussians(shape.size(), 1);
        return Point.of(Tensor.adopt(shape, values));
    }
}
