package io.crease.trajectory;

import io.crease.numeric.Tensor;

/**
 * The circular arc x(t) = cos(πt/2)·x0 + sin(πt/2)·x1 for t in [0, 1] (Raghu et al. 2017, section 2.1); a quarter of an ellipse
 * around the origin unless x0 and x1 are orthogonal and of equal norm.
 *
 * @param x0 start
 * @param x1 end
 */
public record Arc(Tensor x0, Tensor x1) implements Trajectory {

    /** @throws IllegalArgumentException if the ends differ in size or coincide */
    public Arc {
        Ends.check("arc", x0, x1);
    }

    @Override
    public String kind() {
        return "arc";
    }

    @Override
    public int dimension() {
        return x0.size();
    }

    @Override
    public Geometry geometry() {
        return Geometry.arc(Math.PI / 2);
    }

    @Override
    public void at(double t, double[] point, int offset) {
        // At the ends cos and sin of the rounded angle are not exactly 0; the end points are.
        double c = t == 1 ? 0 : Math.cos(Math.PI / 2 * t);
        double s = t == 1 ? 1 : Math.sin(Math.PI / 2 * t);
        for (int i = 0; i < x0.size(); i++) {
            point[offset + i] = c * x0.get(i) + s * x1.get(i);
        }
    }
}
