package io.crease.region;

import java.util.Arrays;

/** The corners of a convex part of a region of two coordinates, counterclockwise. Mutable, used by one thread. */
final class Corners {
    /** In place of a vertex or a facet. */
    static final int NONE = -1;

    double[] x = new double[16];
    double[] y = new double[16];
    /** Bound on how far either coordinate of each corner is from the exact one. */
    double[] wrong = new double[16];
    /** What the side from each corner to the next lies on: a facet of the region, or −1 − the function that is larger beyond. */
    int[] label = new int[16];
    /** Which vertex of the region each corner is, or none. */
    int[] vertex = new int[16];
    /** Which facet of the region each corner that is no vertex lies on, or none. */
    int[] facet = new int[16];

    int size;

    /** The corner after one. */
    int after(int corner) {
        return corner + 1 == size ? 0 : corner + 1;
    }

    /** The corner before one. */
    int before(int corner) {
        return corner == 0 ? size - 1 : corner - 1;
    }

    /** Length of the side that begins at a corner, by the coordinate in which it is longer. */
    double side(int corner) {
        int next = after(corner);
        return Math.max(Math.abs(x[next] - x[corner]), Math.abs(y[next] - y[corner]));
    }

    /** Takes the vertices of a region. */
    void load(Region region) {
        size = 0;
        for (int v = 0; v < region.vertices(); v++) {
            add(
                    region.coordinate(v, 0),
                    region.coordinate(v, 1),
                    region.polytope().errorAt(v),
                    v,
                    NONE,
                    v);
        }
    }

    /** Adds a corner and what the side after it lies on. */
    void add(double atX, double atY, double off, int isVertex, int onFacet, int side) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            wrong = Arrays.copyOf(wrong, 2 * size);
            label = Arrays.copyOf(label, 2 * size);
            vertex = Arrays.copyOf(vertex, 2 * size);
            facet = Arrays.copyOf(facet, 2 * size);
        }
        x[size] = atX;
        y[size] = atY;
        wrong[size] = off;
        vertex[size] = isVertex;
        facet[size] = onFacet;
        label[size++] = side;
    }
}
