package io.crease.region;

import java.util.Arrays;

/** A list of longs that grows at its end. */
final class LongList {
    private long[] values = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int i) {
        return values[i];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    void addAll(LongList more) {
        if (size + more.size > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.size, size + (size >> 1)));
        }
        System.arraycopy(more.values, 0, values, size, more.size);
        size += more.size;
    }
}
