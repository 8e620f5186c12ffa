package io.crease.region;

import io.crease.numeric.InputException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of input space that is cut into regions: a box in, a convex polygon in, or the whole of an affine patch x = origin + Σ u_i·direction_i of
 * dimension n, the directions linearly independent. Everything about regions is said in the coordinates u. Immutable.
 */
public final class Domain {
    private final double[] origin;
    private final double @Nullable [][] directions;
    private final int dimension;
    private final double @Nullable [] low;
    private final double @Nullable [] high;
    private final double @Nullable [] corners;

    private Domain(
            double[] origin,
            double @Nullable [][] directions,
            int dimension,
            double @Nullable [] low,
            double @Nullable [] high,
            double @Nullable [] corners) {
        this.origin = origin;
        this.directions = directions;
        this.dimension = dimension;
        this.low = low;
        this.high = high;
        this.corners = corners;
    }

    /**
     * The box Π [low_i, high_i] of input space; coordinates are the inputs themselves.
     *
     * @throws InputException if a side is empty, inverted or not finite
     */
    public static Domain box(double[] low, double[] high) {
        requireBox(low, high);
        return new Domain(new double[low.length], null, low.length, low.clone(), high.clone(), null);
    }

    /** The cube [low, high]^n of input space. */
    public static Domain cube(int n, double low, double high) {
        double[] lows = new double[n];
        double[] highs = new double[n];
        Arrays.fill(lows, low);
        Arrays.fill(highs, high);
        return box(lows, highs);
    }

    /** All of R^n; coordinates are the inputs themselves. */
    public static Domain space(int n) {
        return new Domain(new double[n], null, n, null, null, null);
    }

    /**
     * The subspace of R^m where all inputs but some are 0; coordinates are those inputs.
     *
     * @param m number of inputs
     * @param inputs indices of those that are not 0, distinct
     * @throws InputException if there are none
     */
    public static Domain subspace(int m, int... inputs) {
        if (inputs.length == 0) {
            throw new InputException(
                    "the network sees no input at all: what it reads first does not depend on any; expected weights other than 0");
        }
        double[][] directions = new double[inputs.length][m];
        for (int d = 0; d < inputs.length; d++) {
            directions[d][inputs[d]] = 1;
        }
        double[] origin = new double[m];
        return new Domain(origin, copy(origin, directions, inputs.length), inputs.length, null, null, null);
    }

    /**
     * The box Π [low_i, high_i] of coordinates on the patch at {@code origin} along the rows of {@code directions}.
     *
     * @throws InputException if a side is empty, inverted or not finite, or the directions are not linearly independent
     */
    public static Domain patch(double[] origin, double[][] directions, double[] low, double[] high) {
        requireBox(low, high);
        double[][] copy = copy(origin, directions, low.length);
        return new Domain(origin.clone(), copy, low.length, low.clone(), high.clone(), null);
    }

    /**
     * A convex polygon on a plane.
     *
     * @param corners u_1, u_2 of each corner, counterclockwise
     * @throws InputException if the corners are not those of a strictly convex polygon, or the directions are not linearly independent
     */
    public static Domain polygon(double[] origin, double[][] directions, double... corners) {
        double[][] copy = copy(origin, directions, 2);
        int count = corners.length / 2;
        boolean convex = corners.length % 2 == 0 && count >= 3;
        for (int i = 0; convex && i < count; i++) {
            for (int j = 2; convex && j < count; j++) {
                convex = turn(corners, i, (i + 1) % count, (i + j) % count) > 0;
            }
        }
        if (!convex) {
            throw new InputException("polygon " + Arrays.toString(corners)
                    + " is not convex and counterclockwise; expected at least three corners u1, v1, u2, v2, ...");
        }
        return new Domain(origin.clone(), copy, 2, null, null, corners.clone());
    }

    private static double turn(double[] c, int i, int j, int k) {
        double a = (c[2 * j] - c[2 * i]) * (c[2 * k + 1] - c[2 * i + 1]);
        double b = (c[2 * k] - c[2 * i]) * (c[2 * j + 1] - c[2 * i + 1]);
        double turn = a - b;
        return Math.abs(turn) > 0x1p-49 * (Math.abs(a) + Math.abs(b)) ? turn : 0;
    }

    private static void requireBox(double[] low, double[] high) {
        if (low.length == 0 || low.length != high.length) {
            throw new InputException("box of " + low.length + " lower and " + high.length
                    + " upper ends; expected as many of each, at least one");
        }
        double volume = 1;
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] < high[i]) || !Double.isFinite(low[i]) || !Double.isFinite(high[i])) {
                throw new InputException("box: side " + i + " is [" + low[i] + ", " + high[i]
                        + "]; expected finite ends, the lower one first");
            }
            volume *= high[i] - low[i];
        }
        if (!(volume >= 0x1p-900 && volume <= 0x1p900)) {
            throw new InputException(
                    "box: its volume is " + volume + "; expected one between 1e-270 and 1e270: scale the inputs");
        }
    }

    private static double[][] copy(double[] origin, double[][] directions, int n) {
        if (directions.length != n) {
            throw new InputException(directions.length + " directions for " + n + " coordinates; expected as many");
        }
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            if (directions[i].length != origin.length) {
                throw new InputException("direction " + i + " has " + directions[i].length + " values, the origin "
                        + origin.length + "; expected as many");
            }
            copy[i] = directions[i].clone();
        }
        if (!(Gram.unit(copy) > 0)) {
            throw new InputException(
                    "the directions of the patch are not linearly independent; expected points that are"
                            + " not all on one line");
        }
        return copy;
    }

    /** n: number of coordinates. */
    public int dimension() {
        return dimension;
    }

    /** m: number of inputs of the network. */
    public int inputs() {
        return origin.length;
    }

    /** Whether the domain is all of its patch. */
    public boolean unbounded() {
        return low == null && corners == null;
    }

    /** The lower ends of the box, null if it is none. */
    public double @Nullable [] low() {
        return low == null ? null : low.clone();
    }

    /** The upper ends of the box, null if it is none. */
    public double @Nullable [] high() {
        return high == null ? null : high.clone();
    }

    /** u_1, u_2 of each corner of a polygon, or of a box of two coordinates, counterclockwise; null otherwise. */
    public double @Nullable [] corners() {
        if (low != null && high != null && dimension == 2) {
            return new double[] {low[0], low[1], high[0], low[1], high[0], high[1], low[0], high[1]};
        }
        return corners == null ? null : corners.clone();
    }

    /** Input i of the point at u = 0. */
    public double origin(int i) {
        return origin[i];
    }

    /** Input i of direction d. */
    public double direction(int d, int i) {
        return directions == null ? (d == i ? 1 : 0) : directions[d][i];
    }

    /** The point of input space with coordinates u. */
    public double[] at(double... u) {
        double[] x = origin.clone();
        for (int d = 0; d < dimension; d++) {
            for (int i = 0; i < x.length; i++) {
                x[i] += u[d] * direction(d, i);
            }
        }
        return x;
    }

    /** Volume in input space of a unit of volume in coordinates: √det(D·Dᵀ), D the directions. */
    public double unitVolume() {
        return directions == null ? 1 : Gram.unit(directions);
    }
}
