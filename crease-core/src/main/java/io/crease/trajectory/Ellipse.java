package io.crease.trajectory;

import io.crease.numeric.Tensor;

/**
 * The closed ellipse x(t) = centre + cos(2πt)·u + sin(2πt)·v for t in [0, 1]; a circle when u and v are orthogonal and of equal
 * norm.
 *
 * @param centre centre
 * @param u from the centre to x(0)
 * @param v from the centre to x(¼)
 */
public record Ellipse(Tensor centre, Tensor u, Tensor v) implements Trajectory {
    private static final double ROUNDING = 0x1p-36;

    /** @throws IllegalArgumentException if sizes differ, a coordinate is not finite or u and v are both zero */
    public Ellipse {
        Ends.sameSize("ellipse", centre, u);
        Ends.sameSize("ellipse", centre, v);
        if (u.norm() == 0 && v.norm() == 0) {
            throw new IllegalArgumentException("ellipse: both half-axes are zero; expected a curve");
        }
    }

    /** {@code circle} when, up to rounding, u and v are orthogonal and of equal norm, else {@code ellipse}. */
    @Override
    public String kind() {
        double product = 0;
        for (int i = 0; i < u.size(); i++) {
            product += u.get(i) * v.get(i);
        }
        double scale = Math.max(u.norm(), v.norm());
        boolean orthogonal = Math.abs(product) <= ROUNDING * scale * scale;
        return orthogonal && Math.abs(u.norm() - v.norm()) <= ROUNDING * scale ? "circle" : "ellipse";
    }

    @Override
    public int dimension() {
        return centre.size();
    }

    @Override
    public Geometry geometry() {
        return Geometry.arc(2 * Math.PI);
    }

    @Override
    public double[] breaks() {
        return new double[] {0, 0.25, 0.5, 0.75, 1};
    }

    @Override
    public void at(double t, double[] point, int offset) {
        double quarter = 4 * t;
        boolean exact = quarter == Math.rint(quarter);
        int turn = (int) Math.rint(quarter) & 3;
        double c = exact ? (turn & 1) == 1 ? 0 : 1 - turn : Math.cos(2 * Math.PI * t);
        double s = exact ? (turn & 1) == 0 ? 0 : 2 - turn : Math.sin(2 * Math.PI * t);
        for (int i = 0; i < centre.size(); i++) {
            point[offset + i] = centre.get(i) + c * u.get(i) + s * v.get(i);
        }
    }
}
