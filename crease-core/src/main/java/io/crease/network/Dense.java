package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blas;
import io.crease.numeric.Blends;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer y = W·x + b on the flattened input.
 *
 * @param weight W, shape [out, in]
 * @param bias b, shape [out]
 */
public record Dense(Tensor weight, Tensor bias) implements AffineLayer {

    /** @throws IllegalArgumentException if the shapes of weight and bias do not fit */
    public Dense {
        if (weight.shape().rank() != 2) {
            throw new IllegalArgumentException("dense: weight has shape " + weight.shape() + "; expected [out, in]");
        }
        if (bias.size() != weight.shape().extent(0)) {
            throw new IllegalArgumentException("dense: bias has " + bias.size() + " values, weight is " + weight.shape()
                    + "; expected " + weight.shape().extent(0));
        }
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only("dense", inputs);
        if (input.size() != weight.shape().extent(1)) {
            throw new IllegalArgumentException(
                    "dense: weight is " + weight.shape() + ", input has shape " + input + " (" + input.size()
                            + " values); expected " + weight.shape().extent(1));
        }
        return Shape.of(weight.shape().extent(0));
    }

    @Override
    public List<Tensor> weights() {
        return List.of(weight, bias);
    }

    @Override
    public AffineTerms terms(List<Shape> inputs) {
        return new MatrixTerms(weight, bias);
    }

    @Override
    public AffineKernel kernel(List<Shape> inputs) {
        return new Kernel(this);
    }

    /**
     * Multiplies only the columns that vary within the batch; the others are one vector. That and the bias are the last row of the
     * right operand, against a column of ones, so that nothing is left to add.
     */
    private static final class Kernel implements AffineKernel {
        /** Below this share of varying columns they are gathered; above it gathering costs more than it saves. */
        private static final double GATHER_BELOW = 0.9;

        private final int in;
        private final int out;
        private final double[] bias;
        private final double amplification;
        private final double largestBias;
        /** W transposed, [in][out], and the bias below it. */
        private final NativeDoubles transposed;

        Kernel(Dense dense) {
            out = dense.weight.shape().extent(0);
            in = dense.weight.shape().extent(1);
            bias = dense.bias.toArray();
            transposed = new NativeDoubles(Math.multiplyExact(in + 1, out));
            double[] row = new double[out];
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    row[o] = dense.weight.get(o * in + i);
                }
                transposed.put(i * out, row, 0, out);
            }
            transposed.put(in * out, bias, 0, out);
            amplification = dense.weight.largest() * Math.sqrt(in);
            largestBias = dense.bias.largest();
        }

        @Override
        public void apply(List<Batch> inputs, Batch output) {
            Batch input = inputs.get(0);
            int rows = input.rows();
            output.resize(rows);
            output.setMagnitude(amplification * input.magnitude() + largestBias);
            ProductScratch scratch = ProductScratch.ofThread();
            int[] varying = input.varying();
            int count = input.varyingCount();
            NativeDoubles right = transposed;
            if (varying != null && count < GATHER_BELOW * in && rows > 1) {
                right = gatherWeights(scratch, constantPart(scratch, input, varying, count), varying, count);
            } else {
                varying = null;
                count = in;
            }
            Blends blends = input.blends();
            int products = blends == null ? rows : rows - blends.count();
            NativeDoubles left = gatherRows(scratch, input, blends, products, varying, count);
            NativeDoubles result = scratch.result(products * out);
            Blas.multiply(products, out, count + 1, left, right, 0, result);
            if (blends == null) {
                result.get(0, output.values(), 0, rows * out);
            } else {
                spread(result, blends, rows, output.values());
            }
        }

        /** Puts the products where they belong between blended rows, and works those out from them. */
        private void spread(NativeDoubles result, Blends blends, int rows, double[] y) {
            int b = 0;
            int done = 0;
            int from = 0;
            for (int r = 0; r <= rows; r++) {
                boolean blended = b < blends.count() && blends.row(b) == r;
                if (blended || r == rows) {
                    result.get(done * out, y, from * out, (r - from) * out);
                    done += r - from;
                    from = r + 1;
                    b++;
                }
            }
            double[] column = new double[out];
            int held = -1;
            for (int i = 0; i < blends.count(); i++) {
                int to = blends.row(i) * out;
                int p = blends.left(i) * out;
                int q = blends.right(i) * out;
                double share = blends.share(i);
                for (int o = 0; o < out; o++) {
                    double x = y[p + o];
                    y[to + o] = x + share * (y[q + o] - x);
                }
                for (int c = blends.corrections(i); c < blends.corrections(i + 1); c++) {
                    if (blends.column(c) != held) {
                        held = blends.column(c);
                        transposed.get(held * out, column, 0, out);
                    }
                    double amount = blends.amount(c);
                    for (int o = 0; o < out; o++) {
                        y[to + o] += amount * column[o];
                    }
                }
            }
        }

        /** b + Σ over the columns j that do not vary of W[:, j]·x_j. */
        private double[] constantPart(ProductScratch scratch, Batch input, int[] varying, int count) {
            double[] x = Arrays.copyOf(input.values(), in + 1);
            for (int c = 0; c < count; c++) {
                x[varying[c]] = 0;
            }
            x[in] = 0;
            if (Batch.largest(x, 0, in) == 0) {
                return bias;
            }
            x[in] = 1;
            NativeDoubles left = scratch.left(in + 1);
            left.put(0, x, 0, in + 1);
            NativeDoubles result = scratch.result(out);
            Blas.multiply(1, out, in + 1, left, transposed, 0, result);
            double[] shift = new double[out];
            result.get(0, shift, 0, out);
            return shift;
        }

        /** The rows that are not blends, with only the varying columns, and a one behind each. */
        private NativeDoubles gatherRows(
                ProductScratch scratch,
                Batch input,
                @Nullable Blends blends,
                int products,
                int @Nullable [] varying,
                int count) {
            int size = products * (count + 1);
            double[] packed = scratch.packed(size);
            double[] x = input.values();
            int b = 0;
            int to = 0;
            for (int r = 0; r < input.rows(); r++) {
                if (blends != null && b < blends.count() && blends.row(b) == r) {
                    b++;
                    continue;
                }
                int from = r * in;
                if (varying == null) {
                    System.arraycopy(x, from, packed, to, in);
                } else {
                    for (int c = 0; c < count; c++) {
                        packed[to + c] = x[from + varying[c]];
                    }
                }
                packed[to + count] = 1;
                to += count + 1;
            }
            NativeDoubles left = scratch.left(size);
            left.put(0, packed, 0, size);
            return left;
        }

        private NativeDoubles gatherWeights(ProductScratch scratch, double[] shift, int[] varying, int count) {
            NativeDoubles right = scratch.right((count + 1) * out);
            for (int c = 0; c < count; ) {
                int run = 1;
                while (c + run < count && varying[c + run] == varying[c] + run) {
                    run++;
                }
                right.put(c * out, transposed, varying[c] * out, run * out);
                c += run;
            }
            right.put(count * out, shift, 0, out);
            return right;
        }
    }
}
