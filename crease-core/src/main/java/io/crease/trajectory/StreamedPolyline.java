package io.crease.trajectory;

import io.crease.numeric.Tensor;
import java.util.function.IntFunction;

/**
 * Straight lines from point to point, as {@link Polyline}, through corners that are fetched when they are needed: a curve through
 * more points than memory holds. As exact as any polyline.
 *
 * @param dimension number of coordinates of each corner
 * @param count number of corners, at least two
 * @param corner from an index to the corner, of {@code dimension} finite coordinates and different from its neighbours; always the
 *     same for the same index; called by several threads, and more than once for an index; what it throws ends the trace
 */
public record StreamedPolyline(@Override int dimension, int count, IntFunction<Tensor> corner) implements Trajectory {

    /** @throws IllegalArgumentException if there are fewer than two corners */
    public StreamedPolyline {
        if (count < 2) {
            throw new IllegalArgumentException("polyline: " + count + " point(s) given; expected at least 2");
        }
    }

    @Override
    public String kind() {
        return "polyline";
    }

    @Override
    public Geometry geometry() {
        return Geometry.LINE;
    }

    @Override
    public boolean cornered() {
        return true;
    }

    @Override
    public double[] breaks() {
        return Polyline.breaks(count);
    }

    @Override
    public void at(double t, double[] point, int offset) {
        Polyline.at(t, count, corner, point, offset);
    }
}
