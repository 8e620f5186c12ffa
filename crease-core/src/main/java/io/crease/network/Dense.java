package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;

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
    public AffineKernel kernel(List<Shape> inputs) {
        return new Kernel(this);
    }

    /** Multiplies only the columns that vary within the batch; the others are one vector, added to the bias. */
    private static final class Kernel implements AffineKernel {
        /** Below this share of varying columns they are gathered; above it gathering costs more than it saves. */
        private static final double GATHER_BELOW = 0.9;

        private final int in;
        private final int out;
        private final double[] bias;
        private final double amplification;
        private final double largestBias;
        private final NativeDoubles transposed;

        Kernel(Dense dense) {
            out = dense.weight.shape().extent(0);
            in = dense.weight.shape().extent(1);
            bias = dense.bias.toArray();
            transposed = new NativeDoubles(Math.multiplyExact(in, out));
            double[] row = new double[out];
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    row[o] = dense.weight.get(o * in + i);
                }
                transposed.put(i * out, row, 0, out);
            }
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
            NativeDoubles result = scratch.result(rows * out);
            int[] varying = input.varying();
            int count = input.varyingCount();
            double[] shift = bias;
            if (varying != null && count < GATHER_BELOW * in && rows > 1) {
                shift = constantPart(scratch, input, varying, count);
                if (count > 0) {
                    NativeDoubles left = gatherRows(scratch, input, varying, count);
                    Blas.multiply(rows, out, count, left, gatherWeights(scratch, varying, count), 0, result);
                }
            } else {
                NativeDoubles left = scratch.left(rows * in);
                left.put(0, input.values(), 0, rows * in);
                Blas.multiply(rows, out, in, left, transposed, 0, result);
            }
            double[] values = output.values();
            if (count > 0) {
                result.get(0, values, 0, rows * out);
            } else {
                java.util.Arrays.fill(values, 0, rows * out, 0);
            }
            for (int at = 0; at < rows * out; at += out) {
                for (int o = 0; o < out; o++) {
                    values[at + o] += shift[o];
                }
            }
        }

        /** b + Σ over the columns j that do not vary of W[:, j]·x_j. */
        private double[] constantPart(ProductScratch scratch, Batch input, int[] varying, int count) {
            double[] x = java.util.Arrays.copyOf(input.values(), in);
            for (int c = 0; c < count; c++) {
                x[varying[c]] = 0;
            }
            double[] shift = bias.clone();
            boolean zero = true;
            for (double value : x) {
                zero &= value == 0;
            }
            if (!zero) {
                NativeDoubles left = scratch.left(in);
                left.put(0, x, 0, in);
                NativeDoubles result = scratch.result(out);
                Blas.multiply(1, out, in, left, transposed, 0, result);
                double[] constant = new double[out];
                result.get(0, constant, 0, out);
                for (int o = 0; o < out; o++) {
                    shift[o] += constant[o];
                }
            }
            return shift;
        }

        private NativeDoubles gatherRows(ProductScratch scratch, Batch input, int[] varying, int count) {
            int size = input.rows() * count;
            double[] packed = scratch.packed(size);
            double[] x = input.values();
            for (int from = 0, to = 0; to < size; from += in, to += count) {
                for (int c = 0; c < count; c++) {
                    packed[to + c] = x[from + varying[c]];
                }
            }
            NativeDoubles left = scratch.left(size);
            left.put(0, packed, 0, size);
            return left;
        }

        private NativeDoubles gatherWeights(ProductScratch scratch, int[] varying, int count) {
            NativeDoubles right = scratch.right(count * out);
            for (int c = 0; c < count; ) {
                int run = 1;
                while (c + run < count && varying[c + run] == varying[c] + run) {
                    run++;
                }
                right.put(c * out, transposed, varying[c] * out, run * out);
                c += run;
            }
            return right;
        }
    }
}
