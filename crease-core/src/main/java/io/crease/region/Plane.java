package io.crease.region;

import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;

/**
 * A plane in input space with isometric coordinates: a distance, an angle or an area in coordinates (u, v) is that of input
 * space. Immutable.
 */
public final class Plane {
    /** A residue below this share of a vector is rounding: the vector lies on the line. */
    private static final double COLLINEAR = 0x1p-40;

    private final double[] origin;
    private final double[] across;
    private final double[] up;
    private final double[] corners;

    private Plane(double[] origin, double[] across, double[] up, double... corners) {
        this.origin = origin;
        this.across = across;
        this.up = up;
        this.corners = corners;
    }

    /**
     * The plane through three points. The first is the origin, the second lies on the positive half of the first axis, the third above
     * that axis: the directions are b − a and c − a made orthonormal by Gram–Schmidt, done twice.
     *
     * @throws InputException if points have different sizes, two are equal, or all three lie on one line
     */
    public static Plane through(Tensor a, Tensor b, Tensor c) {
        return of(a, minus(b, a), minus(c, a), "the three points lie on one line; expected three that span a plane");
    }

    /**
     * The plane through a point along two directions, which are made orthonormal likewise; their lengths do not matter.
     *
     * @throws InputException if sizes differ, a direction is zero, or both are parallel
     */
    public static Plane along(Tensor point, Tensor first, Tensor second) {
        return of(
                point,
                first.toArray(),
                second.toArray(),
                "the two directions are parallel or zero; expected two that span a plane");
    }

    private static Plane of(Tensor origin, double[] first, double[] second, String degenerate) {
        if (first.length != origin.size() || second.length != origin.size()) {
            throw new InputException("points of " + origin.size() + ", " + first.length + " and " + second.length
                    + " coordinates; expected as many of each");
        }
        double[] across = first.clone();
        double width = normalise(across);
        double[] up = second.clone();
        double before = length(up);
        double along = 0;
        for (int pass = 0; pass < 2; pass++) {
            double dot = dot(across, up);
            along += dot;
            for (int i = 0; i < up.length; i++) {
                up[i] -= dot * across[i];
            }
        }
        double height = normalise(up);
        if (!(width > 0) || !(height > COLLINEAR * before) || !Double.isFinite(width * height)) {
            throw new InputException(degenerate);
        }
        return new Plane(origin.toArray(), across, up, 0, 0, width, 0, along, height);
    }

    /** u and v of the three points, or of the point and of where the two directions end. */
    public double[] corners() {
        return corners.clone();
    }

    /** The triangle of the three points. */
    public Domain triangle() {
        return Domain.polygon(origin, directions(), corners);
    }

    /**
     * The smallest rectangle along the axes that holds the three points, each side made longer by {@code margin} times its length
     * at both ends.
     *
     * @throws InputException if {@code margin} is negative or not finite
     */
    public Domain rectangle(double margin) {
        if (!(margin >= 0) || !Double.isFinite(margin)) {
            throw new InputException("margin is " + margin + "; expected a finite number of at least 0");
        }
        double left = Math.min(0, corners[4]);
        double right = Math.max(corners[2], corners[4]);
        double top = corners[5];
        double beside = margin * (right - left);
        double above = margin * top;
        return Domain.patch(
                origin, directions(), new double[] {left - beside, -above}, new double[] {right + beside, top + above});
    }

    /**
     * The square [−extent, extent]² around the origin.
     *
     * @throws InputException if {@code extent} is not positive and finite
     */
    public Domain square(double extent) {
        return Domain.patch(origin, directions(), new double[] {-extent, -extent}, new double[] {extent, extent});
    }

    private double[][] directions() {
        return new double[][] {across, up};
    }

    private static double[] minus(Tensor to, Tensor from) {
        if (to.size() != from.size()) {
            throw new InputException(
                    "points of " + from.size() + " and " + to.size() + " coordinates; expected as many of each");
        }
        double[] difference = new double[to.size()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = to.get(i) - from.get(i);
        }
        return difference;
    }

    /** Divides a vector by its length, which is returned. */
    private static double normalise(double[] v) {
        double length = length(v);
        for (int i = 0; i < v.length; i++) {
            v[i] /= length;
        }
        return length;
    }

    private static double length(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
