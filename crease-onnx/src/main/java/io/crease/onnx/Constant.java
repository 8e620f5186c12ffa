package io.crease.onnx;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;

/** A tensor that does not depend on the input. Its array is shared and must not be written to. */
final class Constant implements Value {
    private final Dims dims;
    private final double[] values;
    private final boolean integer;

    /**
     * @param values row-major; taken over, not copied
     * @param integer whether its element type is an integer or bool, which decides how it is divided
     */
    Constant(Dims dims, double[] values, boolean integer) {
        if (values.length != dims.size()) {
            throw new IllegalArgumentException(values.length + " values for shape " + dims);
        }
        this.dims = dims;
        this.values = values;
        this.integer = integer;
    }

    static Constant scalar(double value, boolean integer) {
        return new Constant(Dims.SCALAR, new double[] {value}, integer);
    }

    static Constant integers(long... values) {
        double[] numbers = new double[values.length];
        java.util.Arrays.setAll(numbers, i -> values[i]);
        return new Constant(Dims.of(values.length), numbers, true);
    }

    Dims dims() {
        return dims;
    }

    boolean integer() {
        return integer;
    }

    int size() {
        return values.length;
    }

    double get(int i) {
        return values[i];
    }

    double[] values() {
        return values;
    }

    /** The elements as integers; beyond their range the nearest one. */
    long[] longs() {
        long[] longs = new long[values.length];
        java.util.Arrays.setAll(longs, i -> (long) values[i]);
        return longs;
    }

    /** The one element. @throws IllegalArgumentException if there are more or none */
    double only() {
        if (values.length != 1) {
            throw new IllegalArgumentException("a tensor of shape " + dims + "; expected a single number");
        }
        return values[0];
    }

    /** The elements as a weight of that shape. */
    Tensor tensor(Shape shape) {
        return Tensor.adopt(shape, values);
    }

    /** The elements as a vector. */
    Tensor vector() {
        return Tensor.adopt(Shape.of(values.length), values);
    }

    Constant reshape(Dims other) {
        return new Constant(other, values, integer);
    }
}
