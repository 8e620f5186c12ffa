package io.crease.trajectory;

import java.util.stream.DoubleStream;

/**
 * A stretch of another trajectory.
 *
 * @param whole the trajectory
 * @param from first t
 * @param to last t
 */
record Span(Trajectory whole, @Override double from, @Override double to) implements Trajectory {

    Span {
        double[] breaks = whole.breaks();
        if (!(breaks[0] <= from && from < to && to <= breaks[breaks.length - 1])) {
            throw new IllegalArgumentException("span " + from + "," + to + ": expected FROM < TO within " + breaks[0]
                    + " and " + breaks[breaks.length - 1]);
        }
    }

    @Override
    public String kind() {
        return whole.kind();
    }

    @Override
    public int dimension() {
        return whole.dimension();
    }

    @Override
    public Geometry geometry() {
        return whole.geometry();
    }

    @Override
    public boolean cornered() {
        return whole.cornered();
    }

    @Override
    public double[] breaks() {
        DoubleStream inner = DoubleStream.of(whole.breaks()).filter(t -> from < t && t < to);
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(from), inner), DoubleStream.of(to))
                .toArray();
    }

    @Override
    public void at(double t, double[] point, int offset) {
        whole.at(t, point, offset);
    }
}
