package io.crease.trajectory;

import io.crease.numeric.Tensor;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Straight lines from point to point: x(i/n) is point i of n + 1.
 *
 * @param points at least two, of equal size, neighbours different
 */
public record Polyline(List<Tensor> points) implements Trajectory {

    /** @throws IllegalArgumentException if there are fewer than two points, sizes differ or neighbours coincide */
    public Polyline {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("polyline: " + points.size() + " point(s) given; expected at least 2");
        }
        for (int i = 1; i < points.size(); i++) {
            Ends.check("polyline, points " + (i - 1) + " and " + i, points.get(i - 1), points.get(i));
        }
    }

    @Override
    public String kind() {
        return "polyline";
    }

    @Override
    public int dimension() {
        return points.get(0).size();
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
        return breaks(points.size());
    }

    /** i/n for the corners i = 0 … n of a polyline. */
    static double[] breaks(int count) {
        int n = count - 1;
        return IntStream.rangeClosed(0, n).mapToDouble(i -> (double) i / n).toArray();
    }

    @Override
    public void at(double t, double[] point, int offset) {
        at(t, points.size(), points::get, point, offset);
    }

    /** Writes the point at t of the polyline through {@code count} corners into {@code point} at {@code offset}, which is modified. */
    static void at(double t, int count, IntFunction<Tensor> corners, double[] point, int offset) {
        int n = count - 1;
        // The break i/n is rounded, so i/n·n can fall just short of i.
        int i = (int) Math.min(n - 1, Math.max(0, Math.floor(t * n)));
        if (i + 1 < n && t >= (double) (i + 1) / n) {
            i++;
        } else if (i > 0 && t < (double) i / n) {
            i--;
        }
        double start = (double) i / n;
        double s = (t - start) / ((double) (i + 1) / n - start);
        Tensor a = corners.apply(i);
        Tensor b = corners.apply(i + 1);
        for (int j = 0; j < a.size(); j++) {
            point[offset + j] = s * b.get(j) + (1 - s) * a.get(j);
        }
    }
}
