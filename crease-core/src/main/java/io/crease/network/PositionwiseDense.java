package io.crease.network;

import io.crease.numeric.Batch;
import io.crease.numeric.Blas;
import io.crease.numeric.NativeDoubles;
import io.crease.numeric.ProductScratch;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One fully connected layer at every position: the last axis of an input [positions …, in] becomes W·x + b, the output is
 * [positions …, out].
 *
 * @param weight W, shape [out, in]
 * @param bias b, shape [out]
 */
public record PositionwiseDense(Tensor weight, Tensor bias) implements AffineLayer {

    /** @throws IllegalArgumentException if the shapes of weight and bias do not fit */
    public PositionwiseDense {
        if (weight.shape().rank() != 2 || bias.size() != weight.shape().extent(0)) {
            throw new IllegalArgumentException("positionwise-dense: weight is " + weight.shape() + ", bias "
                    + bias.shape() + "; expected [out, in] and [out]");
        }
    }

    @Override
    public String kind() {
        return "positionwise-dense";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Layer.only("positionwise-dense", inputs);
        int last = input.rank() - 1;
        if (last < 0 || input.extent(last) != weight.shape().extent(1)) {
            throw new IllegalArgumentException("positionwise-dense: weight is " + weight.shape() + ", input has shape "
                    + input + "; expected a last extent of " + weight.shape().extent(1));
        }
        List<Integer> extents = new ArrayList<>(input.extents());
        extents.set(last, weight.shape().extent(0));
        return new Shape(extents);
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

    /** Rows and positions are the rows of one product; the bias is the last row of its right operand, as in {@link Dense}. */
    private static final class Kernel implements AffineKernel {
        private final int in;
        private final int out;
        private final NativeDoubles transposed;
        private final double amplification;
        private final double largestBias;

        Kernel(PositionwiseDense dense) {
            out = dense.weight.shape().extent(0);
            in = dense.weight.shape().extent(1);
            transposed = new NativeDoubles(Math.multiplyExact(in + 1, out));
            double[] row = new double[out];
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    row[o] = dense.weight.get(o * in + i);
                }
                transposed.put(i * out, row, 0, out);
            }
            transposed.put(in * out, dense.bias.toArray(), 0, out);
            amplification = dense.weight.largest() * Math.sqrt(in);
            largestBias = dense.bias.largest();
        }

        @Override
        public void apply(List<Batch> inputs, Batch output) {
            Batch input = inputs.get(0);
            output.resize(input.rows());
            output.setMagnitude(amplification * input.magnitude() + largestBias);
            int products = input.rows() * (input.width() / in);
            ProductScratch scratch = ProductScratch.ofThread();
            int size = Math.multiplyExact(products, in + 1);
            double[] packed = scratch.packed(size);
            for (int p = 0; p < products; p++) {
                System.arraycopy(input.values(), p * in, packed, p * (in + 1), in);
                packed[p * (in + 1) + in] = 1;
            }
            NativeDoubles left = scratch.left(size);
            left.put(0, packed, 0, size);
            NativeDoubles result = scratch.result(products * out);
            Blas.multiply(products, out, in + 1, left, transposed, 0, result);
            result.get(0, output.values(), 0, products * out);
        }
    }
}
