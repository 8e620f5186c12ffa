package io.crease.trajectory;

import io.crease.numeric.Tensor;

/**
 * The straight line x(t) = t·x1 + (1 − t)·x0 for t in [0, 1] (Raghu et al. 2017, section 2.1).
 *
 * @param x0 start
 * @param x1 end
 */
public record Line(Tensor x0, Tensor x1) implements Trajectory {

    /** @throws IllegalArgumentException if the ends differ in size or coincide */
    public Line {
        Ends.check("line", x0, x1);
    }

    @Override
    public String kind() {
        return "line";
    }

    @Override
    public int dimension() {
        return x0.size();
    }

    @Override
    public Geometry geometry() {
        return Geometry.LINE;
    }

    @Override
    public void at(double t, double[] point, int offset) {
        for (int i = 0; i < x0.size(); i++) {
            point[offset + i] = t * x1.get(i) + (1 - t) * x0.get(i);
        }
    }
}
