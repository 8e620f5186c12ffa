package io.crease.trace;

import io.crease.numeric.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive pieces of the image of a trajectory at one site: values at the ends of the pieces, and in curved geometries halfway
 * through each. On an exact trace each piece of the image is exactly the line, arc or quadratic through its values; on a sampled
 * trace it is the chord. Read only, and valid only while it is being observed.
 */
public final class Strip {
    private final Site site;
    private final Partition partition;
    private final Batch batch;
    private final @Nullable Letters letters;

    Strip(Site site, Partition partition, Batch batch, @Nullable Letters letters) {
        this.site = site;
        this.partition = partition;
        this.batch = batch;
        this.letters = letters;
    }

    /** Where in the network this is. */
    public Site site() {
        return site;
    }

    /** Number of pieces. */
    public int pieces() {
        return partition.pieces;
    }

    /** t at point i, from 0 to {@link #pieces}; piece i lies between points i and i + 1. */
    public double t(int i) {
        return partition.t[i];
    }

    /** Whether pieces are arcs or quadratics, with an inner value each, rather than straight. */
    public boolean curved() {
        return partition.curved();
    }

    /** For an arc tan(η/2), η half the angle piece i turns through (in the parameter's plane); 0 for straight and quadratic pieces. */
    public double tangent(int piece) {
        return partition.curved() ? partition.tangent[piece] : 0;
    }

    /** Number of neurons. */
    public int width() {
        return batch.width();
    }

    /**
     * All values, row by row; a row has {@link #width} values, the row of point i starts at {@code row(i)·width}. Shared, not
     * copied: do not write to it. Longer than the strip.
     */
    public double[] values() {
        return batch.values();
    }

    /** Row of point i; in curved geometries the row behind it is the inside of piece i. */
    public int row(int point) {
        return partition.row(point);
    }

    /** Value of a neuron at point i. */
    public double value(int point, int neuron) {
        return batch.values()[partition.row(point) * batch.width() + neuron];
    }

    /** ‖z(point i + 1) − z(point i)‖², the squared length of piece i's chord. */
    public double chordSquared(int i) {
        double[] v = batch.values();
        int width = batch.width();
        int a = partition.row(i) * width;
        int b = partition.row(i + 1) * width;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int j = 0;
        for (; j + 7 < width; j += 8) {
            double d0 = v[b + j] - v[a + j];
            double d1 = v[b + j + 1] - v[a + j + 1];
            double d2 = v[b + j + 2] - v[a + j + 2];
            double d3 = v[b + j + 3] - v[a + j + 3];
            double d4 = v[b + j + 4] - v[a + j + 4];
            double d5 = v[b + j + 5] - v[a + j + 5];
            double d6 = v[b + j + 6] - v[a + j + 6];
            double d7 = v[b + j + 7] - v[a + j + 7];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
            s4 += d4 * d4;
            s5 += d5 * d5;
            s6 += d6 * d6;
            s7 += d7 * d7;
        }
        for (; j < width; j++) {
            double d = v[b + j] - v[a + j];
            s0 += d * d;
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The letters along the strip, or null where no piece is cut (pre-activations, affine nodes). */
    public @Nullable Letters letters() {
        return letters;
    }

    /** High half of the 128-bit hash of the letters of all cutting sites up to this one, in a cell. Meaningful where there are letters. */
    public long patternHigh(int cell) {
        return partition.hashHigh[cell];
    }

    /** Low half; see {@link #patternHigh}. */
    public long patternLow(int cell) {
        return partition.hashLow[cell];
    }

    /**
     * The changes of sides of a level by every neuron along the strip, as letters: 0 at or below the level, 1 above. Exact where
     * the trace is exact. On a strip's own ends nothing is counted; compare the last letters of one strip with the first of the
     * next.
     */
    public Letters sides(double level) {
        return Sides.of(partition, batch, level);
    }
}
