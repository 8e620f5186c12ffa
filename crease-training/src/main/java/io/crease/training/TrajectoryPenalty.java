package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The plain penalty on trajectory length: λ·(current length / original length) is added to the loss for chosen layers, with a fixed λ, and nothing
 * is scaled. The model is left as it is: the penalty runs its layers one by one and looks at what they hand on, and in everything else
 * it is the model, so a saved model never knows of it. To be set as the model's outermost block, with {@link TrajectoryLoss} as the loss.
 *
 * <p>Layers are found in {@link SequentialBlock}s, however nested; other blocks are single layers, whatever is inside. Lengths are those of the
 * polyline through the rows of the minibatch ({@link PolylineLength}), the original one that of the batch that comes in.
 */
public final class TrajectoryPenalty extends WrappedBlock {
    /** How a pass runs one block. */
    private interface Run {
        NDList apply(Block block, NDList inputs);
    }

    private final double lambda;
    private final @Nullable Predicate<Block> after;

    private TrajectoryPenalty(Block block, double lambda, @Nullable Predicate<Block> after) {
        super(block);
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("trajectory penalty: λ is " + lambda + "; expected 0 or more");
        }
        this.lambda = lambda;
        this.after = after;
    }

    /**
     * The model with a penalty where batch normalisation usually stands: behind each layer that has weights, but the last. A model without
     * such layers to look at has its output's length in the penalty.
     *
     * @param block the model; its layers and parameters are shared, not copied
     * @param lambda factor of the terms, 0 or more; the loss multiplies their sum by its scale
     */
    public static TrajectoryPenalty of(Block block, double lambda) {
        return new TrajectoryPenalty(block, lambda, null);
    }

    /**
     * The model with a penalty behind chosen layers; behind the whole model if none is chosen.
     *
     * @param after tells whether the length behind a layer counts
     */
    public static TrajectoryPenalty of(Block block, double lambda, Predicate<Block> after) {
        return new TrajectoryPenalty(block, lambda, after);
    }

    /** The factor of the terms. */
    public double lambda() {
        return lambda;
    }

    @Override
    public NDList forward(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        if (!training) {
            return TrajectoryTape.record(inputs, () -> block().forward(store, inputs, false, params));
        }
        return run(store, inputs, (block, list) -> block.forward(store, list, true));
    }

    @Override
    public NDList forward(ParameterStore store, NDList data, NDList labels, @Nullable PairList<String, Object> params) {
        return run(store, data, (block, list) -> block.forward(store, list, labels, params));
    }

    private NDList run(ParameterStore store, NDList inputs, Run run) {
        if (!block().isInitialized()) {
            block().initialize(store.getManager(), DataType.FLOAT32, inputs.getShapes());
        }
        Set<Block> chosen = chosen();
        return TrajectoryTape.record(inputs, () -> through(block(), inputs, run, chosen));
    }

    private NDList through(Block block, NDList inputs, Run run, Set<Block> chosen) {
        NDList result;
        if (opened(block)) {
            NDList current = inputs;
            List<NDArray> all = new ArrayList<>();
            for (Block child : block.getChildren().values()) {
                current = through(child, current, run, chosen);
                all.addAll(current);
            }
            result = ((SequentialBlock) block).isReturnIntermediate() ? new NDList(all) : current;
        } else {
            result = run.apply(block, inputs);
        }
        if (chosen.contains(block)) {
            record(result.head());
        }
        return result;
    }

    private void record(NDArray image) {
        TrajectoryTape tape = TrajectoryTape.running();
        if (tape == null) {
            throw new IllegalStateException("a pass is always recorded");
        }
        NDArray length = PolylineLength.polylineLength(image);
        try (NDArray scaled = PolylineLength.times(length, lambda)) {
            tape.add(TrajectoryRegularization.ratio(scaled, tape.original()), length);
        }
    }

    /** The layers behind which the length counts, by identity (blocks do not define equality). */
    private Set<Block> chosen() {
        List<Block> layers = new ArrayList<>();
        collect(block(), layers);
        Set<Block> chosen = new HashSet<>();
        if (after != null) {
            layers.stream().filter(after).forEach(chosen::add);
        } else {
            List<Block> weighted =
                    layers.stream().filter(TrajectoryPenalty::hasWeights).toList();
            chosen.addAll(weighted.subList(0, Math.max(0, weighted.size() - 1)));
        }
        if (chosen.isEmpty()) {
            chosen.add(block());
        }
        return chosen;
    }

    private static void collect(Block block, List<Block> layers) {
        if (opened(block)) {
            block.getChildren().values().forEach(child -> collect(child, layers));
        } else {
            layers.add(block);
        }
    }

    private static boolean opened(Block block) {
        return block.getClass() == SequentialBlock.class;
    }

    private static boolean hasWeights(Block block) {
        return block.getParameters().values().stream().anyMatch(p -> p.getType() == Parameter.Type.WEIGHT);
    }
}
