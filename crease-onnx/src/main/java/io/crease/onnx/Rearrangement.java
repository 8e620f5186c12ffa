package io.crease.onnx;

import io.crease.network.Selection;
import java.util.Arrays;

/**
 * Where each element of a tensor made by copying comes from: the same for a constant, which is copied at once, and for a signal,
 * whose layer copies later.
 */
final class Rearrangement {
    private final Dims dims;
    private final int[] index;

    private Rearrangement(Dims dims, int[] index) {
        this.dims = dims;
        this.index = index;
    }

    /**
     * Element [i₀, i₁, …] of the result is element [lists[0][i₀], lists[1][i₁], …] of a tensor of shape {@code from}, or the fill
     * value where a list says {@link Selection#FILL}.
     */
    static Rearrangement along(Dims from, int[][] lists) {
        Dims to = Dims.of(Arrays.stream(lists).mapToInt(list -> list.length).toArray());
        int[] index = {0};
        for (int axis = 0; axis < lists.length; axis++) {
            int[] list = lists[axis];
            int[] finer = new int[Math.multiplyExact(index.length, list.length)];
            int n = 0;
            for (int before : index) {
                for (int i : list) {
                    if (i < Selection.FILL || i >= from.extent(axis)) {
                        throw new IllegalArgumentException("index " + i + " on axis " + axis + " of shape " + from);
                    }
                    finer[n++] = before < 0 || i < 0 ? Selection.FILL : before * from.extent(axis) + i;
                }
            }
            index = finer;
        }
        return new Rearrangement(to, index);
    }

    /** Lists that change nothing, to be replaced axis by axis. */
    static int[][] all(Dims from) {
        int[][] lists = new int[from.rank()][];
        for (int axis = 0; axis < lists.length; axis++) {
            lists[axis] = run(0, from.extent(axis));
        }
        return lists;
    }

    /** first, first + 1, … in a list of that length. */
    static int[] run(int first, int length) {
        int[] list = new int[length];
        Arrays.setAll(list, i -> first + i);
        return list;
    }

    /** Axis a of the result is axis order[a] of a tensor of shape {@code from}. */
    static Rearrangement transposed(Dims from, int[] order) {
        int rank = from.rank();
        boolean[] seen = new boolean[rank];
        for (int axis : order) {
            if (axis < 0 || axis >= rank || seen[axis]) {
                throw new IllegalArgumentException(
                        "axes " + Arrays.toString(order) + " for shape " + from + "; expected each axis once");
            }
            seen[axis] = true;
        }
        if (order.length != rank) {
            throw new IllegalArgumentException(order.length + " axes for shape " + from + "; expected " + rank);
        }
        int[] stride = new int[rank];
        int step = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            stride[axis] = step;
            step *= from.extent(axis);
        }
        int[] index = {0};
        int[] extents = new int[rank];
        for (int a = 0; a < rank; a++) {
            extents[a] = from.extent(order[a]);
            int[] finer = new int[index.length * extents[a]];
            int n = 0;
            for (int before : index) {
                for (int i = 0; i < extents[a]; i++) {
                    finer[n++] = before + i * stride[order[a]];
                }
            }
            index = finer;
        }
        return new Rearrangement(Dims.of(extents), index);
    }

    /** A tensor of shape {@code from} repeated along the axes that {@code to} lengthens. */
    static Rearrangement broadcast(Dims from, Dims to) {
        Dims padded = from.ofRank(to.rank());
        int[][] lists = all(padded);
        for (int axis = 0; axis < to.rank(); axis++) {
            if (padded.extent(axis) != to.extent(axis)) {
                lists[axis] = new int[to.extent(axis)];
            }
        }
        return along(padded, lists);
    }

    Dims dims() {
        return dims;
    }

    int[] index() {
        return index;
    }

    /** True if every element stays where it is. */
    boolean identity(int size) {
        if (index.length != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (index[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The same under another shape of as many elements. */
    Rearrangement as(Dims other) {
        if (other.size() != index.length) {
            throw new IllegalArgumentException("shape " + other + " for " + index.length + " elements");
        }
        return new Rearrangement(other, index);
    }

    /** A constant rearranged. */
    Constant of(Constant constant, double fill) {
        double[] values = new double[index.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = index[i] == Selection.FILL ? fill : constant.get(index[i]);
        }
        return new Constant(dims, values, constant.integer());
    }
}
