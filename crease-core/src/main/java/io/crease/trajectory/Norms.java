package io.crease.trajectory;

/**
 * The norms ‖x(t)‖ along a trajectory, from 65 points spread evenly between any two of its breaks (up to 4096 in all): enough to
 * tell whether the norm is constant, since on lines, arcs and Bézier curves ‖x‖² is a polynomial of low degree.
 *
 * @param dimension number of coordinates m
 * @param smallest of ‖x‖
 * @param largest of ‖x‖
 * @param rootMeanSquare √(mean of ‖x‖²) over t: the radius, when the norm is constant
 */
public record Norms(int dimension, double smallest, double largest, double rootMeanSquare) {
    private static final int POINTS = 64;
    private static final int MOST = 4096;

    /** Relative differences of ‖x‖ that rounding makes are below this, up to millions of coordinates. */
    private static final double ROUNDING = 0x1p-36;

    /** The norms along a trajectory. */
    public static Norms of(Trajectory trajectory) {
        double[] breaks = trajectory.breaks();
        int each = Math.max(2, Math.min(POINTS, MOST / (breaks.length - 1) / 2 * 2));
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double integral = 0;
        double[] point = new double[trajectory.dimension()];
        for (int b = 0; b + 1 < breaks.length; b++) {
            double sum = 0;
            for (int i = 0; i <= each; i++) {
                double t = i == each ? breaks[b + 1] : breaks[b] + (breaks[b + 1] - breaks[b]) * i / each;
                trajectory.at(t, point, 0);
                double square = 0;
                for (double x : point) {
                    square += x * x;
                }
                smallest = Math.min(smallest, Math.sqrt(square));
                largest = Math.max(largest, Math.sqrt(square));
                sum += square * (i == 0 || i == each ? 1 : i % 2 == 1 ? 4 : 2); // Simpson's rule
            }
            integral += sum / (3 * each) * (breaks[b + 1] - breaks[b]);
        }
        double mean = integral / (breaks[breaks.length - 1] - breaks[0]);
        return new Norms(trajectory.dimension(), smallest, largest, Math.sqrt(mean));
    }

    /** Whether the curve stays on a sphere about the origin, so that its motion is perpendicular to x. */
    public boolean constant() {
        return largest - smallest <= ROUNDING * largest;
    }

    /** Mean of ‖x‖²/m: the mean square of a coordinate. */
    public double meanSquareCoordinate() {
        return rootMeanSquare * rootMeanSquare / dimension;
    }
}
