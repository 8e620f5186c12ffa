package io.crease.network;

import io.crease.numeric.Shape;

/**
 * The terms of a convolution by its definition; taps over the padding are left out.
 *
 * @param conv the layer
 * @param input [channels, height, width]
 * @param output likewise
 */
record ConvolutionTerms(Conv2d conv, Shape input, Shape output) implements AffineTerms {

    @Override
    public double bias(int o) {
        return conv.bias().get(o / (output.extent(1) * output.extent(2)));
    }

    @Override
    public void of(int o, Term sink) {
        Window window = conv.window();
        int across = output.extent(2);
        int filter = o / (output.extent(1) * across);
        int top = o / across % output.extent(1);
        int left = o % across;
        int channels = conv.weight().shape().extent(1);
        int height = input.extent(1);
        int width = input.extent(2);
        int first = filter / (output.extent(0) / conv.groups()) * channels;
        int tap = filter * channels * window.height() * window.width();
        for (int c = first; c < first + channels; c++) {
            for (int ky = 0; ky < window.height(); ky++) {
                int y = window.imageRow(top, ky);
                for (int kx = 0; kx < window.width(); kx++, tap++) {
                    int x = window.imageColumn(left, kx);
                    if (y >= 0 && y < height && x >= 0 && x < width) {
                        sink.add((c * height + y) * width + x, conv.weight().get(tap));
                    }
                }
            }
        }
    }
}
