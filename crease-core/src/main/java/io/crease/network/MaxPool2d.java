package io.crease.network;

import io.crease.numeric.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The maximum over a sliding window of each channel of an image [channels, height, width]. Positions in the padding are never
 * candidates.
 *
 * @param window kernel, stride, padding and dilation
 */
public record MaxPool2d(Window window) implements Maximum {

    /** @throws IllegalArgumentException if some window could lie wholly in the padding */
    public MaxPool2d {
        int coveredY = window.dilationY() * (window.height() - 1);
        int coveredX = window.dilationX() * (window.width() - 1);
        if (window.top() > coveredY
                || window.bottom() > coveredY
                || window.left() > coveredX
                || window.right() > coveredX) {
            throw new IllegalArgumentException(
                    "max-pool: padding reaches beyond the window; expected less than its size");
        }
    }

    @Override
    public String kind() {
        return "max-pool";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.image("max-pool", inputs);
        return Shape.of(input.extent(0), window.rows("max-pool", input), window.columns("max-pool", input));
    }

    @Override
    public Candidates candidates(List<Shape> inputs) {
        return windows(window, inputs.get(0), outputShape(inputs));
    }

    /** The input indexes inside the image under every window position, channel by channel. */
    static Candidates windows(Window window, Shape input, Shape output) {
        int height = input.extent(1);
        int width = input.extent(2);
        int[] start = new int[output.size() + 1];
        int[] index = new int[Math.multiplyExact(output.size(), window.height() * window.width())];
        int o = 0;
        int n = 0;
        for (int c = 0; c < output.extent(0); c++) {
            for (int oy = 0; oy < output.extent(1); oy++) {
                for (int ox = 0; ox < output.extent(2); ox++) {
                    for (int ky = 0; ky < window.height(); ky++) {
                        int y = window.imageRow(oy, ky);
                        for (int kx = 0; kx < window.width(); kx++) {
                            int x = window.imageColumn(ox, kx);
                            if (y >= 0 && y < height && x >= 0 && x < width) {
                                index[n++] = (c * height + y) * width + x;
                            }
                        }
                    }
                    start[++o] = n;
                }
            }
        }
        return new Candidates(start, Arrays.copyOf(index, n));
    }
}
