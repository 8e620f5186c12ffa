package io.crease.cli;

import java.util.Arrays;

/** The factor by which numbers change from one place to the next. */
final class FittedFactor {
    private FittedFactor() {}

    /**
     * exp of the slope of ln value over place, by least squares.
     *
     * @param places at least two different ones
     * @param values positive, one for each place
     */
    static double of(double[] places, double[] values) {
        double meanPlace = Arrays.stream(places).sum() / places.length;
        double meanLog = Arrays.stream(values).map(Math::log).sum() / values.length;
        double product = 0;
        double square = 0;
        for (int i = 0; i < places.length; i++) {
            product += (places[i] - meanPlace) * (Math.log(values[i]) - meanLog);
            square += (places[i] - meanPlace) * (places[i] - meanPlace);
        }
        return Math.exp(product / square);
    }
}
