package io.crease.measure;

/**
 * A set of 128-bit words in an open-addressed table, up to a capacity given in bytes; what comes after that is not taken in and
 * the size is a lower bound. The word 0 is stored as 1.
 */
final class HashSet128 {
    private static final int SMALLEST = 64;

    private final long mostWords;
    private long[] table = new long[2 * SMALLEST];
    private int size;
    private boolean full;

    HashSet128(long bytes) {
        mostWords = Math.max(SMALLEST / 2, Math.min(bytes / (3 * Long.BYTES), 1 << 28));
    }

    /** Number of words in the set. */
    int size() {
        return size;
    }

    /** Whether a word was turned away. */
    boolean full() {
        return full;
    }

    void add(long high, long low) {
        long first = high == 0 && low == 0 ? 1 : high;
        int slots = table.length / 2;
        int slot = (int) (low & (slots - 1));
        while (table[2 * slot] != 0 || table[2 * slot + 1] != 0) {
            if (table[2 * slot] == first && table[2 * slot + 1] == low) {
                return;
            }
            slot = (slot + 1) & (slots - 1);
        }
        if (size >= mostWords) {
            full = true;
            return;
        }
        table[2 * slot] = first;
        table[2 * slot + 1] = low;
        size++;
        if (size > slots / 4 * 3) {
            grow();
        }
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        size = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                add(old[i], old[i + 1]);
            }
        }
    }
}
