package io.crease.report.draw;

import io.crease.figure.Axis.Scale;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Where the things around values meet: half way between neighbours, by ratio on a log axis. Immutable. */
final class Steps {
    private final boolean log;
    private final double[] places;

    Steps(Scale scale, DoubleStream values) {
        log = scale == Scale.LOG;
        places = values.map(this::place).sorted().distinct().toArray();
    }

    private double place(double value) {
        return log ? Math.log(value) : value;
    }

    private double value(double place) {
        return log ? Math.max(Double.MIN_VALUE, Math.min(Math.exp(place), Double.MAX_VALUE)) : place;
    }

    /** Lower edge of what is around a value that was among those given. */
    double low(double value) {
        int i = index(value);
        return value(places[i] - (i > 0 ? places[i] - places[i - 1] : last(i)) / 2);
    }

    /** Upper edge. */
    double high(double value) {
        int i = index(value);
        return value(places[i] + (i + 1 < places.length ? places[i + 1] - places[i] : first(i)) / 2);
    }

    private double last(int i) {
        return places.length == 1 ? 1 : places[i + 1] - places[i];
    }

    private double first(int i) {
        return places.length == 1 ? 1 : places[i] - places[i - 1];
    }

    private int index(double value) {
        return Math.max(0, Arrays.binarySearch(places, place(value)));
    }

    /** The edge of slot {@code edge} of {@code slots} that share four fifths of the least distance between neighbours. */
    double slot(double value, int edge, int slots) {
        double least = 1;
        for (int i = 1; i < places.length; i++) {
            double step = places[i] - places[i - 1];
            least = i == 1 ? step : Math.min(least, step);
        }
        return value(place(value) + 0.8 * least * ((double) edge / slots - 0.5));
    }

    /** Number of different values. */
    int size() {
        return places.length;
    }
}
