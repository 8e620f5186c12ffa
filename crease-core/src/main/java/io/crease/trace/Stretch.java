package io.crease.trace;

import io.crease.numeric.Batch;
import org.jspecify.annotations.Nullable;

/** A stretch of the trajectory on its way through a network: a partition and, over it, the images that are still needed. Mutable. */
final class Stretch {
    final Partition partition;
    /** The image at the input (0) and behind each node (index + 1), null where not computed or no longer needed. */
    private final @Nullable Batch[] images;

    private final BatchPool pool;

    Stretch(Partition partition, int nodes, BatchPool pool) {
        this.partition = partition;
        this.pool = pool;
        images = new Batch[nodes + 1];
    }

    /** Whether the image behind a node ({@code INPUT} for the trajectory itself) is held. */
    boolean holds(int node) {
        return images[node + 1] != null;
    }

    /** The image behind a node, which must be held. */
    Batch image(int node) {
        Batch batch = images[node + 1];
        if (batch == null) {
            throw new IllegalStateException("image " + node + " was given away too early");
        }
        return batch;
    }

    /** Takes an image of the given width from the pool, to be filled by the caller and held as the image behind a node. */
    Batch newImage(int node, int width) {
        Batch batch = pool.take(width);
        images[node + 1] = batch;
        return batch;
    }

    /** Gives back the image behind a node, if it is held. */
    void forget(int node) {
        Batch batch = images[node + 1];
        if (batch != null) {
            images[node + 1] = null;
            pool.give(batch);
        }
    }

    /** Gives back all images. */
    void release() {
        for (int k = 0; k < images.length; k++) {
            forget(k - 1);
        }
    }
}
