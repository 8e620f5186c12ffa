package io.crease.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Bringing an image to another size, axis by axis: a shorter axis averages over the area each new pixel covers, a longer one
 * interpolates linearly between pixel centres (edges repeated), an equal one is copied.
 */
final class Resampling {
    private Resampling() {}

    /** The part old pixels {@code first}, {@code first + 1}, … have in a new one; the weights sum to 1. */
    private static final class Mixture {
        final int first;
        final double[] weights;

        Mixture(int first, double... weights) {
            this.first = first;
            this.weights = weights;
        }
    }

    /** The image in row-major order {@code [channels, height, width]}; source rows are read once each. */
    static double[] resample(Pixels pixels, Frame frame) {
        Mixture[] across = mixtures(pixels.width(), frame.width());
        Mixture[] down = mixtures(pixels.height(), frame.height());
        double[] values = new double[frame.channels() * frame.height() * frame.width()];
        double[][] planes = new double[frame.channels()][pixels.width()];
        double[] shrunk = new double[frame.width()];
        int open = 0;
        for (int y = 0; y < pixels.height(); y++) {
            pixels.row(y, planes);
            while (open < down.length && down[open].first + down[open].weights.length <= y) {
                open++;
            }
            for (int channel = 0; channel < frame.channels(); channel++) {
                mix(planes[channel], across, shrunk);
                for (int to = open; to < down.length && down[to].first <= y; to++) {
                    double weight = down[to].weights[y - down[to].first];
                    int at = (channel * frame.height() + to) * frame.width();
                    for (int x = 0; x < shrunk.length; x++) {
                        values[at + x] += weight * shrunk[x];
                    }
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            // Rounding may pass 1 by a unit in the last place.
            values[i] = Math.min(1, values[i]);
        }
        return values;
    }

    /**
     * What is to be said of the change of size; nothing if there is none.
     *
     * @param stretches whether the image may lose its proportion by more than rounding
     */
    static List<String> notes(Pixels pixels, Frame frame, boolean stretches) {
        List<String> notes = new ArrayList<>();
        if (pixels.width() != frame.width() || pixels.height() != frame.height()) {
            boolean shrinks = frame.width() < pixels.width() || frame.height() < pixels.height();
            boolean grows = frame.width() > pixels.width() || frame.height() > pixels.height();
            notes.add("resampled from " + pixels.width() + " × " + pixels.height() + " to " + frame.width()
                    + " × "
                    + frame.height() + " pixels by "
                    + (shrinks && grows
                            ? "area averages and linear interpolation"
                            : shrinks ? "area averages" : "linear interpolation"));
            if (stretches && (long) pixels.width() * frame.height() != (long) pixels.height() * frame.width()) {
                notes.add("stretched: width and height not in their proportion");
            }
        }
        return notes;
    }

    private static void mix(double[] from, Mixture[] mixtures, double[] to) {
        for (int i = 0; i < to.length; i++) {
            Mixture mixture = mixtures[i];
            double sum = 0;
            for (int j = 0; j < mixture.weights.length; j++) {
                sum += mixture.weights[j] * from[mixture.first + j];
            }
            to[i] = sum;
        }
    }

    private static Mixture[] mixtures(int from, int to) {
        Mixture[] mixtures = new Mixture[to];
        double scale = (double) from / to;
        for (int i = 0; i < to; i++) {
            mixtures[i] = from == to ? new Mixture(i, 1) : from > to ? area(i, from, scale) : linear(i, from, scale);
        }
        return mixtures;
    }

    private static Mixture area(int to, int from, double scale) {
        double start = to * scale;
        double end = Math.min(from, start + scale);
        int first = (int) start;
        int last = Math.min(from - 1, (int) Math.ceil(end) - 1);
        double[] weights = new double[last - first + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (Math.min(end, first + i + 1.0) - Math.max(start, first + i)) / (end - start);
        }
        return new Mixture(first, weights);
    }

    private static Mixture linear(int to, int from, double scale) {
        double centre = Math.min(from - 1, Math.max(0, (to + 0.5) * scale - 0.5));
        int first = Math.min((int) centre, Math.max(0, from - 2));
        double part = centre - first;
        return from == 1 ? new Mixture(0, 1) : new Mixture(first, 1 - part, part);
    }
}
