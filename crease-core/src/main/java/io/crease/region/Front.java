package io.crease.region;

import io.crease.network.Network;
import io.crease.numeric.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Regions that stand before the same node, with the affine forms of the images that are still read behind it: n + 1 rows for each region, the values
 * at u = 0 and the derivatives by each coordinate. Mutable, used by one thread at a time.
 */
final class Front {
    final int stride;
    final int room;
    final Polytope[] polytopes;
    final @Nullable Pattern[] patterns;
    int count;
    private final @Nullable Batch[] images;
    private final double[][] errors;
    private final double[][] largestErrors;

    /**
     * @param nodes number of nodes of the network
     * @param room for so many regions
     */
    Front(int dimension, int nodes, int room) {
        stride = dimension + 1;
        this.room = room;
        polytopes = new Polytope[room];
        patterns = new Pattern[room];
        images = new Batch[nodes + 1];
        errors = new double[nodes + 1][];
        largestErrors = new double[nodes + 1][];
    }

    /** Makes the image behind a node (or the input's), with rows for all regions or, if {@code whole}, for as many as there is room for. */
    Batch open(int node, int width, boolean whole) {
        Batch batch = images[node + 1];
        if (batch == null) {
            batch = new Batch(width);
            images[node + 1] = batch;
        }
        if (errors[node + 1] == null) {
            errors[node + 1] = new double[room * stride];
            largestErrors[node + 1] = new double[room * stride];
        }
        batch.resize((whole ? room : count) * stride);
        return batch;
    }

    /** The image behind a node, which is open. */
    Batch image(int node) {
        Batch batch = images[node + 1];
        if (batch == null) {
            throw new IllegalStateException("the image behind node " + node + " is not kept");
        }
        return batch;
    }

    /** For each row a bound on the Euclidean norm of its error. */
    double[] errors(int node) {
        return errors[node + 1];
    }

    /** For each row a bound on the error of each of its elements. */
    double[] largestErrors(int node) {
        return largestErrors[node + 1];
    }

    boolean full() {
        return count == room;
    }

    /** Forgets the regions. */
    void clear() {
        Arrays.fill(polytopes, 0, count, null);
        Arrays.fill(patterns, 0, count, null);
        count = 0;
    }

    /** Copies the rows of a region of another front to this one's next region. */
    void copy(Front from, int cell, int node) {
        Batch source = from.image(node);
        int width = source.width();
        System.arraycopy(
                source.values(), cell * stride * width, image(node).values(), count * stride * width, stride * width);
        System.arraycopy(from.errors(node), cell * stride, errors(node), count * stride, stride);
        System.arraycopy(from.largestErrors(node), cell * stride, largestErrors(node), count * stride, stride);
    }

    /** Closes the batches to the regions that there are. */
    void close(Network network) {
        for (int node = Network.INPUT; node < network.nodes().size(); node++) {
            Batch batch = images[node + 1];
            if (batch != null) {
                batch.keep(Math.min(batch.rows(), count * stride));
            }
        }
    }
}
