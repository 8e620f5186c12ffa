package io.crease.region;

/**
 * How many 128-bit hashes were met once, twice and more often, in an open-addressed table up to a number of bytes. The word 0 is
 * stored as 1. Mutable, used by one thread.
 */
final class PatternTable {
    private static final int SMALLEST = 64;
    /** Of a slot: two halves of a hash and a count. */
    private static final int SLOT_BYTES = 2 * Long.BYTES + 1;

    private final long most;
    private long[] words = new long[2 * SMALLEST];
    private byte[] counts = new byte[SMALLEST];
    private int distinct;
    private int once;
    private int twice;
    private boolean full;

    PatternTable(long bytes) {
        // While it grows the old table stands beside one of twice the size, three quarters full.
        most = Math.max(SMALLEST / 2, Math.min(bytes / (4 * SLOT_BYTES), 1 << 28));
    }

    int distinct() {
        return distinct;
    }

    int once() {
        return once;
    }

    int twice() {
        return twice;
    }

    /** Whether a hash was turned away for lack of room. */
    boolean full() {
        return full;
    }

    /** Counts a hash, unless it is new and there is no room. */
    void add(long high, long low) {
        long first = high == 0 && low == 0 ? 1 : high;
        int slot = slot(first, low);
        if (counts[slot] == 0 && distinct >= most) {
            full = true;
            return;
        }
        switch (counts[slot]) {
            case 0 -> {
                words[2 * slot] = first;
                words[2 * slot + 1] = low;
                distinct++;
                once++;
            }
            case 1 -> {
                once--;
                twice++;
            }
            case 2 -> twice--;
            default -> {
                return;
            }
        }
        counts[slot]++;
        if (distinct > counts.length / 4 * 3) {
            grow();
        }
    }

    /** Where a hash stands or would stand. */
    private int slot(long high, long low) {
        int slots = counts.length;
        int slot = (int) (low & (slots - 1));
        while (counts[slot] != 0 && (words[2 * slot] != high || words[2 * slot + 1] != low)) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldWords = words;
        byte[] oldCounts = counts;
        words = new long[2 * oldWords.length];
        counts = new byte[2 * oldCounts.length];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldWords[2 * i], oldWords[2 * i + 1]);
                words[2 * slot] = oldWords[2 * i];
                words[2 * slot + 1] = oldWords[2 * i + 1];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
