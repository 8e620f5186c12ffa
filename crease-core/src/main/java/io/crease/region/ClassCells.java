package io.crease.region;

import java.util.Arrays;

/**
 * Cuts a convex polygon into the parts on which each of several affine functions is the largest. Where two are equal on a whole part
 * the first in order has it. Mutable, used by one thread.
 */
final class ClassCells {
    /** Takes a part: the polygon in the fields of the cells it comes from. */
    interface Part {
        void of(int winner);
    }

    private static final int NOT_A_VERTEX = -1;

    private final ExactOutputs exact;
    private final int zeroOf;
    private final int functions;
    private double[] forms = new double[0];
    private double[] errors = new double[0];
    /** Corners, counterclockwise. */
    double[] x = new double[16];

    double[] y = new double[16];
    /** Bound on how far each corner is from its exact place, about. */
    double[] wrong = new double[16];
    /** What the side from each corner to the next lies on: a facet of the region, or −1 − the function that is larger beyond. */
    int[] label = new int[16];

    int size;
    /** Number of signs settled in exact arithmetic. */
    long settledExactly;
    /** Which vertex of the region each corner is, −1 if it is none. */
    int[] vertex = new int[16];

    private int[] nextVertex = new int[16];
    private double[] nextX = new double[16];
    private double[] nextY = new double[16];
    private double[] nextWrong = new double[16];
    private int[] nextLabel = new int[16];
    private double[] g = new double[16];
    private final boolean[] candidate;

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
        int only = choose(region);
        for (int k = 0; k < functions; k++) {
            if (!candidate[k] || (only >= 0 && k != only)) {
                continue;
            }
            load(region);
            for (int j = 0; only < 0 && j < functions && size > 0; j++) {
                if (j != k && candidate[j]) {
                    clip(region, k, j);
                }
            }
            if (size > 0) {
                parts.of(k);
            }
        }
    }

    /** Chooses the functions that may be largest somewhere; returns the one that is so everywhere, or −1. */
    private int choose(Region region) {
        double floor = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int k = 0; k < functions; k++) {
            double least = Double.POSITIVE_INFINITY;
            for (int v = 0; v < region.vertices(); v++) {
                least = Math.min(least, value(k, region.coordinate(v, 0), region.coordinate(v, 1)));
            }
            if (least > floor) {
                floor = least;
                best = k;
            }
        }
        boolean alone = true;
        for (int k = 0; k < functions; k++) {
            candidate[k] = k == best;
            for (int v = 0; !candidate[k] && v < region.vertices(); v++) {
                double atX = region.coordinate(v, 0);
                double atY = region.coordinate(v, 1);
                candidate[k] = value(k, atX, atY) >= floor - slack(region, k, best, v);
            }
            alone &= k == best || !candidate[k];
        }
        return alone ? best : -1;
    }

    private double slack(Region region, int k, int j, int v) {
        x[0] = region.coordinate(v, 0);
        y[0] = region.coordinate(v, 1);
        wrong[0] = region.polytope().errorAt(v);
        return 2 * doubt(k, j, 0);
    }

    /** Value of a function. */
    double value(int k, double atX, double atY) {
        return forms[3 * k] + forms[3 * k + 1] * atX + forms[3 * k + 2] * atY;
    }

    /** Bound on the error of the difference of two functions at a corner, that of the corner's place included. */
    double doubt(int k, int j, int corner) {
        double slope = Math.abs(forms[3 * k + 1] - forms[3 * j + 1]) + Math.abs(forms[3 * k + 2] - forms[3 * j + 2]);
        double size1 = Math.abs(x[corner]);
        double size2 = Math.abs(y[corner]);
        double rounding = 0;
        for (int f : new int[] {k, j}) {
            rounding +=
                    Math.abs(forms[3 * f]) + Math.abs(forms[3 * f + 1]) * size1 + Math.abs(forms[3 * f + 2]) * size2;
        }
        return 2 * (errors[0] + errors[1] * size1 + errors[2] * size2) + slope * wrong[corner] + 0x1p-50 * rounding;
    }

    /** Function k less function j at a corner. At a vertex of the region the sign is exact, and so the same for all regions there. */
    private double difference(Region region, int k, int j, int corner) {
        double difference = value(k, x[corner], y[corner]) - value(j, x[corner], y[corner]);
        if (vertex[corner] == NOT_A_VERTEX || Math.abs(difference) > doubt(k, j, corner)) {
            return difference;
        }
        settledExactly++;
        int sign = exact.sign(region, output(k), output(j), vertex[corner]);
        return sign == 0 || sign * difference > 0 ? sign * Math.abs(difference) : sign * Double.MIN_NORMAL;
    }

    private int output(int function) {
        return zeroOf < 0 ? function : function == 0 ? ExactOutputs.ZERO : zeroOf;
    }

    private void load(Region region) {
        size = region.vertices();
        room(size);
        Polytope polytope = region.polytope();
        for (int v = 0; v < size; v++) {
            x[v] = region.coordinate(v, 0);
            y[v] = region.coordinate(v, 1);
            wrong[v] = polytope.errorAt(v);
            label[v] = v;
            vertex[v] = v;
        }
    }

    private void room(int corners) {
        if (corners + 1 > x.length) {
            int more = 2 * corners + 2;
            x = Arrays.copyOf(x, more);
            y = Arrays.copyOf(y, more);
            wrong = Arrays.copyOf(wrong, more);
            label = Arrays.copyOf(label, more);
            vertex = Arrays.copyOf(vertex, more);
            nextVertex = new int[more];
            nextX = new double[more];
            nextY = new double[more];
            nextWrong = new double[more];
            nextLabel = new int[more];
            g = new double[more];
        }
    }

    /** Keeps where function k is above j. */
    private void clip(Region region, int k, int j) {
        double low = 0;
        double high = 0;
        for (int v = 0; v < size; v++) {
            g[v] = difference(region, k, j, v);
            low = Math.min(low, g[v]);
            high = Math.max(high, g[v]);
        }
        if (high <= 0 && (low < 0 || j < k)) {
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
                nextX[count] = x[v];
                nextY[count] = y[v];
                nextWrong[count] = wrong[v];
                nextLabel[count++] = (g[v] == 0 && g[next] < 0) ? -1 - j : label[v];
            }
            if ((g[v] > 0 && g[next] < 0) || (g[v] < 0 && g[next] > 0)) {
                double doubt = doubt(k, j, v) + doubt(k, j, next);
                double share = Math.abs(g[v]) / (Math.abs(g[v]) + Math.abs(g[next]));
                double apart = Math.max(Math.abs(x[next] - x[v]), Math.abs(y[next] - y[v]));
                nextVertex[count] = NOT_A_VERTEX;
                nextX[count] = x[v] + share * (x[next] - x[v]);
                nextY[count] = y[v] + share * (y[next] - y[v]);
                nextWrong[count] = wrong[v]
                        + wrong[next]
                        + apart * Math.min(1, doubt / (Math.abs(g[v]) + Math.abs(g[next])))
                        + 0x1p-50 * Math.max(Math.abs(nextX[count]), Math.abs(nextY[count]));
                nextLabel[count++] = g[v] > 0 ? -1 - j : label[v];
            }
        }
        swap(count);
    }

    private void swap(int count) {
        double[] oldX = x;
        double[] oldY = y;
        double[] oldWrong = wrong;
        int[] oldLabel = label;
        int[] oldVertex = vertex;
        x = nextX;
        y = nextY;
        wrong = nextWrong;
        label = nextLabel;
        vertex = nextVertex;
        nextX = oldX;
        nextY = oldY;
        nextWrong = oldWrong;
        nextLabel = oldLabel;
        nextVertex = oldVertex;
        size = count;
        room(size + 1);
    }
}
