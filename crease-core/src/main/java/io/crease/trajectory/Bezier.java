package io.crease.trajectory;

import io.crease.numeric.Tensor;

/**
 * The quadratic Bézier curve x(t) = (1−t)²·x0 + 2t(1−t)·control + t²·x1 for t in [0, 1].
 *
 * @param x0 start
 * @param control the point the curve is drawn towards; tangents at both ends point to it
 * @param x1 end
 */
public record Bezier(Tensor x0, Tensor control, Tensor x1) implements Trajectory {

    /** @throws IllegalArgumentException if sizes differ, a coordinate is not finite or all three points coincide */
    public Bezier {
        Ends.sameSize("bezier", x0, control);
        if (x0.equals(control.reshape(x0.shape()))) {
            Ends.check("bezier", x0, x1);
        } else {
            Ends.sameSize("bezier", x0, x1);
        }
    }

    @Override
    public String kind() {
        return "bezier";
    }

    @Override
    public int dimension() {
        return x0.size();
    }

    @Override
    public Geometry geometry() {
        return Geometry.QUADRATIC;
    }

    @Override
    public void at(double t, double[] point, int offset) {
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t);
        double c = t * t;
        for (int i = 0; i < x0.size(); i++) {
            point[offset + i] = a * x0.get(i) + b * control.get(i) + c * x1.get(i);
        }
    }
}
