package io.crease.trace;

import io.crease.trajectory.Geometry;

/**
 * A stretch of the trajectory cut into pieces, with the pattern met so far on each. Point i lies at t[i]; piece i reaches from
 * point i to point i + 1. Batches hold one row a point, and for curved geometries one row for the inside of each piece between
 * them: the value halfway (in angle, or in t).
 */
final class Partition {
    final Geometry geometry;
    final int pieces;
    /** Differences of t up to this are none: a few units in the last place of the largest t of the trajectory. */
    final double resolution;

    final double[] t;
    /** For an arc tan(η/2), η half the angle of the piece; zero otherwise. Empty for lines. */
    final double[] tangent;
    /** 128-bit hashes of the letters of all layers so far, one a cell (see {@link Letters}). */
    final long[] hashHigh;

    final long[] hashLow;

    Partition(Geometry geometry, int pieces, double resolution) {
        this(geometry, pieces, pieces, resolution);
    }

    Partition(Geometry geometry, int pieces, int cells, double resolution) {
        this.geometry = geometry;
        this.pieces = pieces;
        this.resolution = resolution;
        t = new double[pieces + 1];
        tangent = new double[geometry.curved() ? pieces : 0];
        hashHigh = new long[cells];
        hashLow = new long[cells];
    }

    boolean curved() {
        return geometry.curved();
    }

    /** Rows of a batch over this partition. */
    int rows() {
        return curved() ? 2 * pieces + 1 : pieces + 1;
    }

    /** Row of point i. */
    int row(int point) {
        return curved() ? 2 * point : point;
    }
}
