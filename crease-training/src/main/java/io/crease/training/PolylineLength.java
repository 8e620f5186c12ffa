package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The length of the polyline through the rows of a batch, as it stands in trajectory regularisation: a minibatch is taken for
 * points of a curve in the order in which they come.
 *
 * <p>The gradient is not left to the engine's differentiation of Σ‖x_{i+1} − x_i‖, which goes over the batch about ten times. Length is
 * homogeneous of degree one, so ⟨x, ∇L(x)⟩ = L(x): with g = ∇L(x) held constant the product ⟨x, g⟩ has the gradient g, and g costs
 * one more pass over differences that are at hand. The value is the sum of the norms itself.
 */
public final class PolylineLength {
    private PolylineLength() {}

    /**
     * Σ_i ‖x_{i+1} − x_i‖₂ over the rows x_i of a batch, everything behind the first axis flattened. It can be differentiated once;
     * the gradient of a step of length zero is zero. Fewer than two rows have length zero.
     *
     * @param batch shape [rows, …], not modified; whole numbers are taken as float32
     * @return a scalar of the batch's data type, attached to the batch's manager
     */
    public static NDArray polylineLength(NDArray batch) {
        return length(batch, true);
    }

    /**
     * The same length without a gradient, at half the cost: the batch counts as constant.
     *
     * @param batch shape [rows, …], not modified; whole numbers are taken as float32
     * @return a scalar of the batch's data type, attached to the batch's manager
     */
    public static NDArray constantLength(NDArray batch) {
        return length(batch, false);
    }

    private static NDArray length(NDArray batch, boolean differentiable) {
        DataType type = batch.getDataType();
        if (!type.isFloating()) {
            try (NDArray floating = batch.toType(DataType.FLOAT32, false)) {
                return length(floating, false);
            }
        }
        long rows = batch.getShape().dimension() == 0 ? 0 : batch.size(0);
        if (rows < 2 || batch.size() == 0) {
            return batch.getManager().zeros(new Shape(), type);
        }
        try (NDArray held = batch.stopGradient();
                NDArray points = held.reshape(rows, -1);
                NDArray steps = difference(points);
                NDArray norms = steps.norm(2, new int[] {1}, true)) {
            NDArray length = norms.sum();
            if (!differentiable) {
                return length;
            }
            try (length;
                    NDArray resting = norms.eq(0);
                    NDArray one = resting.toType(type, false);
                    NDArray divisors = norms.add(one)) {
                steps.divi(divisors);
                return withGradient(length, batch, gradient(steps, rows));
            }
        }
    }

    /** x_{i+1} − x_i, one row fewer than there are points. */
    private static NDArray difference(NDArray points) {
        try (NDArray later = points.get(new NDIndex("1:"));
                NDArray earlier = points.get(new NDIndex(":-1"))) {
            return later.sub(earlier);
        }
    }

    /** ∂L/∂x_i = e_{i−1} − e_i, where e_i is the direction of step i and the ends lack one of the two. */
    private static NDArray gradient(NDArray directions, long rows) {
        NDArray gradient = directions.getManager().zeros(new Shape(rows, directions.size(1)), directions.getDataType());
        try (NDArray later = gradient.get(new NDIndex("1:"));
                NDArray earlier = gradient.get(new NDIndex(":-1"))) {
            later.addi(directions);
            earlier.subi(directions);
        }
        return gradient;
    }

    /** The given length with {@code gradient} as its derivative; closes the gradient's handle, the engine keeps what it needs. */
    private static NDArray withGradient(NDArray length, NDArray batch, NDArray gradient) {
        try (gradient;
                NDArray row = batch.reshape(-1);
                NDArray factors = gradient.reshape(-1);
                NDArray product = row.dot(factors);
                NDArray value = product.stopGradient();
                NDArray zero = product.sub(value)) {
            return zero.add(length);
        }
    }

    /** A scalar times a number, in the scalar's data type: the engine would make double precision of it. */
    static NDArray times(NDArray scalar, double factor) {
        return scalar.getDataType() == DataType.FLOAT64 ? scalar.mul(factor) : scalar.mul((float) factor);
    }
}
