package io.crease.measure;

import io.crease.numeric.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Points in the plane of their two largest principal components, about their mean.
 *
 * @param x along the plane's first direction
 * @param y along its second
 * @param explained share of the variance in the plane
 */
record PrincipalPlane(List<Double> x, List<Double> y, double explained) {
    /** With at most so many coordinates the eigenvectors of the whole covariance are found. */
    private static final int FEW = 150;

    /** Directions and rounds of the subspace iteration for more coordinates. */
    private static final int DIRECTIONS = 12;

    private static final int ROUNDS = 10;

    PrincipalPlane {
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /**
     * The plane of given points.
     *
     * @param rows one behind the other; not modified, may be longer
     * @param points number of rows
     * @param width numbers in a row
     */
    static PrincipalPlane of(double[] rows, int points, int width) {
        double largest = 0;
        for (int i = 0; i < points * width; i++) {
            largest = Math.max(largest, Math.abs(rows[i]));
        }
        double unit = largest > 0 ? largest : 1; // squares must neither overflow nor vanish
        double[][] centred = centred(rows, points, width, unit);
        double total = Arrays.stream(centred).mapToDouble(row -> dot(row, row)).sum();
        RealMatrix reduced = new Array2DRowRealMatrix(width <= FEW ? centred : along(centred, leading(centred)), false);
        RealMatrix directions = directions(reduced);
        double[] first = reduced.operate(directions.getColumn(0));
        double[] second =
                directions.getColumnDimension() < 2 ? new double[points] : reduced.operate(directions.getColumn(1));
        double within = Arrays.stream(first).map(v -> v * v).sum()
                + Arrays.stream(second).map(v -> v * v).sum();
        return new PrincipalPlane(list(first, unit), list(second, unit), total > 0 ? Math.min(1, within / total) : 1);
    }

    /** Directions of the columns' space as columns, the one of the largest variance first. */
    private static RealMatrix directions(RealMatrix rows) {
        try {
            EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(rows.transposeMultiply(rows));
            int[] order = IntStream.range(0, rows.getColumnDimension())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return eigen.getV().getSubMatrix(IntStream.range(0, order.length).toArray(), order);
        } catch (MathIllegalStateException e) {
            // Points on a line leave a matrix of rank one and rounding, on which that iteration can give up; this one
            // does not.
            return new SingularValueDecomposition(rows).getV();
        }
    }

    private static double[][] centred(double[] rows, int points, int width, double unit) {
        double[][] centred = new double[points][width];
        for (int j = 0; j < width; j++) {
            double mean = 0;
            for (int p = 0; p < points; p++) {
                mean += rows[p * width + j] / unit / points;
            }
            for (int p = 0; p < points; p++) {
                centred[p][j] = rows[p * width + j] / unit - mean;
            }
        }
        return centred;
    }

    /** The components of rows along directions, a row each. */
    private static double[][] along(double[][] rows, double[][] directions) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(directions)
                        .mapToDouble(direction -> dot(row, direction))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<Double> list(double[] values, double unit) {
        return Arrays.stream(values).map(v -> v * unit).boxed().toList();
    }

    /** Orthonormal directions that nearly span those in which rows vary most, by subspace iteration. */
    private static double[][] leading(double[][] rows) {
        int width = rows[0].length;
        RandomStream random = RandomStream.of(1).named("subspace");
        double[][] directions = new double[DIRECTIONS][];
        Arrays.setAll(directions, d -> random.gaussians(width, 1));
        for (int round = 0; round < ROUNDS; round++) {
            double[][] next = new double[DIRECTIONS][width];
            for (double[] row : rows) {
                for (int d = 0; d < DIRECTIONS; d++) {
                    add(next[d], row, dot(row, directions[d]));
                }
            }
            directions = next;
            orthonormalise(directions);
        }
        return directions;
    }

    /** Adds a multiple of {@code b} to {@code a}, which is modified. */
    private static void add(double[] a, double[] b, double factor) {
        for (int j = 0; j < a.length; j++) {
            a[j] += factor * b[j];
        }
    }

    /** Gram–Schmidt, twice for rounding; a direction that depends on those before it becomes zero. Modifies its argument. */
    private static void orthonormalise(double[][] directions) {
        for (int d = 0; d < directions.length; d++) {
            double[] own = directions[d];
            double before = Math.sqrt(dot(own, own));
            for (int pass = 0; pass < 2; pass++) {
                for (int e = 0; e < d; e++) {
                    add(own, directions[e], -dot(own, directions[e]));
                }
            }
            double norm = Math.sqrt(dot(own, own));
            double factor = norm > 1e-12 * before ? 1 / norm : 0;
            for (int j = 0; j < own.length; j++) {
                own[j] *= factor;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        for (int j = 0; j + 1 < a.length; j += 2) {
            even += a[j] * b[j];
            odd += a[j + 1] * b[j + 1];
        }
        return even + odd + (a.length % 2 == 1 ? a[a.length - 1] * b[a.length - 1] : 0);
    }

    /**
     * The same points, turned about their mean, and mirrored if that serves, so that they lie as close to others as they can (the
     * orthogonal Procrustes problem in the plane, whose answer is an angle).
     *
     * @param other with as many points
     */
    PrincipalPlane turnedTowards(PrincipalPlane other) {
        double xx = 0;
        double xy = 0;
        double yx = 0;
        double yy = 0;
        for (int p = 0; p < x.size(); p++) {
            xx += x.get(p) * other.x.get(p);
            xy += x.get(p) * other.y.get(p);
            yx += y.get(p) * other.x.get(p);
            yy += y.get(p) * other.y.get(p);
        }
        boolean mirrored = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
        double sign = mirrored ? -1 : 1;
        double angle = Math.atan2(xy - sign * yx, xx + sign * yy);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double[] turnedX = new double[x.size()];
        double[] turnedY = new double[x.size()];
        for (int p = 0; p < x.size(); p++) {
            double second = sign * y.get(p);
            turnedX[p] = cos * x.get(p) - sin * second;
            turnedY[p] = sin * x.get(p) + cos * second;
        }
        return new PrincipalPlane(list(turnedX, 1), list(turnedY, 1), explained);
    }
}
