package io.crease.region;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which side of a hyperplane the vertices of a region lie. A value worked out in doubles decides where it exceeds a bound on its
 * error; else the vertex is put in its exact place and looked at again, and at last exact arithmetic decides. Mutable, used by
 * one thread.
 */
final class Signs {
    /** No vertex on either side: the form vanishes on the region. */
    static final int NOWHERE = 0;

    static final int BELOW = 1;
    static final int ABOVE = 2;
    static final int CROSSES = 3;

    /** Share of the slope by which it may be wrong before the direction of the normal counts as unknown. */
    static final double VAGUE = 0x1p-30;

    private final int stride;
    private final Exact exact;
    private final double rounding;
    private final double extent;
    private @Nullable Pattern pattern;
    /** Coefficients of the form, constant first, from {@link #at}. */
    private double[] c = new double[0];

    private int at;
    /** Bounds on their errors. */
    private double[] e = new double[0];

    private int layer;
    private int node;
    private int neuron;
    private int other;
    private @Nullable Hyperplane plane;
    private double slope;
    /** Of each vertex of the polytope last evaluated. */
    byte[] sign = new byte[64];

    double[] value = new double[64];
    double[] off = new double[64];
    private boolean[] zero = new boolean[64];
    private int zeros;
    private double lastValue;
    private double lastHere;
    /** Number of signs settled in exact arithmetic. */
    long settledExactly;

    Signs(int dimension, Exact exact, double extent) {
        stride = dimension + 1;
        this.exact = exact;
        this.extent = extent;
        rounding = (stride + 3) * 0x1p-53;
    }

    /**
     * Sets the hyperplane.
     *
     * @param in pattern of the region, up to before the node that is being cut
     * @param forms coefficients of many forms
     * @param from where those of this one begin, the constant first
     * @param errors bounds on the errors of its coefficients
     */
    void set(
            @Nullable Pattern in,
            double[] forms,
            int from,
            double[] errors,
            int inLayer,
            int atNode,
            int ofNeuron,
            int orOther) {
        pattern = in;
        c = forms;
        at = from;
        e = errors;
        layer = inLayer;
        node = atNode;
        neuron = ofNeuron;
        other = orOther;
        plane = null;
        double sum = 0;
        for (int i = 1; i < stride; i++) {
            sum += Math.abs(c[at + i]) + e[i];
        }
        slope = sum * (1 + 0x1p-50);
    }

    /** NaN if the direction of the normal is not known to some nine digits, else 0. */
    private double vague() {
        double wrong = 0;
        for (int i = 1; i < stride; i++) {
            wrong += e[i];
        }
        return wrong < VAGUE * steepness() ? 0 : Double.NaN;
    }

    private double steepness() {
        double squares = 0;
        for (int i = 1; i < stride; i++) {
            squares += c[at + i] * c[at + i];
        }
        return Math.sqrt(squares);
    }

    /**
     * The unit normal of the hyperplane, towards where the form is positive; NaN where its direction is not known well, so that every vertex on it
     * counts as unknown until it is put in its exact place.
     */
    double[] normal() {
        double[] normal = new double[stride - 1];
        double length = steepness() + vague();
        for (int i = 1; i < stride; i++) {
            normal[i - 1] = c[at + i] / length;
        }
        return normal;
    }

    Hyperplane plane() {
        Hyperplane made = plane;
        if (made == null) {
            made = new Hyperplane(layer, node, neuron, other);
            plane = made;
        }
        return made;
    }

    /** Whether the hyperplane crosses the region's interior, or on which side the region lies. */
    int side(Polytope p) {
        int seen = NOWHERE;
        zeros = 0;
        if (zero.length < p.count) {
            zero = new boolean[2 * p.count];
        }
        for (int v = 0; v < p.count; v++) {
            int s = signAt(p, v);
            zero[v] = s == 0;
            if (s == 0) {
                zeros++;
            } else {
                seen |= s > 0 ? ABOVE : BELOW;
                if (seen == CROSSES) {
                    return CROSSES;
                }
            }
        }
        return seen;
    }

    /** Number of vertices on the hyperplane when {@link #side} looked last and nothing crossed. */
    int zeros() {
        return zeros;
    }

    /** The region with the hyperplane recorded at the facet on which it lies, if {@link #side} found that it lies on one. */
    Polytope recordCoinciding(Polytope p) {
        for (int f = 0; f < p.facets(); f++) {
            int on = 0;
            boolean all = true;
            for (int v = 0; all && v < p.count; v++) {
                if (p.on(v, f)) {
                    on++;
                    all = zero[v];
                }
            }
            if (all && on == zeros && !p.facet(f).lies(plane())) {
                return p.with(f, p.facet(f).with(plane()));
            }
        }
        return p;
    }

