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
    private final double largestKnot;
    private final short[] letters;
    /** Hyperplanes that cross the region, and their forms. */
    private int[] contested = new int[64];

    private double[] forms = new double[64];
    private final double[] formErrors;
    private final Twins twins = new Twins();
    /** Places in {@link #contested} of those that cross the part in hand, those of the parts around it before. */
    private int[] crossing = new int[64];

    private int[] raised = new int[64];
    private int raisedCount;
    private double[] rows = new double[0];
    private int offset;
    private double[] errors = new double[0];
    private int errorsAt;
    private Polytope current;
    private @Nullable Pattern pattern;
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
        formErrors = new double[stride];
        letters = new short[width];
        double largest = 0;
        for (int knot = 0; knot < activation.knots(); knot++) {
            largest = Math.max(largest, Math.abs(activation.knot(knot)));
        }
        largestKnot = largest;
        current = new Polygon(new double[0], new double[0], new double[0], new Facet[0]);
    }

    @Override
    public boolean cut(
            Polytope region,
            @Nullable Pattern pattern,
            double[] inputs,
            int at,
            double[] inputErrors,
            int errorAt,
            Cells parts) {
        this.pattern = pattern;
        rows = inputs;
        offset = at;
        errors = inputErrors;
        errorsAt = errorAt;
        System.arraycopy(errors, errorsAt, formErrors, 0, stride);
        formErrors[0] += largestKnot * 0x1p-53;
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
                } else {
                    contest(count, j, knot);
                    if (side(count) == Signs.CROSSES) {
                        crossing = room(crossing, count);
                        crossing[count] = count;
                        count++;
                    }
                }
            }
        }
        raisedCount = 0;
        return split(current, 0, alone(count));
    }

    /** Leaves only the first of hyperplanes that coincide among those that cross; returns their number. */
    private int alone(int count) {
        twins.find(count, forms, stride, formErrors, (a, b) -> signs.coincide(pattern, plane(a), plane(b)));
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (!twins.follows(i)) {
                crossing[left++] = i;
            }
        }
        return left;
    }

    private Hyperplane plane(int place) {
        return new Hyperplane(
                layer, node, contested[place] / activation.knots(), contested[place] % activation.knots());
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
                wrong = Math.max(wrong, p.errorAt(v));
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

    /** Puts a hyperplane and its form in a place of {@link #contested}. */
    private void contest(int place, int neuron, int knot) {
        contested = room(contested, place);
        contested[place] = neuron * activation.knots() + knot;
        int to = place * stride;
        if (forms.length < to + stride) {
            forms = Arrays.copyOf(forms, 2 * (to + stride));
        }
        for (int i = 0, a = offset + neuron; i < stride; i++, a += width) {
            forms[to + i] = rows[a];
        }
        forms[to] -= activation.knot(knot);
    }

    /** Where {@link #current} lies of a hyperplane. Raises the neuron's letter where it lies above; records a facet that coincides. */
    private int side(int place) {
        set(place);
        int side = signs.side(current);
        if (side == Signs.ABOVE) {
            raise(contested[place] / activation.knots());
        }
        if (side != Signs.CROSSES && side != Signs.NOWHERE && signs.zeros() >= stride - 1) {
            current = signs.recordCoinciding(current);
        }
        return side;
    }

    /** Raises the letters of the twins of a hyperplane that lie below the region, which lies above or below that. */
    private void raiseTwins(int place, boolean above) {
        for (int twin = twins.next[place]; twin >= 0; twin = twins.next[twin]) {
            if (twins.along[twin] == above) {
                raise(contested[twin] / activation.knots());
            }
        }
    }

    private void raise(int neuron) {
        letters[neuron]++;
        raised = room(raised, raisedCount);
        raised[raisedCount++] = neuron;
    }

    private Facet facet(Hyperplane plane, boolean hidden, double[] normal, int cut) {
        Facet facet = new Facet(plane, hidden, normal);
        for (int twin = twins.next[cut]; twin >= 0; twin = twins.next[twin]) {
            facet = facet.with(plane(twin));
        }
        return facet;
    }

    private void set(int place) {
        int neuron = contested[place] / activation.knots();
        signs.set(
                pattern,
                forms,
                place * stride,
                formErrors,
                layer,
                node,
                neuron,
                contested[place] - neuron * activation.knots());
    }

    /** Cuts a region by the hyperplanes in {@code crossing[from … to)}, all of which cross it. */
    private boolean split(Polytope region, int from, int to) {
        if (from == to) {
            return cells.accept(region, letters);
        }
        // The one in the middle: neighbours in a convolution are often nearly parallel and cut badly balanced.
        int middleOne = (from + to) >>> 1;
        int cut = crossing[middleOne];
        crossing[middleOne] = crossing[from];
        crossing[from] = cut;
        int neuron = contested[cut] / activation.knots();
        set(cut);
        signs.evaluate(region);
        Hyperplane plane = signs.plane();
        boolean below = signs.below(centre);
        double[] normal = signs.normal();
        Polytope[] parts = region.cut(
                signs.sign,
                signs.value,
                signs.off,
                facet(plane, !below, normal, cut),
                facet(plane, below, normal, cut));
        for (int part = 0; part < 2; part++) {
            int mark = raisedCount;
            letters[neuron] = (short) (letters[neuron] + part);
            raiseTwins(cut, part == 1);
            current = parts[part];
            int count = to;
            for (int i = from + 1; i < to; i++) {
                int other = crossing[i];
                int side = side(other);
                if (side == Signs.CROSSES) {
                    crossing = room(crossing, count);
                    crossing[count++] = other;
                } else {
                    raiseTwins(other, side == Signs.ABOVE);
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
