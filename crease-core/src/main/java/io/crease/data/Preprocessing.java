package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from an image to coordinates of a network's input, as the network was trained on it: x = (scale·v − mean)/std for a value v
 * in [0, 1], in the input's layout and order of colours. It applies to image files and images of data sets; to rows of arrays only
 * where {@code arrays} says that they are images.
 *
 * @param normalisation mean and standard deviation, of scaled values, in the order of the input's channels
 * @param scale the largest value before normalisation: 1, or 255 for networks that take bytes
 * @param layout of the network's input; null to guess it from its shape: channels last if the last of three extents is 1, 3 or 4
 *     and the first is not
 * @param bgr whether the first channel is blue
 * @param fit how an image of another size is brought to the input's; null for {@link Fit#RESIZE} of image files, and a refusal of
 *     others
 * @param arrays whether rows of arrays are images too
 */
public record Preprocessing(
        Normalisation normalisation,
        double scale,
        @Nullable Layout layout,
        boolean bgr,
        @Nullable Fit fit,
        boolean arrays) {
    /** Values in [0, 1] as they are. */
    public static final Preprocessing NONE = new Preprocessing(Normalisation.NONE, 1, null, false, null, false);

    /** @throws IllegalArgumentException if the scale is not positive and finite */
    public Preprocessing {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("scale is " + scale + "; expected a positive number, such as 255");
        }
    }

    /**
     * The point that an image becomes: brought to a frame's size, then normalised and laid out.
     *
     * @param where what error messages begin with
     * @param frame a frame of {@code wanted}, of the number of channels that {@code pixels} fills
     * @param wanted the shape of the point, of the frame's size
     */
    Point point(String where, Pixels pixels, Frame frame, Shape wanted) {
        normalisation.requireChannels(where, frame.channels());
        if (bgr && frame.channels() != 3) {
            throw new InputException(where + ": the network's input has 1 channel; expected 3 for colours in the order"
                    + " blue, green, red: leave the order out");
        }
        Fit how = fit == null ? Fit.RESIZE : fit;
        Frame resized = how.resized(where, pixels, frame);
        double[] planes = Resampling.resample(pixels, resized);
        // torchvision rounds half a pixel to the even side.
        int left = (int) Math.rint((resized.width() - frame.width()) / 2.0);
        int top = (int) Math.rint((resized.height() - frame.height()) / 2.0);
        double[] values = new double[wanted.size()];
        for (int channel = 0; channel < frame.channels(); channel++) {
            int plane = bgr ? 2 - channel : channel;
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < frame.width(); x++) {
                    double v = planes[(plane * resized.height() + top + y) * resized.width() + left + x];
                    values[frame.index(channel, y, x)] = normalisation.apply(channel, scale * v);
                }
            }
        }
        List<String> notes = new ArrayList<>(pixels.notes());
        notes.addAll(Resampling.notes(pixels, resized, !how.crop()));
        if (!resized.equals(frame)) {
            notes.add("the central " + frame.width() + " × " + frame.height() + " pixels cut out");
        }
        notes.addAll(notes(frame));
        return new Point(Tensor.adopt(wanted, values), notes);
    }

    private List<String> notes(Frame frame) {
        List<String> notes = new ArrayList<>();
        String scaled = scale == 1 ? "values in [0, 1]" : "values in [0, " + scale + "]";
        if (!normalisation.equals(Normalisation.NONE)) {
            notes.add(scaled + " " + normalisation);
        } else if (scale != 1) {
            notes.add(scaled);
        }
        if (frame.layout() == Layout.HWC && frame.channels() > 1) {
            notes.add("channels last" + (layout == null ? ", as the input's shape suggests" : ""));
        }
        if (bgr) {
            notes.add("colours in the order blue, green, red");
        }
        return notes;
    }
}