    /** Fills {@link #sign}, {@link #value} and {@link #off} for all vertices. */
    void evaluate(Polytope p) {
        if (sign.length < p.count) {
            int size = Math.max(p.count, 2 * sign.length);
            sign = new byte[size];
            value = new double[size];
            off = new double[size];
        }
        double steepness = steepness();
        double vague = vague();
        for (int v = 0; v < p.count; v++) {
            int s = signAt(p, v);
            sign[v] = (byte) s;
            boolean agrees = s == 0 || lastValue * s > 0;
            value[v] = agrees ? lastValue : s * Double.MIN_NORMAL;
            off[v] = (agrees ? lastHere : lastHere + Math.abs(lastValue)) / steepness + vague;
        }
    }

    /** The sign at a vertex, exact. */
    private int signAt(Polytope p, int v) {
        double[] x = p.x;
        int from = v * stride;
        double sum;
        double size;
        double wrong;
        if (stride == 3) {
            double t0 = c[at] * x[from];
            double t1 = c[at + 1] * x[from + 1];
            double t2 = c[at + 2] * x[from + 2];
            sum = t0 + t1 + t2;
            size = Math.abs(t0) + Math.abs(t1) + Math.abs(t2);
            wrong = e[0] * x[from] + e[1] * Math.abs(x[from + 1]) + e[2] * Math.abs(x[from + 2]);
        } else {
            sum = 0;
            size = 0;
            wrong = 0;
            for (int i = 0; i < stride; i++) {
                double term = c[at + i] * x[from + i];
                sum += term;
                size += Math.abs(term);
                wrong += e[i] * Math.abs(x[from + i]);
            }
        }
        double here = (wrong + size * rounding) * (1 + 0x1p-48);
        double doubtful = here + slope * p.errorAt(v);
        lastValue = sum;
        lastHere = here;
        if (sum > doubtful) {
            return 1;
        }
        if (-sum > doubtful) {
            return -1;
        }
        if (doubtful == 0) {
            return 0;
        }
        return settle(p, v, here);
    }

    private int settle(Polytope p, int v, double here) {
        if (p.touches(v, plane())) {
            return 0;
        }
        List<Facet> facets = p.facetsAt(v);
        double before = p.errorAt(v);
        if (!(slope * before <= here)) {
            place(p, v, facets);
            if (!(p.error[v] >= before)) {
                return signAt(p, v);
            }
        }
        settledExactly++;
        return exact.sign(pattern, plane(), facets, p.x, v * stride);
    }

    private void place(Polytope p, int v, List<Facet> facets) {
        p.error[v] = exact.place(pattern, facets, p.x, v * stride);
        p.residual[v] = p.error[v] * Math.sqrt(stride) * 1.01;
    }

    /** Whether a homogeneous point of doubles lies below the hyperplane; on it, a point beside it that is always the same decides. */
    boolean below(double[] point) {
        double sum = 0;
        double size = 0;
        double wrong = 0;
        for (int i = 0; i < stride; i++) {
            double term = c[at + i] * point[i];
            sum += term;
            size += Math.abs(term);
            wrong += e[i] * Math.abs(point[i]);
        }
        double doubtful = (wrong + size * rounding) * (1 + 0x1p-48);
        if (Math.abs(sum) > doubtful) {
            return sum < 0;
        }
        settledExactly++;
        return exact.signSeenFrom(pattern, plane(), point) < 0;
    }

    /** As {@link Exact#coincide}. */
    int coincide(@Nullable Pattern in, Hyperplane one, Hyperplane another) {
        return exact.coincide(in, one, another);
    }

    /** As {@link Exact#equal}. */
    boolean equal(@Nullable Pattern in, int node, int one, int another) {
        return exact.equal(in, node, one, another);
    }

    /** Puts every vertex that is known to fewer than about {@code digits} binary digits in its exact place. */
    void sharpen(@Nullable Pattern in, Polytope p, int digits) {
        double share = Math.scalb(1.0, -digits);
        for (int v = 0; v < p.count; v++) {
            double size = extent;
            for (int i = 1; i < stride; i++) {
                size = Math.max(size, Math.abs(p.x[v * stride + i]));
            }
            if (!(p.errorAt(v) <= share * size)) {
                pattern = in;
                place(p, v, p.facetsAt(v));
            }
        }
    }
}
