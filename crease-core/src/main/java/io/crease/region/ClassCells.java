package io.crease.region;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a region into the parts on which each of several outputs is the largest. Where two are equal on a whole part the first in order has
 * it. Which output is larger at a corner is settled by a bound on the rounding error or in exact arithmetic, so that two regions never
 * disagree about a facet or a vertex that they share. Mutable, used by one thread.
 */
final class ClassCells {
    /** Takes a part: the polygon in the fields of the cells it comes from. */
    interface Part {
        void of(int winner);
    }

    private static final int NONE = -1;
    /** A corner not known to this share of the length of its sides is put in its exact place. */
    private static final double VAGUE = 0x1p-20;

    private final ExactOutputs exact;
    private final int zeroOf;
    private final int functions;
    private double[] forms = new double[0];
    private double[] errors = new double[0];
    /** Corners, counterclockwise. */
    double[] x = new double[16];

    double[] y = new double[16];
    /** Bound on how far either coordinate of each corner is from the exact one. */
    double[] wrong = new double[16];
    /** What the side from each corner to the next lies on: a facet of the region, or −1 − the function that is larger beyond. */
    int[] label = new int[16];

    int size;
    /** Which vertex of the region each corner is, −1 if it is none. */
    int[] vertex = new int[16];
    /** Which facet of the region each corner that is no vertex lies on, −1 if none. */
    int[] facet = new int[16];

    private int[] nextVertex = new int[16];
    private int[] nextFacet = new int[16];
    private double[] nextX = new double[16];
    private double[] nextY = new double[16];
    private double[] nextWrong = new double[16];
    private int[] nextLabel = new int[16];
    private double[] g = new double[16];
    private final boolean[] candidate;
    private @Nullable ExactCorners corners;
    private int largest;
    private int vertices;

    /**
     * @param functions how many: the outputs, or zero and one of the outputs
     * @param zeroOf that output; negative for all
     */
    ClassCells(ExactOutputs exact, int functions, int zeroOf) {
        this.exact = exact;
        this.functions = functions;
        this.zeroOf = zeroOf;
        candidate = new boolean[functions];
    }

    /**
     * Cuts a bounded region of two coordinates.
     *
     * @param rows [functions, 3]: constant, then the derivatives; not modified
     * @param rowErrors bounds on the errors of those three
     */
    void cut(Region region, double[] rows, double[] rowErrors, Part parts) {
        forms = rows;
        errors = rowErrors;
        corners = new ExactCorners(exact, region);
        int only = choose(region);
        for (int k = 0; k < functions; k++) {
            if (!candidate[k] || (only >= 0 && k != only)) {
                continue;
            }
            largest = k;
            load(region);
            for (int j = 0; only < 0 && j < functions && size > 0; j++) {
                if (j != k && candidate[j]) {
                    clip(j);
                }
            }
            if (size > 0) {
                parts.of(k);
            }
        }
    }

