package io.crease.data;

import io.crease.numeric.InputException;
import org.jspecify.annotations.Nullable;

/**
 * How an image of another size is brought to that of the input.
 *
 * @param crop true: the shorter side is brought to {@code side}, the proportion kept, and the centre cut out (torchvision's Resize
 *     and CenterCrop); false: both sides are brought to the input's, the proportion lost
 * @param side pixels of the shorter side before the cut; null for the fewest that cover the input
 */
public record Fit(boolean crop, @Nullable Integer side) {
    /** Both sides brought to the input's. */
    public static final Fit RESIZE = new Fit(false, null);

    /** @throws IllegalArgumentException if a side is given without a cut, or is not positive */
    public Fit {
        if (side != null && (!crop || side < 1)) {
            throw new IllegalArgumentException("side " + side + "; expected a positive number of pixels, of a crop");
        }
    }

    /**
     * The fit a text names: {@code resize}, {@code crop} or {@code crop:256}.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static Fit parse(String text) {
        if (text.equals("resize")) {
            return RESIZE;
        }
        if (text.equals("crop")) {
            return new Fit(true, null);
        }
        if (text.matches("crop:[1-9][0-9]{0,4}")) {
            return new Fit(true, Integer.valueOf(text.substring("crop:".length())));
        }
        throw new IllegalArgumentException("is '" + text + "'; expected resize, crop or crop:PIXELS, as crop:256");
    }

    /** The frame an image is resampled to before the centre is cut out; {@code target} itself when nothing is cut. */
    Frame resized(String where, Pixels pixels, Frame target) {
        if (!crop) {
            return target;
        }
        long width = pixels.width();
        long height = pixels.height();
        boolean upright = side != null ? width <= height : target.height() * width <= target.width() * height;
        long shorter = side != null ? side : upright ? target.width() : target.height();
        // The longer side is rounded down, as torchvision does.
        long wide = upright ? shorter : shorter * width / height;
        long high = upright ? shorter * height / width : shorter;
        if (wide < target.width() || high < target.height()) {
            throw new InputException(where + ": becomes " + wide + " × " + high + " pixels before the cut; expected at"
                    + " least the input's " + target.width() + " × " + target.height()
                    + ": crop from a longer side");
        }
        if (wide * high > ImageFile.MOST_PIXELS) {
            throw new InputException(where + ": becomes " + wide + " × " + high + " pixels before the cut; expected at"
                    + " most " + ImageFile.MOST_PIXELS + " pixels: crop from a shorter side");
        }
        return target.resized((int) wide, (int) high);
    }

    @Override
    public String toString() {
        return crop ? side == null ? "crop" : "crop:" + side : "resize";
    }
}
