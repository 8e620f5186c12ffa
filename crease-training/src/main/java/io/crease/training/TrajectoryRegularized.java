package io.crease.training;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A model that has {@link TrajectoryRegularization} among its layers, made ready for {@link TrajectoryLoss}: its predictions carry the
 * terms of the pass that made them. To be set as the model's outermost block:
 * {@code model.setBlock(TrajectoryRegularized.of(layers))}. Predictions, parameters and saved files are those of the wrapped block.
 */
public final class TrajectoryRegularized extends WrappedBlock {
    private TrajectoryRegularized(Block block) {
        super(block);
    }

    /** The block whose regularisation layers measure against the length of the batch that comes into it, its first array. */
    public static TrajectoryRegularized of(Block block) {
        return new TrajectoryRegularized(block);
    }

    @Override
    public NDList forward(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        return TrajectoryTape.record(inputs, () -> block().forward(store, inputs, training, params));
    }

    @Override
    public NDList forward(ParameterStore store, NDList data, NDList labels, @Nullable PairList<String, Object> params) {
        return TrajectoryTape.record(data, () -> block().forward(store, data, labels, params));
    }
}
