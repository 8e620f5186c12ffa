package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Arrays on their way to a network's input: as the input itself, or as images. */
final class ArrayImage {
    private ArrayImage() {}

    /**
     * The point that an array (a row of a file) becomes.
     *
     * <ul>
     *   <li>Taken as the input itself, it keeps its values; {@code [H, W, C]} is turned to {@code [C, H, W]}, or back, if that is
     *       the shape wanted, other shapes are left to the caller.
     *   <li>Taken as an image, it has values in [0, 1], or bytes, which are divided by 255. Three axes are in the wanted shape's
     *       layout if it has that shape, else channels are last if the last extent is 1 or 3 and the first is not; two axes are
     *       grey; one axis is in the wanted order.
     * </ul>
     *
     * @param bytes whether the elements are unsigned integers of 8 bits
     */
    static Point of(String where, Tensor array, boolean bytes, Shape wanted, Preprocessing preprocessing) {
        Tensor row = array.reshape(Layout.unbatched(array.shape()));
        if (!preprocessing.arrays()) {
            Point point = turned(row, Layout.unbatched(wanted));
            return bytes && row.shape().rank() > 1
                    ? point.with("bytes taken as they are, 0 to 255; --as-images takes them as an image")
                    : point;
        }
        Frame own = own(where, row.shape(), wanted, preprocessing);
        Tensor values = inUnitInterval(where, row, bytes);
        Point point = of(where, values, own, wanted, preprocessing);
        List<String> notes = new ArrayList<>();
        notes.add(bytes ? "taken as an image, bytes divided by 255" : "taken as an image, values in [0, 1]");
        notes.addAll(point.notes());
        return new Point(point.values(), notes);
    }

    /**
     * The point that an image becomes which is not from an image file: resampled and made grey or coloured only where {@link
     * Preprocessing#fit} is given.
     *
     * @param values in [0, 1]
     * @param own the image's frame
     */
    static Point of(String where, Tensor values, Frame own, Shape wanted, Preprocessing preprocessing) {
        Shape shape = Layout.unbatched(wanted);
        boolean asItIs = preprocessing.fit() == null;
        if (asItIs && own.size() != wanted.size()) {
            throw new InputException(
                    where + ": has shape " + values.shape() + ", " + own.size()
                            + " elements; expected " + wanted + ", " + wanted.size()
                            + " elements: resample it with --fit resize or crop, or choose a point of the network's input size");
        }
        Layout layout = Layout.of(shape, preprocessing.layout());
        if (asItIs && own.channels() > 1 && shape.rank() == 3 && !own.fits(Frame.of(shape, layout))) {
            throw new InputException(where + ": is an image of " + own + "; expected " + Frame.of(shape, layout)
                    + ", the network's input " + wanted + " with channels "
                    + (layout == Layout.CHW ? "first (chw)" : "last (hwc)")
                    + ": name the input's layout, or choose another image");
        }
        Frame frame = asItIs
                ? new Frame(own.channels(), own.height(), own.width(), layout)
                : Frame.of(where, wanted, own.width(), own.height(), preprocessing.layout());
        return preprocessing.point(where, new TensorPixels(values, own, frame.channels()), frame, wanted);
    }

    private static Point turned(Tensor row, Shape wanted) {
        if (row.shape().rank() == 3 && wanted.rank() == 3 && !row.shape().equals(wanted)) {
            for (Layout from : Layout.values()) {
                Frame own = Frame.of(row.shape(), from);
                Frame other = Frame.of(wanted, from == Layout.CHW ? Layout.HWC : Layout.CHW);
                if (own.fits(other)) {
                    return new Point(
                            Tensor.adopt(wanted, laidOut(row, own, other)),
                            List.of("axes turned from " + row.shape() + " to " + wanted));
                }
            }
        }
        return Point.of(row);
    }

    private static double[] laidOut(Tensor row, Frame from, Frame to) {
        double[] values = new double[row.size()];
        for (int channel = 0; channel < from.channels(); channel++) {
            for (int y = 0; y < from.height(); y++) {
                for (int x = 0; x < from.width(); x++) {
                    values[to.index(channel, y, x)] = row.get(from.index(channel, y, x));
                }
            }
        }
        return values;
    }

    private static Frame own(String where, Shape row, Shape wanted, Preprocessing preprocessing) {
        Shape shape = Layout.unbatched(wanted);
        if (row.rank() == 3) {
            Layout layout = Layout.of(row, row.equals(shape) ? Layout.of(shape, preprocessing.layout()) : null);
            Frame own = Frame.of(row, layout);
            if (Frame.colours(own.channels())) {
                return own;
            }
        } else if (row.rank() == 2) {
            return new Frame(1, row.extent(0), row.extent(1), Layout.CHW);
        } else if (row.rank() == 1 && row.size() == wanted.size()) {
            return Frame.of(where, wanted, 0, 0, preprocessing.layout());
        }
        throw new InputException(where + ": shape " + row + " is no image's; expected [H, W], [1, H, W], [3, H, W],"
                + " [H, W, 1], [H, W, 3] or " + wanted.size() + " elements: name a row, or reshape it");
    }

    private static Tensor inUnitInterval(String where, Tensor row, boolean bytes) {
        double[] values = row.toArray();
        for (int i = 0; i < values.length; i++) {
            if (bytes) {
                values[i] /= 255;
            } else if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new InputException(where + ": element " + i + " is " + values[i]
                        + "; expected an image's values from 0 to 1, or bytes (uint8): save it with"
                        + " array.astype('uint8'), or take the array as the input itself");
            }
        }
        return Tensor.adopt(row.shape(), values);
    }
}
