package io.crease.region;

import io.crease.network.Maximum;
import io.crease.network.PiecewiseLinear;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a region where the winner of a maximum changes: one window after the other, into the parts where each candidate is at
 * least as large as all others. Candidates that are equal on the whole region do not cut; the first wins. Mutable, used by one
 * thread.
 */
final class WinnerCuts implements Cutter {
    private final Maximum.Candidates windows;
    private final int turn;
    private final @Nullable PiecewiseLinear behind;
    private final int source;
    private final int layer;
    private final int node;
    private final int width;
    private final int stride;
    private final Signs signs;
    private final double[] centre;
    private final short[] letters;
    private final double[] difference;
    private final double[] differenceErrors;
    private final double[] low;
    private final double[] high;
    private short @Nullable [] pieces;
    private @Nullable Pattern pattern;
    private @Nullable Pattern prefix;
    private boolean known;
    private final Map<Long, Boolean> equals = new HashMap<>();
    private double[] rows = new double[0];
    private int offset;
    private double[] errors = new double[0];
    private int errorsAt;
    private Cells cells = (part, found) -> true;

    /** Windows still contested in the region, and their candidates. */
    private int[] contested = new int[16];

    /**
     * @param smallest whether the smallest candidate wins
     * @param behind the activation whose neurons are the candidates, if it never falls; a neuron on a higher piece then wins without a look
     * @param source node of that activation
     * @param width number of candidates to choose from, over all inputs
     * @param centre of view, a homogeneous point
     */
    WinnerCuts(
            Maximum.Candidates windows,
            boolean smallest,
            @Nullable PiecewiseLinear behind,
            int source,
            int layer,
            int node,
            int width,
            Signs signs,
            double[] centre) {
        this.windows = windows;
        this.turn = smallest ? -1 : 1;
        this.behind = smallest ? null : behind;
        this.source = source;
        this.layer = layer;
        this.node = node;
        this.width = width;
        this.signs = signs;
        this.centre = centre;
        stride = centre.length;
        difference = new double[stride];
        differenceErrors = new double[stride];
        letters = new short[windows.outputs()];
        low = new double[width];
        high = new double[width];
    }

    @Override
    public boolean cut(
            Polytope region,
            @Nullable Pattern pattern,
            double[] forms,
            int at,
            double[] formErrors,
            int errorAt,
            Cells parts) {
        this.pattern = pattern;
        pieces = null;
        if (behind != null && pattern != null && pattern.node == source) {
            pieces = pattern.letters;
            if (!known || prefix != pattern.before) {
                prefix = pattern.before;
                known = true;
                equals.clear();
            }
        }
        rows = forms;
        offset = at;
        errors = formErrors;
        errorsAt = errorAt;
        cells = parts;
        bounds(region);
        int count = 0;
        for (int o = 0; o < windows.outputs(); o++) {
            int[] left = candidates(o);
            letters[o] = (short) (left[0] - windows.start(o));
            if (left.length > 1) {
                if (count == contested.length) {
                    contested = Arrays.copyOf(contested, 2 * count);
                }
                contested[count++] = o;
            }
        }
        return split(region, 0, count);
    }

    /** Bounds of every candidate over the region's bounding box. */
    private void bounds(Polytope p) {
        double[] middle = new double[stride];
        double[] half = new double[stride];
        double wrong = errors[errorsAt];
        middle[0] = 1;
        half[0] = stride * 0x1p-51;
        boolean bounded = p.bounded();
        for (int i = 1; i < stride && bounded; i++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double off = 0;
            for (int v = 0; v < p.count; v++) {
                least = Math.min(least, p.x[v * stride + i]);
                most = Math.max(most, p.x[v * stride + i]);
                off = Math.max(off, p.errorAt(v));
            }
            middle[i] = (least + most) / 2;
            double size = Math.max(Math.abs(least), Math.abs(most));
            half[i] = (most - least) / 2 + off + half[0] * size;
            wrong += errors[errorsAt + i] * (size + off);
            bounded &= half[i] <= Double.MAX_VALUE;
        }
        wrong *= 1 + 0x1p-48;
        if (!bounded || !(wrong <= Double.MAX_VALUE)) {
            Arrays.fill(low, Double.NEGATIVE_INFINITY);
            Arrays.fill(high, Double.POSITIVE_INFINITY);
            return;
        }
        Arrays.fill(low, 0);
        Arrays.fill(high, wrong);
        for (int i = 0, a = offset; i < stride; i++, a += width) {
            double m = middle[i] * turn;
            double h = half[i];
            for (int j = 0; j < width; j++) {
                low[j] += m * rows[a + j];
                high[j] += h * Math.abs(rows[a + j]);
            }
        }
        for (int j = 0; j < width; j++) {
            double value = low[j];
            double radius = high[j];
            low[j] = value - radius;
            high[j] = value + radius;
        }
    }

