package io.crease.data;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.ByteBuffer;

/** The elements of a .npy array one after another, fetched in chunks, and the ways they become a tensor. */
final class NpyElements {
    private static final int CHUNK = 1 << 16;

    private final ByteSource source;
    private final int bytes;
    private final NpyType.Decoder decoder;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteBuffer buffer;
    private long left;
    private int at;
    private int end;

    private NpyElements(ByteSource source, NpyType type, int count) {
        this.source = source;
        this.bytes = type.bytes();
        this.decoder = type.decoder();
        this.buffer = ByteBuffer.wrap(chunk).order(type.order());
        this.left = (long) count * bytes;
    }

    private double next() {
        if (at == end) {
            end = (int) Math.min(left, CHUNK);
            source.fill(chunk, end, "the array");
            left -= end;
            at = 0;
        }
        double value = decoder.at(buffer, at);
        at += bytes;
        return value;
    }

    /** Reads elements that are in row-major order; {@code shape} has as many as are to be read. */
    static Tensor rowMajor(ByteSource source, NpyHeader header, Shape shape) {
        double[] values = new double[shape.size()];
        NpyElements elements = new NpyElements(source, header.type(), values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.next();
        }
        return Tensor.adopt(shape, values);
    }

    /** Reads first-index-fastest elements into row-major order: all of them, or only those of {@code row} if it is not −1. */
    static Tensor columnMajor(ByteSource source, NpyHeader header, Shape shape, int row) {
        Shape all = header.shape();
        double[] values = new double[shape.size()];
        int[] stride = new int[all.rank()];
        int step = 1;
        for (int axis = all.rank() - 1; axis >= 0; axis--) {
            boolean fixed = axis == 0 && row >= 0;
            stride[axis] = fixed ? 0 : step;
            step *= all.extent(axis);
        }
        int[] index = new int[all.rank()];
        int target = 0;
        NpyElements elements = new NpyElements(source, header.type(), all.size());
        for (int i = 0; i < all.size(); i++) {
            double value = elements.next();
            if (row < 0 || index[0] == row) {
                values[target] = value;
            }
            for (int axis = 0; axis < index.length; axis++) {
                target += stride[axis];
                if (++index[axis] < all.extent(axis)) {
                    break;
                }
                target -= stride[axis] * all.extent(axis);
                index[axis] = 0;
            }
        }
        return Tensor.adopt(shape, values);
    }
}
