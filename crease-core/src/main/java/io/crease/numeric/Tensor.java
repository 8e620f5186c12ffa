package io.crease.numeric;

import java.util.Arrays;

/** An immutable dense array of doubles in row-major order (last index fastest). */
public final class Tensor {
    private final Shape shape;
    private final double[] values;

    private Tensor(Shape shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * A tensor with a copy of {@code values}, which is not modified.
     *
     * @param values row-major, {@code shape.size()} of them
     * @throws IllegalArgumentException if the number of values does not match the shape
     */
    public static Tensor of(Shape shape, double... values) {
        return adopt(shape, values.clone());
    }

    /** A vector: a tensor of shape {@code [values.length]}, holding a copy. */
    public static Tensor vector(double... values) {
        return of(Shape.of(values.length), values);
    }

    /** A tensor of zeros. */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new double[shape.size()]);
    }

    /**
     * A tensor that takes over {@code values} without a copy; the caller must not write to them again.
     *
     * @throws IllegalArgumentException if the number of values does not match the shape
     */
    public static Tensor adopt(Shape shape, double[] values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + shape.size() + " elements, " + values.length + " values given");
        }
        return new Tensor(shape, values);
    }

    /** The extents. */
    public Shape shape() {
        return shape;
    }

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** Element at a flat row-major index. */
    public double get(int index) {
        return values[index];
    }

    /** Copies {@code count} elements from flat index {@code from} into {@code target} at {@code offset}, which is modified. */
    public void copyTo(int from, double[] target, int offset, int count) {
        System.arraycopy(values, from, target, offset, count);
    }

    /** A fresh row-major copy of the elements. */
    public double[] toArray() {
        return values.clone();
    }

    /** The same elements under another shape of equal size; nothing is copied. */
    public Tensor reshape(Shape other) {
        return adopt(other, values);
    }

    /** Euclidean norm √Σx². */
    public double norm() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** The largest absolute value. */
    public double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Flat index of the first element that is NaN or infinite, or −1. */
    public int firstNonFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    /** True for a tensor of the same shape with bitwise equal elements. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /** The shape and, for short tensors, the values. */
    @Override
    public String toString() {
        return "Tensor" + shape + (values.length <= 16 ? Arrays.toString(values) : "");
    }
}
