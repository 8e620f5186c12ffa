package io.crease.onnx;

import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The extents of an ONNX tensor, batch included, slowest index first; none for a scalar.
 *
 * @param extents numbers from 0
 */
record Dims(List<Integer> extents) {
    static final Dims SCALAR = new Dims(List.of());

    /** @throws IllegalArgumentException if an extent is negative or there are 2³¹ elements or more */
    Dims {
        extents = List.copyOf(extents);
        long size = 1;
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException("shape " + extents + ": extents must not be negative");
            }
            size *= extent;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("shape " + extents + ": more than 2^31 - 9 elements");
            }
        }
    }

    static Dims of(int... extents) {
        return new Dims(java.util.Arrays.stream(extents).boxed().toList());
    }

    /** @throws IllegalArgumentException if an extent does not fit an int */
    static Dims of(long[] extents) {
        List<Integer> list = new ArrayList<>();
        for (long extent : extents) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "extent " + extent + " in a shape; expected 0 to " + Integer.MAX_VALUE);
            }
            list.add((int) extent);
        }
        return new Dims(list);
    }

    int rank() {
        return extents.size();
    }

    int extent(int axis) {
        return extents.get(axis);
    }

    int size() {
        return sizeOf(0, rank());
    }

    /** The product of the extents of axes from … to − 1. */
    int sizeOf(int from, int to) {
        int size = 1;
        for (int extent : extents.subList(from, to)) {
            size *= extent;
        }
        return size;
    }

    /** An axis, counted from the end if negative. @throws IllegalArgumentException if there is none */
    int axis(long axis) {
        return axis(axis, rank());
    }

    static int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException(
                    "axis " + axis + " of a tensor with " + rank + " axes; expected " + -rank + " to " + (rank - 1));
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    Dims with(int axis, int extent) {
        List<Integer> changed = new ArrayList<>(extents);
        changed.set(axis, extent);
        return new Dims(changed);
    }

    Dims without(int axis) {
        List<Integer> changed = new ArrayList<>(extents);
        changed.remove(axis);
        return new Dims(changed);
    }

    /** With ones in front up to a rank. */
    Dims ofRank(int rank) {
        List<Integer> changed = new ArrayList<>(Collections.nCopies(Math.max(0, rank - rank()), 1));
        changed.addAll(extents);
        return new Dims(changed);
    }

    /** The shape that both broadcast to. @throws IllegalArgumentException if they do not fit */
    Dims broadcast(Dims other) {
        int rank = Math.max(rank(), other.rank());
        Dims a = ofRank(rank);
        Dims b = other.ofRank(rank);
        List<Integer> joint = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int m = a.extent(i);
            int n = b.extent(i);
            if (m != n && m != 1 && n != 1) {
                throw new IllegalArgumentException("shapes " + this + " and " + other + " do not broadcast");
            }
            joint.add(m == 1 ? n : m);
        }
        return new Dims(joint);
    }

    /** The shape of a network's node that holds such a tensor: without the first axis if that is a batch of one. */
    Shape shape() {
        if (rank() == 0) {
            return Shape.of(1);
        }
        return new Shape(rank() > 1 && extent(0) == 1 ? extents.subList(1, rank()) : extents);
    }

    @Override
    public String toString() {
        return extents.toString();
    }
}
