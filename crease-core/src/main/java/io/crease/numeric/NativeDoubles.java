package io.crease.numeric;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * A growable block of doubles outside the Java heap, where OpenBLAS reads and writes them without a copy. Mutable and not
 * thread-safe; the memory is returned when the object is collected or {@link #close}d.
 */
public final class NativeDoubles implements AutoCloseable {
    private DoublePointer pointer;
    private DoubleBuffer buffer;

    /** A block with room for {@code capacity} doubles, uninitialised. */
    public NativeDoubles(int capacity) {
        Blas.load();
        pointer = new DoublePointer((long) Math.max(1, capacity));
        buffer = pointer.asBuffer();
    }

    /** Makes room for {@code capacity} doubles; the contents are lost when it grows. */
    public void ensure(int capacity) {
        if (buffer.capacity() < capacity) {
            pointer.close();
            pointer = new DoublePointer((long) Math.max(capacity, buffer.capacity() + buffer.capacity() / 2));
            buffer = pointer.asBuffer();
        }
    }

    /** Copies {@code count} doubles of {@code source} from {@code from} to this block at {@code offset}. */
    public void put(int offset, double[] source, int from, int count) {
        buffer.position(offset);
        buffer.put(source, from, count);
    }

    /** Copies {@code count} doubles at {@code offset} into {@code target}, which is modified. */
    public void get(int offset, double[] target, int to, int count) {
        buffer.position(offset);
        buffer.get(target, to, count);
    }

    /** Copies {@code count} doubles of another block. */
    public void put(int offset, NativeDoubles source, int from, int count) {
        org.bytedeco.javacpp.Pointer.memcpy(
                pointer.getPointer(offset), source.pointer.getPointer(from), (long) count * Double.BYTES);
    }

    DoublePointer pointer() {
        return pointer;
    }

    @Override
    public void close() {
        pointer.close();
    }
}
