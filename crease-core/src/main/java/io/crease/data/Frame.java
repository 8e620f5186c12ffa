package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.nio.file.Path;

/** The size an image is brought to: channels (1 or 3), height and width. */
record Frame(int channels, int height, int width) {

    /** The frame a wanted shape stands for, given the image's own size; see {@link ImageFile#read}. */
    static Frame of(Path file, Shape wanted, int imageWidth, int imageHeight) {
        if (wanted.rank() == 3 && (wanted.extent(0) == 1 || wanted.extent(0) == 3)) {
            return new Frame(wanted.extent(0), wanted.extent(1), wanted.extent(2));
        }
        if (wanted.rank() == 2) {
            return new Frame(1, wanted.extent(0), wanted.extent(1));
        }
        if (wanted.rank() == 1) {
            int n = wanted.size();
            long own = (long) imageWidth * imageHeight;
            if (n == own || n == 3 * own) {
                return new Frame(n == own ? 1 : 3, imageHeight, imageWidth);
            }
            for (int channels : new int[] {1, 3}) {
                int side = (int) Math.round(Math.sqrt((double) n / channels));
                if ((long) side * side * channels == n) {
                    return new Frame(channels, side, side);
                }
            }
        }
        throw new InputException(
                file + ": an image of " + imageWidth + " × " + imageHeight + " pixels cannot become shape "
                        + wanted
                        + "; expected [1, H, W], [3, H, W] or [n] with n or n/3 a square or the image's own size: give the"
                        + " point in another form");
    }
}
