package io.crease.region;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a region into the parts on which each of several outputs is the largest. Where two are equal on a whole part the first in order has
 * it. Which output is larger at a corner is settled by a bound on the rounding error or in exact arithmetic, so that two regions never
 * disagree about a facet or a vertex that they share. Mutable, used by one thread.
 */
final class ClassCells {
    /** Takes a part: the corners of the cells it comes from. */
    interface Part {
        void of(int winner);
    }

    /** A corner not known to this share of the length of its sides is put in its exact place. */
    private static final double VAGUE = 0x1p-20;

    private final ExactOutputs exact;
    private final int zeroOf;
    private final int functions;
    private double[] forms = new double[0];
    private double[] errors = new double[0];
    /** The part. */
    Corners at = new Corners();

    private Corners next = new Corners();
    private double[] g = new double[16];
    private final boolean[] candidate;
    private @Nullable ExactCorners corners;
    private int largest;

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
            for (int j = 0; only < 0 && j < functions && at.size > 0; j++) {
                if (j != k && candidate[j]) {
                    clip(j);
                }
            }
            if (at.size > 0) {
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
            for (int v = 0; v < at.size; v++) {
                least = Math.min(least, value(k, at.x[v], at.y[v]));
            }
            if (least > floor) {
                floor = least;
                best = k;
            }
        }
        boolean alone = true;
        for (int k = 0; k < functions; k++) {
            candidate[k] = k == best;
            for (int v = 0; !candidate[k] && v < at.size; v++) {
                candidate[k] = !(value(k, at.x[v], at.y[v]) - value(best, at.x[v], at.y[v]) < -doubt(k, best, v));
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
        double size1 = Math.abs(at.x[corner]) + at.wrong[corner];
        double size2 = Math.abs(at.y[corner]) + at.wrong[corner];
        double rounding = 0;
        for (int f : new int[] {k, j}) {
            rounding +=
                    Math.abs(forms[3 * f]) + Math.abs(forms[3 * f + 1]) * size1 + Math.abs(forms[3 * f + 2]) * size2;
        }
        return 2 * (errors[0] + errors[1] * size1 + errors[2] * size2) + slope * at.wrong[corner] + 0x1p-50 * rounding;
    }

    /** Function k less function j at a corner: the sign is exact, the size is within {@link #doubt} of the exact one. */
    private double difference(int k, int j, int corner) {
        double difference = value(k, at.x[corner], at.y[corner]) - value(j, at.x[corner], at.y[corner]);
        if (Math.abs(difference) > doubt(k, j, corner)) {
            return difference;
        }
        int sign = requireNonNull(corners).sign(output(k), output(j), meeting(corner));
        return sign == 0 || sign * difference > 0 ? sign * Math.abs(difference) : sign * Double.MIN_NORMAL;
    }

    /** Whether the largest function and another are equal all along the side that begins at a corner. */
    boolean ties(int another, int side) {
        return difference(largest, another, side) == 0 && difference(largest, another, at.after(side)) == 0;
    }

    /** The lines that meet at a corner. At a vertex they are facets whatever was cut off there, so that all parts know it as the same. */
    private ExactCorners.Corner meeting(int corner) {
        int v = at.vertex[corner];
        return v == Corners.NONE
                ? new ExactCorners.Corner(line(at.label[at.before(corner)]), line(at.label[corner]))
                : requireNonNull(corners).vertex(v);
    }

    private ExactCorners.Line line(int of) {
        return of >= 0 ? ExactCorners.Line.along(of) : ExactCorners.Line.equal(output(largest), output(-1 - of));
    }

    private int output(int function) {
        return zeroOf < 0 ? function : function == 0 ? ExactOutputs.ZERO : zeroOf;
    }

    private void load(Region region) {
        at.load(region);
        sharpen();
    }

    private void sharpen() {
        for (int v = 0; v < at.size; v++) {
            double side = at.side(v);
            sharpen(v, side);
            sharpen(at.after(v), side);
        }
    }

    /** Puts a corner, at the end of a side of some length, in its exact place if it is not known well enough. */
    private void sharpen(int corner, double side) {
        if (!(at.wrong[corner] <= VAGUE * side)) {
            ExactCorners.Corner meeting = meeting(corner);
            Quotient x = requireNonNull(corners).coordinate(meeting, 0);
            Quotient y = requireNonNull(corners).coordinate(meeting, 1);
            at.x[corner] = x.value();
            at.y[corner] = y.value();
            at.wrong[corner] = Math.max(x.error(), y.error());
        }
    }

    /** Keeps where the largest function is above j. */
    private void clip(int j) {
        if (g.length < at.size) {
            g = new double[2 * at.size];
        }
        double low = 0;
        double high = 0;
        for (int v = 0; v < at.size; v++) {
            g[v] = difference(largest, j, v);
            low = Math.min(low, g[v]);
            high = Math.max(high, g[v]);
        }
        if (high <= 0 && (low < 0 || j < largest)) {
            at.size = 0;
        }
        if (low >= 0) {
            return;
        }
        next.size = 0;
        for (int v = 0; v < at.size; v++) {
            double beyond = g[at.after(v)];
            if (g[v] >= 0) {
                int side = g[v] == 0 && beyond < 0 ? -1 - j : at.label[v];
                next.add(at.x[v], at.y[v], at.wrong[v], at.vertex[v], at.facet[v], side);
            }
            if ((g[v] > 0 && beyond < 0) || (g[v] < 0 && beyond > 0)) {
                cross(j, v);
            }
        }
        Corners before = at;
        at = next;
        next = before;
        sharpen();
    }

    /** Adds the corner within a side where the difference is zero. Its share of the way is wrong by at most doubt/Σ|g|, g exact. */
    private void cross(int j, int v) {
        int w = at.after(v);
        double sum = Math.abs(g[v]) + Math.abs(g[w]);
        double doubt = doubt(largest, j, v) + doubt(largest, j, w);
        double share = Math.abs(g[v]) / sum;
        double x = at.x[v] + share * (at.x[w] - at.x[v]);
        double y = at.y[v] + share * (at.y[w] - at.y[v]);
        double ends = Math.max(at.wrong[v], at.wrong[w]);
        double along = (at.side(v) + 2 * ends) * (doubt < sum ? Math.min(1, doubt / (sum - doubt)) : 1);
        double off = ends + along + 0x1p-50 * Math.max(Math.abs(x), Math.abs(y));
        next.add(x, y, off, Corners.NONE, Math.max(at.label[v], Corners.NONE), g[v] > 0 ? -1 - j : at.label[v]);
    }
}
