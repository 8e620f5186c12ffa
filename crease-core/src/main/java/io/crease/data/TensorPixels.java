package io.crease.data;

import io.crease.numeric.Tensor;
import java.util.List;

/** An image held as an array of values in [0, 1], of one or three channels. */
final class TensorPixels implements Pixels {
    private final Tensor values;
    private final Frame own;
    private final int channels;

    /**
     * @param values in the order that {@code own} states
     * @param own the image's channels, size and layout
     * @param channels of the rows that will be read
     */
    TensorPixels(Tensor values, Frame own, int channels) {
        this.values = values;
        this.own = own;
        this.channels = channels;
    }

    @Override
    public int width() {
        return own.width();
    }

    @Override
    public int height() {
        return own.height();
    }

    @Override
    public void row(int y, double[][] planes) {
        for (int x = 0; x < own.width(); x++) {
            for (int channel = 0; channel < channels; channel++) {
                planes[channel][x] = own.channels() == 1
                        ? at(0, y, x)
                        : channels == 3 ? at(channel, y, x) : Pixels.grey(at(0, y, x), at(1, y, x), at(2, y, x));
            }
        }
    }

    private double at(int channel, int y, int x) {
        return values.get(own.index(channel, y, x));
    }

    @Override
    public List<String> notes() {
        return own.channels() == channels
                ? List.of()
                : List.of(
                        channels == 1
                                ? "colour turned grey, 0.299 R + 0.587 G + 0.114 B"
                                : "grey repeated as red, green and blue");
    }
}
