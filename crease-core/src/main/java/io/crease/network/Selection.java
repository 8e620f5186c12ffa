package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A layer that copies: output element i is input element index[i], or a constant where index[i] is {@link #FILL}. Transposing,
 * slicing, gathering, repeating and padding are all this; nothing is multiplied. Immutable.
 */
public final class Selection implements AffineLayer {
    /** The index that stands for the constant. */
    public static final int FILL = -1;

    private final String kind;
    private final Shape output;
    private final int[] index;
    private final double fill;
    private final int largest;
    private final boolean filled;

    /**
     * A selection.
     *
     * @param kind what tables call it: {@code transpose}, {@code slice}, {@code pad} …
     * @param output the shape that comes out
     * @param index one flat index into the input, or {@link #FILL}, for each output element in row-major order; copied
     * @param fill the constant
     * @throws IllegalArgumentException if the number of indexes is not the output's size, one is below {@link #FILL}, or the
     *     constant is not finite
     */
    public Selection(String kind, Shape output, int[] index, double fill) {
        if (index.length != output.size()) {
            throw new IllegalArgumentException(kind + ": " + index.length + " indexes for an output of shape " + output
                    + "; expected " + output.size());
        }
        if (!Double.isFinite(fill)) {
            throw new IllegalArgumentException(kind + ": the constant is " + fill + "; expected a finite number");
        }
        int most = FILL;
        boolean some = false;
        for (int i : index) {
            if (i < FILL) {
                throw new IllegalArgumentException(kind + ": index " + i + "; expected at least " + FILL);
            }
            most = Math.max(most, i);
            some |= i == FILL;
        }
        this.kind = kind;
        this.output = output;
        this.index = index.clone();
        this.fill = fill;
        this.largest = most;
        this.filled = some;
    }

    @Override
    public String kind() {
        return kind;
    }

    /** The flat input index that output element i copies, or {@link #FILL}. */
    public int index(int i) {
        return index[i];
    }

    /** The constant that stands where nothing is copied. */
    public double fill() {
        return fill;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only(kind, inputs);
        if (largest >= input.size()) {
            throw new IllegalArgumentException(kind + ": index " + largest + " does not exist in an input of shape "
                    + input + "; expected less than " + input.size());
        }
        return output;
    }

    /** None: what is copied where is structure, not parameters. */
    @Override
    public long parameters() {
        return 0;
    }

    /** The indexes and the constant, as numbers, so that they are part of a network's fingerprint. */
    @Override
    public List<Tensor> weights() {
        double[] numbers = new double[index.length];
        Arrays.setAll(numbers, i -> index[i]);
        return List.of(Tensor.adopt(Shape.of(index.length), numbers), Tensor.vector(fill));
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        return new AffineTerms() {
            @Override
            public double bias(int output) {
                return index[output] == FILL ? fill : 0;
            }

            @Override
            public void of(int output, Term sink) {
                if (index[output] != FILL) {
                    sink.add(index[output], 1);
                }
            }
        };
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return this::apply;
    }

    private void apply(List<Batch> inputs, Batch to) {
        Batch input = inputs.get(0);
        to.resize(input.rows());
        to.setMagnitude(filled ? Math.max(input.magnitude(), Math.abs(fill)) : input.magnitude());
        double[] x = input.values();
        double[] y = to.values();
        int n = 0;
        for (int r = 0; r < input.rows(); r++) {
            int base = r * input.width();
            for (int from : index) {
                y[n++] = from == FILL ? fill : x[base + from];
            }
        }
        int[] varying = input.varying();
        if (varying != null) {
            passOn(varying, input.varyingCount(), input.width(), to);
        }
    }

    /** Copies of columns that vary vary; all others do not. */
    private void passOn(int[] varying, int count, int width, Batch to) {
        boolean[] varies = new boolean[width];
        for (int i = 0; i < count; i++) {
            varies[varying[i]] = true;
        }
        int[] columns = new int[index.length];
        int n = 0;
        for (int i = 0; i < index.length; i++) {
            if (index[i] != FILL && varies[index[i]]) {
                columns[n++] = i;
            }
        }
        to.setVarying(columns, n);
    }

    /** True for a selection of the same kind and shape that copies the same elements. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Selection that
                && kind.equals(that.kind)
                && output.equals(that.output)
                && fill == that.fill
                && Arrays.equals(index, that.index);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + output.hashCode()) + Arrays.hashCode(index);
    }

    /** Kind and shape. */
    @Override
    public String toString() {
        return kind + output;
    }
}
