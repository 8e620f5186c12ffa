package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import org.jspecify.annotations.Nullable;

/** An image's channels (1 or 3), height and width, and the order of its values. */
record Frame(int channels, int height, int width, Layout layout) {

    /**
     * The frame that a wanted shape stands for, given the image's own size; see {@link ImageFile#read}.
     *
     * @param where what an error message begins with
     * @param asked the layout, or null to guess it from the shape
     */
    static Frame of(String where, Shape wanted, int imageWidth, int imageHeight, @Nullable Layout asked) {
        Shape shape = Layout.unbatched(wanted);
        Layout layout = Layout.of(shape, asked);
        int rank = shape.rank();
        if (rank == 3 && colours(shape.extent(layout == Layout.CHW ? 0 : 2))) {
            return of(shape, layout);
        }
        if (rank == 2) {
            return new Frame(1, shape.extent(0), shape.extent(1), layout);
        }
        if (rank == 1) {
            int n = shape.size();
            long own = (long) imageWidth * imageHeight;
            if (n == own || n == 3 * own) {
                return new Frame(n == own ? 1 : 3, imageHeight, imageWidth, layout);
            }
            for (int channels : new int[] {1, 3}) {
                int side = (int) Math.round(Math.sqrt((double) n / channels));
                if ((long) side * side * channels == n) {
                    return new Frame(channels, side, side, layout);
                }
            }
        }
        String expected = layout == Layout.CHW ? "[1, H, W], [3, H, W]" : "[H, W, 1], [H, W, 3]";
        throw new InputException(where + ": an image of " + imageWidth + " × " + imageHeight
                + " pixels cannot become shape " + wanted + "; expected " + expected
                + " or [n] with n or n/3 a square or the image's own size: give the point in another form");
    }

    /** The frame of an array with three axes. */
    static Frame of(Shape shape, Layout layout) {
        return layout == Layout.CHW
                ? new Frame(shape.extent(0), shape.extent(1), shape.extent(2), layout)
                : new Frame(shape.extent(2), shape.extent(0), shape.extent(1), layout);
    }

    /** Whether an image can have so many channels. */
    static boolean colours(int channels) {
        return channels == 1 || channels == 3;
    }

    /** The same channels and layout at another size. */
    Frame resized(int wide, int high) {
        return new Frame(channels, high, wide, layout);
    }

    /** Number of values. */
    long size() {
        return (long) channels * height * width;
    }

    /** Whether an image of the other frame needs no resampling and no change of channels. */
    boolean fits(Frame other) {
        return channels == other.channels && height == other.height && width == other.width;
    }

    /** The place of a value. */
    int index(int channel, int y, int x) {
        return layout == Layout.CHW ? (channel * height + y) * width + x : (y * width + x) * channels + channel;
    }

    /** {@code 32 × 24 pixels in 3 channels}: width, height, channels. */
    @Override
    public String toString() {
        return width + " × " + height + " pixels in " + channels + (channels == 1 ? " channel" : " channels");
    }
}
