package io.crease.onnx;

import io.crease.network.BatchNorm;
import io.crease.network.Dense;
import io.crease.network.PositionwiseDense;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matrix products with constants, and batch normalisation. */
final class Products {
    private Products() {}

    /** alpha·A′·B′ + beta·C, A a signal, B a constant. */
    static Value gemm(Call call) {
        Constant b = call.constant(1, "matrix B");
        Signal a = call.signal(0);
        if (a.dims().rank() != 2 || b.dims().rank() != 2) {
            throw new IllegalArgumentException("A is " + a.dims() + " and B " + b.dims() + "; expected two matrices");
        }
        if (call.node().integer("transA", 0) != 0) {
            int[] order = {1, 0};
            a = (Signal) call.rearrange("transpose", a, Rearrangement.transposed(a.dims(), order), 0);
        }
        double[] weight = call.node().integer("transB", 0) != 0 ? b.values().clone() : transposed(b);
        int out = b.dims().extent(call.node().integer("transB", 0) != 0 ? 0 : 1);
        double alpha = call.node().number("alpha", 1);
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= alpha;
        }
        Signal product = product(call, a, Tensor.adopt(matrix(out, b.size() / Math.max(1, out)), weight));
        if (!call.has(2)) {
            return product;
        }
        double beta = call.node().number("beta", 1);
        if (call.value(2) instanceof Constant c) {
            return call.affine("bias", product, null, scaled(c, beta));
        }
        Signal c = call.affine("beta", call.signal(2), beta, 0);
        return Arithmetic.sum(call, List.of(product, c));
    }

    private static Constant scaled(Constant c, double factor) {
        double[] values = c.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Constant(c.dims(), values, false);
    }

    /** A·B, one of them constant. */
    static Value matMul(Call call) {
        if (call.value(0) instanceof Signal a && call.value(1) instanceof Signal b) {
            throw new Unsupported("both matrices (" + a.dims() + " and " + b.dims() + ") depend on the input");
        }
        if (call.value(1) instanceof Constant right) {
            Constant b = matrix(right);
            boolean vector = right.dims().rank() == 1;
            int in = b.dims().extent(0);
            int out = b.dims().extent(1);
            if (call.value(0) instanceof Constant left) {
                return product(call, left, b, in, out);
            }
            Signal a = call.signal(0);
            if (a.dims().rank() == 0 || a.dims().extent(a.dims().rank() - 1) != in) {
                throw new IllegalArgumentException("A is " + a.dims() + " and B " + right.dims()
                        + "; expected A's last extent to be B's last but one");
            }
            Signal product = product(call, a, Tensor.adopt(matrix(out, in), transposed(b)));
            return vector
                    ? Call.reshape(
                            product, product.dims().without(product.dims().rank() - 1))
                    : product;
        }
        Constant a = call.constant(0, "matrix");
        Signal b = call.signal(1);
        Tensor weight = matrix(a)
                .tensor(matrix(matrix(a).dims().extent(0), matrix(a).dims().extent(1)));
        if (b.dims().rank() < 2) {
            throw new Unsupported("a matrix times a vector without a batch");
        }
        if (a.dims().rank() < 2) {
            throw new Unsupported("a constant vector times a matrix");
        }
        int rank = b.dims().rank();
        int[] swap = Rearrangement.run(0, rank);
        swap[rank - 1] = rank - 2;
        swap[rank - 2] = rank - 1;
        Value turned = call.rearrange("transpose", b, Rearrangement.transposed(call.sized(b.dims()), swap), 0);
        Signal product = product(call, (Signal) turned, weight);
        return call.rearrange("transpose", product, Rearrangement.transposed(call.sized(product.dims()), swap), 0);
    }

    private static Value product(Call call, Constant a, Constant b, int in, int out) {
        int rank = a.dims().rank();
        if (rank == 0 || a.dims().extent(rank - 1) != in) {
            throw new IllegalArgumentException("A is " + a.dims() + " and B " + b.dims());
        }
        Dims dims = call.sized(a.dims().with(rank - 1, out));
        double[] values = new double[dims.size()];
        for (int i = 0; i < values.length; i++) {
            int row = i / out * in;
            for (int k = 0; k < in; k++) {
                values[i] += a.get(row + k) * b.get(k * out + i % out);
            }
        }
        return new Constant(dims, values, a.integer());
    }

    /** A vector as a column, higher ranks without ones in front. */
    private static Constant matrix(Constant b) {
        int rank = b.dims().rank();
        if (rank == 1) {
            return b.reshape(Dims.of(b.size(), 1));
        }
        if (rank < 2 || b.dims().sizeOf(0, rank - 2) != 1) {
            throw new Unsupported("a constant of shape " + b.dims() + " holds several matrices");
        }
        return b.reshape(Dims.of(b.dims().extent(rank - 2), b.dims().extent(rank - 1)));
    }

    /** The last axis of a signal times Wᵀ. */
    private static Signal product(Call call, Signal a, Tensor weight) {
        int rank = a.dims().rank();
        int in = weight.shape().extent(1);
        int out = weight.shape().extent(0);
        if (a.dims().extent(rank - 1) != in) {
            throw new IllegalArgumentException("the left matrix is " + a.dims() + ", the right one has " + in
                    + " rows; expected as many as the left one has columns");
        }
        Tensor bias = Tensor.zeros(Shape.of(out));
        Dims dims = a.dims().with(rank - 1, out);
        if (a.dims().size() == in) {
            return new Signal(dims, call.step("", new Dense(weight, bias), a.step()));
        }
        return call.layer(dims, new PositionwiseDense(weight, bias), a);
    }

    private static Shape matrix(int rows, int columns) {
        return Shape.of(rows, columns);
    }

    private static double[] transposed(Constant matrix) {
        int rows = matrix.dims().extent(0);
        int columns = matrix.dims().extent(1);
        double[] values = new double[matrix.size()];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[c * rows + r] = matrix.get(r * columns + c);
            }
        }
        return values;
    }

    /** Batch normalisation with the stored statistics. */
    static Value batchNorm(Call call) {
        if (call.node().integer("training_mode", 0) != 0) {
            throw new Unsupported("training_mode is 1: it normalises by the batch");
        }
        List<Tensor> stored = new ArrayList<>();
        String[] names = {"scale", "shift", "mean", "variance"};
        for (int i = 1; i <= 4; i++) {
            stored.add(call.constant(i, names[i - 1]).vector());
        }
        Signal x = call.signal(0);
        batch(x, 2);
        double epsilon = call.node().number("epsilon", 1e-5);
        BatchNorm norm = new BatchNorm(stored.get(0), stored.get(1), stored.get(2), stored.get(3), epsilon);
        return call.layer(x.dims(), norm, x);
    }

    /** Refuses a signal without a batch of one in front. */
    static void batch(Signal x, int leastRank) {
        if (x.dims().rank() < leastRank) {
            throw new IllegalArgumentException(
                    "input has shape " + x.dims() + "; expected at least " + leastRank + " axes");
        }
        if (x.dims().extent(0) != 1) {
            throw new Unsupported("its input has shape " + x.dims() + ", whose first extent is not the batch");
        }
    }

    /** A weight of a constant, or null where the input is absent. */
    static @Nullable Tensor vector(Call call, int i, String what) {
        return call.has(i) ? call.constant(i, what).vector() : null;
    }
}
