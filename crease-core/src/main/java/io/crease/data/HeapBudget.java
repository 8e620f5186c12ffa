package io.crease.data;

import io.crease.numeric.InputException;

/** What one read may take of the Java heap: half of it, so that a file cannot end the process by the size it declares. */
public final class HeapBudget {
    private HeapBudget() {}

    /** The number of doubles that fit into the budget. */
    public static long doubles() {
        return Runtime.getRuntime().maxMemory() / 2 / Double.BYTES;
    }

    /** @throws InputException if {@code doubles} values are more than the budget; the message begins with {@code where} */
    public static void require(String where, long doubles) {
        if (doubles > doubles()) {
            throw new InputException(where + ": " + doubles + " values need " + (doubles >> 17)
                    + " MiB; expected at most half of Java's heap, " + (doubles() >> 17)
                    + " MiB: name a single row or array, or give Java more memory with -Xmx");
        }
    }
}