    /** The candidates of a window that may win somewhere in the region, as far as a first look tells, in index order. */
    private int[] candidates(int o) {
        int start = windows.start(o);
        int end = windows.start(o + 1);
        int highest = 0;
        short[] on = pieces;
        PiecewiseLinear activation = behind;
        if (on != null && activation != null) {
            for (int i = start; i < end; i++) {
                highest = Math.max(highest, on[windows.index(i)]);
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        int first = -1;
        for (int i = start; i < end; i++) {
            int j = windows.index(i);
            if (on == null || activation == null || on[j] == highest) {
                best = Math.max(best, low[j]);
                first = first < 0 ? i : first;
            }
        }
        if (on != null && activation != null && activation.channels() == 1 && activation.slope(0, highest) == 0) {
            return new int[] {first}; // all have the same constant value
        }
        int[] left = new int[end - start];
        int count = 0;
        for (int i = start; i < end; i++) {
            int j = windows.index(i);
            if ((on == null || activation == null || on[j] == highest) && high[j] >= best) {
                boolean twin = false;
                for (int k = 0; on != null && !twin && k < count; k++) {
                    twin = equal(windows.index(left[k]), j);
                }
                if (!twin) {
                    left[count++] = i;
                }
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** Cuts a region by the windows from {@code from} to {@code to} of those contested. */
    private boolean split(Polytope region, int from, int to) {
        if (from == to) {
            return cells.accept(region, letters);
        }
        int o = contested[from];
        int[] left = candidates(o);
        for (int a : left) {
            Polytope part = region;
            for (int b : left) {
                if (part == null) {
                    break;
                }
                if (b != a) {
                    part = where(part, a, b);
                }
            }
            if (part != null) {
                letters[o] = (short) (a - windows.start(o));
                if (!split(part, from + 1, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The part of a region where candidate a is at least b and wins the tie if they are equal throughout; null if there is none. */
    private @Nullable Polytope where(Polytope region, int a, int b) {
        int p = windows.index(a);
        int q = windows.index(b);
        form(Math.min(p, q), Math.max(p, q));
        boolean wantAbove = (p < q) == (turn > 0);
        int side = signs.side(region);
        if (side == Signs.NOWHERE) {
            return a < b ? region : null;
        }
        if (side == Signs.CROSSES) {
            signs.evaluate(region);
            boolean below = signs.below(centre);
            double[] normal = signs.normal();
            Hyperplane plane = signs.plane();
            Polytope[] parts = region.cut(
                    signs.sign,
                    signs.value,
                    signs.off,
                    new Facet(plane, !below, normal),
                    new Facet(plane, below, normal));
            return parts[wantAbove ? 1 : 0];
        }
        if ((side == Signs.ABOVE) != wantAbove) {
            return null;
        }
        return signs.zeros() >= stride - 1 ? signs.recordCoinciding(region) : region;
    }

    /**
     * Whether two candidates are neurons on one piece of an activation with equal pre-activations: so they see equal pixels. This is
     * asked once for all regions with one pattern before that activation.
     */
    private boolean equal(int p, int q) {
        for (int i = 0, at = offset; i < stride; i++, at += width) {
            if (Math.abs(rows[at + p] - rows[at + q]) > 2 * errors[errorsAt + i]) {
                return false;
            }
        }
        return equals.computeIfAbsent((long) p * width + q, pair -> signs.equal(prefix, source, p, q));
    }

    /** Sets the form of the hyperplane on which two candidates are equal: one form, whichever window it is met in. */
    private void form(int p, int q) {
        for (int i = 0, at = offset; i < stride; i++, at += width) {
            difference[i] = rows[at + p] - rows[at + q];
            differenceErrors[i] = 2 * errors[errorsAt + i] + Math.abs(difference[i]) * 0x1p-53;
        }
        signs.set(pattern, difference, 0, differenceErrors, layer, node, p, q);
    }
}
