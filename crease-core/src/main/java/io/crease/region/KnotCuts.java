package io.crease.region;

import io.crease.network.PiecewiseLinear;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a region where neurons meet the knots of their activation, one hyperplane after the other; each part is cut further only by
 * those that still cross it. Mutable, used by one thread.
 */
final class KnotCuts implements Cutter {
    private final PiecewiseLinear activation;
    private final int layer;
    private final int node;
    private final int width;
    private final int stride;
    private final Signs signs;
    private final double[] centre;
    /** Bounding box of the region: middle and half extents; what rounding adds to the latter. */
    private final double[] middle;

    private final double[] half;
    private final double[] margin;
    private final short[] letters;
    private int[] crossing = new int[64];
    private int[] raised = new int[64];
    private int raisedCount;
    private double[] rows = new double[0];
    private int offset;
    private double[] errors = new double[0];
    private int errorsAt;
    private Polytope current;
    private Cells cells = (part, found) -> true;

    /** @param centre of view, a homogeneous point */
    KnotCuts(PiecewiseLinear activation, int layer, int node, int width, Signs signs, double[] centre) {
        this.activation = activation;
        this.layer = layer;
        this.node = node;
        this.width = width;
        this.signs = signs;
        this.centre = centre;
        stride = centre.length;
        middle = new double[stride];
        half = new double[stride];
        margin = new double[width];
        letters = new short[width];
        current = new Polygon(new double[0], new double[0], new double[0], new Facet[0]);
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
        signs.in(pattern);
        rows = forms;
        offset = at;
        errors = formErrors;
        errorsAt = errorAt;
        cells = parts;
        raisedCount = 0;
        Arrays.fill(letters, (short) 0);
        boolean bounded = box(region);
        current = region;
        int count = 0;
        for (int knot = 0; knot < activation.knots(); knot++) {
            if (bounded) {
                scan(activation.knot(knot));
            }
            for (int j = 0; j < width; j++) {
                if (bounded && margin[j] > 0) {
                    if (value(j) > activation.knot(knot)) {
                        letters[j]++;
                    }
                } else if (side(j, knot) == Signs.CROSSES) {
                    crossing = room(crossing, count);
                    crossing[count++] = j * activation.knots() + knot;
                }
            }
        }
        raisedCount = 0;
        return split(current, 0, count);
    }

    private static int[] room(int[] array, int count) {
        return count < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    }

    private double value(int j) {
        double sum = 0;
        for (int i = 0; i < stride; i++) {
            sum += rows[offset + i * width + j] * middle[i];
        }
        return sum;
    }

    /** Sets the bounding box; false if the region is unbounded. */
    private boolean box(Polytope p) {
        middle[0] = 1;
        half[0] = stride * 0x1p-51;
        for (int i = 1; i < stride; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double wrong = 0;
            for (int v = 0; v < p.count; v++) {
                if (p.x[v * stride] == 0) {
                    return false;
                }
                double x = p.x[v * stride + i];
                low = Math.min(low, x);
                high = Math.max(high, x);
                wrong = Math.max(wrong, p.error[v]);
            }
            middle[i] = (low + high) / 2;
            // Rounding of the form's terms goes with the size of the coordinates.
            half[i] = (high - low) / 2 + wrong + half[0] * Math.max(Math.abs(low), Math.abs(high));
            if (!(half[i] <= Double.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }

    /** Sets for each neuron by how much its form stays clear of the knot over the whole bounding box, rounding included. */
    private void scan(double knot) {
        double wrong = errors[errorsAt] + 0x1p-50 * Math.abs(knot);
        for (int i = 1; i < stride; i++) {
            wrong += errors[errorsAt + i] * (Math.abs(middle[i]) + half[i]);
        }
        wrong *= 1 + 0x1p-48;
        double g = half[0];
        if (stride == 3) {
            double mx = middle[1];
            double my = middle[2];
            double hx = half[1];
            double hy = half[2];
            for (int j = 0, a = offset, b = offset + width, c = b + width; j < width; j++, a++, b++, c++) {
                double s = rows[a] + mx * rows[b] + my * rows[c] - knot;
                double r = g * Math.abs(rows[a]) + hx * Math.abs(rows[b]) + hy * Math.abs(rows[c]);
                margin[j] = Math.abs(s) - r - wrong;
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            double s = -knot;
            double r = wrong;
            for (int i = 0, a = offset + j; i < stride; i++, a += width) {
                s += middle[i] * rows[a];
                r += half[i] * Math.abs(rows[a]);
            }
            margin[j] = Math.abs(s) - r;
        }
    }

    /** Where {@link #current} lies of a neuron's knot. Raises the letter where it lies above; records a facet that coincides. */
    private int side(int neuron, int knot) {
        form(neuron, knot);
        int side = signs.side(current);
        if (side == Signs.ABOVE) {
            letters[neuron]++;
            raised = room(raised, raisedCount);
            raised[raisedCount++] = neuron;
        }
        if (side != Signs.CROSSES && side != Signs.NOWHERE && signs.zeros() >= stride - 1) {
            current = signs.recordCoinciding(current);
        }
        return side;
    }

    private void form(int neuron, int knot) {
        for (int i = 0, a = offset + neuron; i < stride; i++, a += width) {
            signs.c[i] = rows[a];
            signs.e[i] = errors[errorsAt + i];
        }
        signs.c[0] -= activation.knot(knot);
        signs.e[0] += 0x1p-53 * Math.abs(activation.knot(knot));
        signs.set(layer, node, neuron, knot);
    }

    /** Cuts a region by the hyperplanes in {@code crossing[from … to)}, all of which cross it. */
    private boolean split(Polytope region, int from, int to) {
        if (from == to) {
            signs.sharpen(region);
            return cells.accept(region, letters);
        }
        // The one in the middle: neighbours in a convolution are often nearly parallel and cut badly balanced.
        int middleOne = (from + to) >>> 1;
        int cut = crossing[middleOne];
        crossing[middleOne] = crossing[from];
        crossing[from] = cut;
        int neuron = cut / activation.knots();
        form(neuron, cut % activation.knots());
        signs.evaluate(region);
        Hyperplane plane = signs.plane();
        boolean below = signs.below(centre);
        double[] normal = signs.normal();
        Polytope[] parts = region.cut(
                signs.sign, signs.value, signs.off, new Facet(plane, !below, normal), new Facet(plane, below, normal));
        for (int part = 0; part < 2; part++) {
            int mark = raisedCount;
            letters[neuron] = (short) (letters[neuron] + part);
            current = parts[part];
            int count = to;
            for (int i = from + 1; i < to; i++) {
                int other = crossing[i];
                if (side(other / activation.knots(), other % activation.knots()) == Signs.CROSSES) {
                    crossing = room(crossing, count);
                    crossing[count++] = other;
                }
            }
            boolean on = split(current, to, count);
            letters[neuron] = (short) (letters[neuron] - part);
            while (raisedCount > mark) {
                letters[raised[--raisedCount]]--;
            }
            if (!on) {
                return false;
            }
        }
        return true;
    }
}
