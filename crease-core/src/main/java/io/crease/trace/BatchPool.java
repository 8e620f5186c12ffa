package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Batches that have been used and can be used again, by width, the one used last first: it is still in a cache. Safe for use
 * by several threads. */
final class BatchPool {
    private final Map<Integer, Deque<Batch>> free = new ConcurrentHashMap<>();

    Batch take(int width) {
        Batch batch =
                free.computeIfAbsent(width, w -> new ConcurrentLinkedDeque<>()).poll();
        return batch == null ? new Batch(width) : batch;
    }

    void give(Batch batch) {
        free.computeIfAbsent(batch.width(), w -> new ConcurrentLinkedDeque<>()).push(batch);
    }
}
