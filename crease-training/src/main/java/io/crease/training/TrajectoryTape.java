package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one forward pass collects for the loss: the length of the network's input batch and the terms of the layers met so far. It lives
 * as long as the pass and belongs to the thread that makes it, so passes on several devices know nothing of each other.
 */
final class TrajectoryTape {
    private static final ThreadLocal<@Nullable TrajectoryTape> RUNNING = new ThreadLocal<>();

    /** A part of a network that is run under a tape. */
    interface Pass {
        NDList run();
    }

    private final NDArray input;
    private final List<NDArray> terms = new ArrayList<>();
    private @Nullable NDArray original;
    private @Nullable NDArray previous;

    private TrajectoryTape(NDArray input) {
        this.input = input;
    }

    /** The tape of the pass that this thread is in, or null. */
    static @Nullable TrajectoryTape running() {
        return RUNNING.get();
    }

    /**
     * Runs a pass under a tape of its own; its predictions carry the sum of the terms collected. Within another pass it is a part of that,
     * and its terms go to that tape.
     */
    static NDList record(NDList inputs, Pass pass) {
        if (RUNNING.get() != null) {
            return pass.run();
        }
        TrajectoryTape tape = new TrajectoryTape(inputs.head());
        RUNNING.set(tape);
        try {
            return new Predictions(pass.run(), tape.sum());
        } finally {
            RUNNING.remove();
        }
    }

    /** Length of the network's input batch, held constant. */
    NDArray original() {
        if (original == null) {
            original = PolylineLength.constantLength(input);
        }
        return original;
    }

    /** Length behind the regularisation before this one; the network's input for the first. */
    NDArray previous() {
        return previous == null ? original() : previous;
    }

    /** Adds a layer's term, and the length of what the layer hands on. */
    void add(NDArray term, NDArray handedOn) {
        terms.add(term);
        previous = handedOn;
    }

    private @Nullable NDArray sum() {
        if (terms.isEmpty()) {
            return null;
        }
        NDArray sum = terms.get(0);
        for (NDArray term : terms.subList(1, terms.size())) {
            sum = sum.add(term);
        }
        return sum;
    }
}
