package io.crease.data;

import io.crease.numeric.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image file. */
final class ImagePoint implements PointSource {

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String syntax() {
        return "photo.png";
    }

    @Override
    public String describe() {
        return "an image file (PNG, JPEG, GIF, BMP), resampled to the input's size, values in [0, 1]";
    }

    @Override
    public boolean accepts(String spec) {
        return ImageFile.named(spec);
    }

    @Override
    public boolean images(Preprocessing preprocessing) {
        return true;
    }

    @Override
    public Point read(String spec, Shape shape, @Nullable Path dataFolder, Preprocessing preprocessing) {
        return ImageFile.read(FileSpec.path(spec), shape, preprocessing);
    }
}
