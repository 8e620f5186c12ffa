package io.crease.trajectory;

import java.util.function.DoubleFunction;

/**
 * Any curve given by a Java function; sampled, never exact.
 *
 * @param dimension number of coordinates
 * @param function t in [0, 1] to a point of that many coordinates; must be thread-safe
 */
public record FreeCurve(@Override int dimension, DoubleFunction<double[]> function) implements Trajectory {

    @Override
    public String kind() {
        return "function";
    }

    @Override
    public Geometry geometry() {
        return Geometry.FREE;
    }

    @Override
    public void at(double t, double[] point, int offset) {
        double[] x = function.apply(t);
        if (x.length != dimension) {
            throw new IllegalArgumentException(
                    "function: the point at t = " + t + " has " + x.length + " coordinates; expected " + dimension);
        }
        System.arraycopy(x, 0, point, offset, dimension);
    }
}
