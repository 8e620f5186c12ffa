package io.crease.trajectory;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Random points of a given norm that are orthogonal to others: ends of curves of which theory speaks. */
public final class RandomPoints {
    private RandomPoints() {}

    /**
     * A point in a uniformly random direction among those orthogonal to all of {@code others} (up to rounding).
     *
     * @param others of the same number of elements; zeros count for nothing
     * @param norm its norm
     * @param stream drawn from
     * @throws IllegalArgumentException if there is no such direction, since the space has too few dimensions
     */
    public static Tensor orthogonal(Shape shape, List<Tensor> others, double norm, RandomStream stream) {
        int size = shape.size();
        List<double[]> basis = new ArrayList<>();
        for (Tensor other : others) {
            double[] direction = other.toArray();
            double before = Tensor.vector(direction).norm();
            reduce(direction, basis);
            double left = Tensor.vector(direction).norm();
            if (left > before * 0x1p-40) {
                scale(direction, 1 / left);
                basis.add(direction);
            }
        }
        if (basis.size() >= size) {
            throw new IllegalArgumentException("no direction is orthogonal to " + basis.size() + " others in " + size
                    + " dimension(s); expected fewer random points: give points by --from, --to and --via");
        }
        double[] point = stream.gaussians(size, 1);
        reduce(point, basis);
        scale(point, norm / Tensor.vector(point).norm());
        return Tensor.adopt(shape, point);
    }

    /** Takes away the components along an orthonormal basis, twice for the sake of rounding. */
    private static void reduce(double[] point, List<double[]> basis) {
        for (int round = 0; round < 2; round++) {
            for (double[] direction : basis) {
                double product = 0;
                for (int i = 0; i < point.length; i++) {
                    product += point[i] * direction[i];
                }
                for (int i = 0; i < point.length; i++) {
                    point[i] -= product * direction[i];
                }
            }
        }
    }

    private static void scale(double[] point, double factor) {
        for (int i = 0; i < point.length; i++) {
            point[i] *= factor;
        }
    }
}
