package io.crease.data;

import io.crease.numeric.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the channels of an image stand among the axes of an array. */
public enum Layout {
    /** {@code [channels, height, width]}, as PyTorch has it. */
    CHW,
    /** {@code [height, width, channels]}, as TensorFlow has it. */
    HWC;

    /** The name in options: {@code chw} or {@code hwc}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The layout of arrays of a shape: the one asked for; else HWC if the last of three extents is 1, 3 or 4 and the first is not;
     * else CHW.
     */
    static Layout of(Shape shape, @Nullable Layout asked) {
        if (asked != null) {
            return asked;
        }
        boolean last = shape.rank() == 3 && channels(shape.extent(2)) && !channels(shape.extent(0));
        return last ? HWC : CHW;
    }

    private static boolean channels(int extent) {
        return extent == 1 || extent == 3 || extent == 4;
    }

    /** The shape without leading axes of extent 1 beyond three axes: {@code [3, 32, 32]} for {@code [1, 3, 32, 32]}. */
    static Shape unbatched(Shape shape) {
        int skip = 0;
        while (shape.rank() - skip > 3 && shape.extent(skip) == 1) {
            skip++;
        }
        return skip == 0 ? shape : new Shape(shape.extents().subList(skip, shape.rank()));
    }
}