    /** Chooses the functions that may be largest somewhere; returns the one that is so everywhere, or −1. */
    private int choose(Region region) {
        load(region);
        double floor = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int k = 0; k < functions; k++) {
            double least = Double.POSITIVE_INFINITY;
            for (int v = 0; v < size; v++) {
                least = Math.min(least, value(k, x[v], y[v]));
            }
            if (least > floor) {
                floor = least;
                best = k;
            }
        }
        boolean alone = true;
        for (int k = 0; k < functions; k++) {
            candidate[k] = k == best;
            for (int v = 0; !candidate[k] && v < size; v++) {
                candidate[k] = !(value(k, x[v], y[v]) - value(best, x[v], y[v]) < -doubt(k, best, v));
            }
            alone &= k == best || !candidate[k];
        }
        return alone ? best : -1;
    }

    /** Value of a function. */
    private double value(int k, double atX, double atY) {
        return forms[3 * k] + forms[3 * k + 1] * atX + forms[3 * k + 2] * atY;
    }

    /** Bound on the error of the difference of two functions at a corner, that of the corner's place included. */
    private double doubt(int k, int j, int corner) {
        double slope = Math.abs(forms[3 * k + 1] - forms[3 * j + 1]) + Math.abs(forms[3 * k + 2] - forms[3 * j + 2]);
        double size1 = Math.abs(x[corner]) + wrong[corner];
        double size2 = Math.abs(y[corner]) + wrong[corner];
        double rounding = 0;
        for (int f : new int[] {k, j}) {
            rounding +=
                    Math.abs(forms[3 * f]) + Math.abs(forms[3 * f + 1]) * size1 + Math.abs(forms[3 * f + 2]) * size2;
        }
        return 2 * (errors[0] + errors[1] * size1 + errors[2] * size2) + slope * wrong[corner] + 0x1p-50 * rounding;
    }

    /** Function k less function j at a corner: the sign is exact, the size is within {@link #doubt} of the exact one. */
    private double difference(int k, int j, int corner) {
        double difference = value(k, x[corner], y[corner]) - value(j, x[corner], y[corner]);
        if (Math.abs(difference) > doubt(k, j, corner)) {
            return difference;
        }
        int sign = requireNonNull(corners).sign(output(k), output(j), meeting(corner));
        return sign == 0 || sign * difference > 0 ? sign * Math.abs(difference) : sign * Double.MIN_NORMAL;
    }

    /** Whether the largest function and another are equal all along the side that begins at a corner. */
    boolean ties(int another, int side) {
        return difference(largest, another, side) == 0
                && difference(largest, another, side + 1 == size ? 0 : side + 1) == 0;
    }

    /** The lines that meet at a corner. At a vertex they are facets whatever was cut off there, so that all parts know it as the same. */
    private ExactCorners.Corner meeting(int corner) {
        int v = vertex[corner];
        return v == NONE
                ? new ExactCorners.Corner(line(label[corner == 0 ? size - 1 : corner - 1]), line(label[corner]))
                : new ExactCorners.Corner(
                        ExactCorners.Line.along(v == 0 ? vertices - 1 : v - 1), ExactCorners.Line.along(v));
    }

    private ExactCorners.Line line(int of) {
        return of >= 0 ? ExactCorners.Line.along(of) : ExactCorners.Line.equal(output(largest), output(-1 - of));
    }

    private int output(int function) {
        return zeroOf < 0 ? function : function == 0 ? ExactOutputs.ZERO : zeroOf;
    }

    private void load(Region region) {
        size = region.vertices();
        vertices = size;
        room(size);
        Polytope polytope = region.polytope();
        for (int v = 0; v < size; v++) {
            x[v] = region.coordinate(v, 0);
            y[v] = region.coordinate(v, 1);
            wrong[v] = polytope.errorAt(v);
            label[v] = v;
            vertex[v] = v;
            facet[v] = NONE;
        }
        sharpen();
    }

    private double apart(int v, int next) {
        return Math.max(Math.abs(x[next] - x[v]), Math.abs(y[next] - y[v]));
    }

    private void sharpen() {
        for (int v = 0; v < size; v++) {
            int next = v + 1 == size ? 0 : v + 1;
            double side = apart(v, next);
            sharpen(v, side);
            sharpen(next, side);
        }
    }

    /** Puts a corner, at the end of a side of some length, in its exact place if it is not known well enough. */
    private void sharpen(int corner, double side) {
        if (!(wrong[corner] <= VAGUE * side)) {
            ExactCorners.Corner meeting = meeting(corner);
            Quotient exactX = requireNonNull(corners).coordinate(meeting, 0);
            Quotient exactY = requireNonNull(corners).coordinate(meeting, 1);
            x[corner] = exactX.value();
            y[corner] = exactY.value();
            wrong[corner] = Math.max(exactX.error(), exactY.error());
        }
    }

    private void room(int most) {
        if (most + 1 > x.length) {
            int more = 2 * most + 2;
            x = Arrays.copyOf(x, more);
            y = Arrays.copyOf(y, more);
            wrong = Arrays.copyOf(wrong, more);
            label = Arrays.copyOf(label, more);
            vertex = Arrays.copyOf(vertex, more);
            facet = Arrays.copyOf(facet, more);
            nextVertex = new int[more];
            nextFacet = new int[more];
            nextX = new double[more];
            nextY = new double[more];
            nextWrong = new double[more];
            nextLabel = new int[more];
            g = new double[more];
        }
    }

    /** Keeps where the largest function is above j. */
    private void clip(int j) {
        double low = 0;
        double high = 0;
        for (int v = 0; v < size; v++) {
            g[v] = difference(largest, j, v);
            low = Math.min(low, g[v]);
            high = Math.max(high, g[v]);
        }
        if (high <= 0 && (low < 0 || j < largest)) {
            size = 0;
        }
        if (low >= 0) {
            return;
        }
        int count = 0;
        for (int v = 0; v < size; v++) {
            int next = v + 1 == size ? 0 : v + 1;
            if (g[v] >= 0) {
                nextVertex[count] = vertex[v];
                nextFacet[count] = facet[v];
                nextX[count] = x[v];
                nextY[count] = y[v];
                nextWrong[count] = wrong[v];
                nextLabel[count++] = (g[v] == 0 && g[next] < 0) ? -1 - j : label[v];
            }
            if ((g[v] > 0 && g[next] < 0) || (g[v] < 0 && g[next] > 0)) {
                cross(j, v, next, count);
                nextLabel[count++] = g[v] > 0 ? -1 - j : label[v];
            }
        }
        swap(count);
        sharpen();
    }

    /**
     * Places a corner where the difference is zero between two corners. From exact ends that are w off the share of the way is wrong by at most
     * doubt/Σ|g|, g exact.
     */
    private void cross(int j, int v, int next, int at) {
        double sum = Math.abs(g[v]) + Math.abs(g[next]);
        double doubt = doubt(largest, j, v) + doubt(largest, j, next);
        double share = Math.abs(g[v]) / sum;
        double apart = apart(v, next);
        nextVertex[at] = NONE;
        nextFacet[at] = Math.max(label[v], NONE);
        nextX[at] = x[v] + share * (x[next] - x[v]);
        nextY[at] = y[v] + share * (y[next] - y[v]);
        nextWrong[at] = Math.max(wrong[v], wrong[next])
                + (apart + 2 * Math.max(wrong[v], wrong[next])) * (doubt < sum ? Math.min(1, doubt / (sum - doubt)) : 1)
                + 0x1p-50 * Math.max(Math.abs(nextX[at]), Math.abs(nextY[at]));
    }

    private void swap(int count) {
        double[] oldX = x;
        double[] oldY = y;
        double[] oldWrong = wrong;
        int[] oldLabel = label;
        int[] oldVertex = vertex;
        int[] oldFacet = facet;
        x = nextX;
        y = nextY;
        wrong = nextWrong;
        label = nextLabel;
        vertex = nextVertex;
        facet = nextFacet;
        nextX = oldX;
        nextY = oldY;
        nextWrong = oldWrong;
        nextLabel = oldLabel;
        nextVertex = oldVertex;
        nextFacet = oldFacet;
        size = count;
        room(size + 1);
    }
}
