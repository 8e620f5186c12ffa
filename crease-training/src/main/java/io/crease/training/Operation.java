package io.crease.training;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/** What a node of a network does in PyTorch. */
@FunctionalInterface
interface Operation {
    /**
     * The image of a batch.
     *
     * @param inputs batches [rows, …], not modified
     * @param weights the node's own weights by name, as {@link Weights} calls them
     * @param training whether statistics are those of the batch
     */
    NDArray apply(List<NDArray> inputs, Function<String, NDArray> weights, boolean training);
}
