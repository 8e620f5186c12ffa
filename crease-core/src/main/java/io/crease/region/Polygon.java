package io.crease.region;

import java.util.List;

/** A region in the plane: vertices counterclockwise, side i from vertex i to vertex i + 1. */
final class Polygon extends Polytope {
    private static final int STRIDE = 3;

    private final Facet[] sides;

    /**
     * @param x homogeneous vertices, counterclockwise; adopted
     * @param error bounds on their errors; adopted
     * @param residual bounds on how far they are off their sides; adopted
     * @param sides adopted
     */
    Polygon(double[] x, double[] error, double[] residual, Facet[] sides) {
        super(2, sides.length, x, error, residual);
        this.sides = sides;
    }

    /** A domain. Its sides are {@code Hyperplane.side(0)} from corner 0 to corner 1 and so on. */
    static Polygon of(double[] corners, Hyperplane[] planes) {
        int count = planes.length;
        double[] x = new double[count * STRIDE];
        Facet[] sides = new Facet[count];
        for (int i = 0; i < count; i++) {
            x[i * STRIDE] = 1;
            x[i * STRIDE + 1] = corners[2 * i];
            x[i * STRIDE + 2] = corners[2 * i + 1];
            int next = 2 * ((i + 1) % count);
            double dx = corners[next] - corners[2 * i];
            double dy = corners[next + 1] - corners[2 * i + 1];
            double length = Math.hypot(dx, dy);
            sides[i] = new Facet(planes[i], false, new double[] {-dy / length, dx / length});
        }
        return new Polygon(x, new double[count], new double[count], sides);
    }

    @Override
    int facets() {
        return count;
    }

    @Override
    Facet facet(int f) {
        return sides[f];
    }

    @Override
    List<Facet> facetsAt(int vertex) {
        return List.of(sides[vertex == 0 ? count - 1 : vertex - 1], sides[vertex]);
    }

    @Override
    boolean on(int vertex, int facet) {
        return vertex == facet || vertex == (facet + 1) % count;
    }

    @Override
    boolean touches(int vertex, Hyperplane plane) {
        return sides[vertex].lies(plane) || sides[vertex == 0 ? count - 1 : vertex - 1].lies(plane);
    }

    @Override
    Polygon with(int f, Facet facet) {
        Facet[] changed = sides.clone();
        changed[f] = facet;
        return new Polygon(x, error, residual, changed);
    }

    @Override
    Polytope[] cut(byte[] sign, double[] value, double[] off, Facet below, Facet above) {
        int over = 0;
        int under = 0;
        for (int v = 0; v < count; v++) {
            if (sign[v] > 0) {
                over++;
            } else if (sign[v] < 0) {
                under++;
            }
        }
        // A line meets the border of a convex polygon in two points, each a vertex or inside a side.
        Part up = new Part(over + 2);
        Part down = new Part(under + 2);
        for (int v = 0; v < count; v++) {
            int next = v + 1 == count ? 0 : v + 1;
            if (sign[v] > 0) {
                up.add(this, v, sides[v]);
                if (sign[next] < 0) {
                    between(v, next, value, off, up.x, up.residual, up.size);
                    up.place(above, sides[v]);
                    down.add(up, up.size++, sides[v]);
                }
            } else if (sign[v] < 0) {
                down.add(this, v, sides[v]);
                if (sign[next] > 0) {
                    between(v, next, value, off, down.x, down.residual, down.size);
                    down.place(below, sides[v]);
                    up.add(down, down.size++, sides[v]);
                }
            } else {
                up.add(this, v, sign[next] > 0 ? sides[v] : above);
                down.add(this, v, sign[next] < 0 ? sides[v] : below);
                // It lies on one side more, as far off that as it is off its place.
                up.residual[up.size - 1] = Math.max(residual[v], 2 * error[v]);
                down.residual[down.size - 1] = Math.max(residual[v], 2 * error[v]);
            }
        }
        return new Polytope[] {down.polygon(), up.polygon()};
    }

    @Override
    void countFaces(long[] faces, boolean all) {
        faces[2]++;
        boolean before = sides[count - 1].hidden();
        for (int v = 0; v < count; v++) {
            boolean hidden = sides[v].hidden();
            if (!hidden) {
                if (!before && !atInfinity(v)) {
                    faces[0]++;
                }
                if (sides[v].plane().node() != Hyperplane.AT_INFINITY) {
                    faces[1]++;
                }
            }
            before = hidden;
        }
    }

    @Override
    double volume() {
        if (!bounded()) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double x0 = x[1];
        double y0 = x[2];
        for (int v = 1; v + 1 < count; v++) {
            int a = v * STRIDE;
            int b = a + STRIDE;
            sum += (x[a + 1] - x0) * (x[b + 2] - y0) - (x[b + 1] - x0) * (x[a + 2] - y0);
        }
        return sum / 2;
    }

    /** A part that is being put together. */
    private static final class Part {
        final double[] x;
        final double[] error;
        final double[] residual;
        final Facet[] sides;
        int size;

        Part(int count) {
            x = new double[count * STRIDE];
            error = new double[count];
            residual = new double[count];
            sides = new Facet[count];
        }

        /** Completes the vertex being added, which lies on the cut and on an old side; the cut follows it. */
        void place(Facet cut, Facet old) {
            double[] a = cut.normal();
            double[] b = old.normal();
            error[size] =
                    x[size * STRIDE] == 0 ? atInfinity(a) : positionError(2, residual[size], a[0] * b[1] - a[1] * b[0]);
            sides[size] = cut;
        }

        /** The error of a vertex at infinity, which only the cut's normal decides. */
        private double atInfinity(double[] normal) {
            double dx = x[size * STRIDE + 1];
            double dy = x[size * STRIDE + 2];
            double length = Math.hypot(dx, dy);
            return positionError(2, residual[size], (normal[0] * dy - normal[1] * dx) / length);
        }

        void add(Polygon from, int v, Facet side) {
            add(from.x, from.error, from.residual, v, side);
        }

        void add(Part from, int v, Facet side) {
            add(from.x, from.error, from.residual, v, side);
        }

        private void add(double[] fromX, double[] fromError, double[] fromResidual, int v, Facet side) {
            int to = size * STRIDE;
            int at = v * STRIDE;
            x[to] = fromX[at];
            x[to + 1] = fromX[at + 1];
            x[to + 2] = fromX[at + 2];
            error[size] = fromError[v];
            residual[size] = fromResidual[v];
            sides[size++] = side;
        }

        Polygon polygon() {
            return new Polygon(x, error, residual, sides);
        }
    }
}
