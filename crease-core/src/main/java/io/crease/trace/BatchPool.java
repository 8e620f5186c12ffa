package io.crease.trace;

import io.crease.numeric.Batch;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Batches that have been used and can be used again, by width. Safe for use by several threads. */
final class BatchPool {
    private final Map<Integer, Queue<Batch>> free = new ConcurrentHashMap<>();

    Batch take(int width) {
        Batch batch =
                free.computeIfAbsent(width, w -> new ConcurrentLinkedQueue<>()).poll();
        return batch == null ? new Batch(width) : batch;
    }

    void give(Batch batch) {
        free.computeIfAbsent(batch.width(), w -> new ConcurrentLinkedQueue<>()).add(batch);
    }
}
