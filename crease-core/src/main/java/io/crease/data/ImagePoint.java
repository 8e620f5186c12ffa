package io.crease.data;

import io.crease.numeric.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An image file. */
final class ImagePoint implements PointSource {
    private static final List<String> SUFFIXES =
            List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".pgm", ".ppm");

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
        return named(spec);
    }

    /** Whether a name has an image's suffix, in either case. */
    static boolean named(String name) {
        return SUFFIXES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
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
