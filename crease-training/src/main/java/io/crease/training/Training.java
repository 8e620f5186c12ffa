package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtGradientCollector;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import io.crease.data.Npz;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one {@link Recipe} from its first step to its last. The state is saved every two minutes and at the end of the last epoch; a run that was
 * stopped goes on from there and comes out with the same numbers, for the same number of threads. Mutable, used by one thread.
 */
final class Training implements AutoCloseable {
    private static final double SECONDS_BETWEEN_STATES = 120;
    private static final double NANO = 1e-9;
    /** As many as the names of kept networks have digits for. */
    private static final int MOST_STEPS = 99_999_999;

    private final Recipe recipe;
    private final TrainingSet train;
    private final TrainingSet test;
    private final Path folder;
    private final NDManager manager;
    private final NetworkBlock block;
    private final ParameterStore store;
    private final Descent descent;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final TrainingState state = new TrainingState();
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final int steps;
    private final int stepsOfEpoch;
    private final float[] batch;
    private double lastState;

    /** @param folder exists; holds the state and the networks kept */
    Training(Recipe recipe, TrainingSet train, TrainingSet test, Path folder) {
        this.recipe = recipe;
        this.train = train;
        this.test = test;
        this.folder = folder;
        Network network = NetworkSpecs.parse(recipe.network()).build();
        if (network.input().size() != train.shape().size()) {
            throw new InputException(recipe.network() + ": the network's input is " + network.input() + ", an image of "
                    + train.name() + " " + train.shape() + "; expected as many numbers");
        }
        if (train.size() % recipe.batch() == 1 && train.size() > 1) {
            throw new InputException(train.size() + " images in batches of " + recipe.batch()
                    + " leave a last batch of one image, which has neither statistics nor length; expected another number"
                    + " of images or another batch");
        }
        requireAnOutputForEachClass(network, train);
        requireAnOutputForEachClass(network, test);
        int rows = Math.min(recipe.batch(), train.size());
        stepsOfEpoch = (train.size() + rows - 1) / rows;
        steps = steps(stepsOfEpoch, recipe.epochs());
        block = new NetworkBlock(network, recipe.regularisation());
        block.trainOnly(recipe.only());
        manager = Torch.manager();
        block.initialize(manager, DataType.FLOAT32, NetworkBlock.batchOf(1, network.input()));
        store = new ParameterStore(manager, false);
        Map<String, Parameter> learning = new LinkedHashMap<>();
        block.getParameters().forEach(named -> {
            arrays.put("parameter." + named.getKey(), named.getValue().getArray());
            if (named.getValue().requiresGradient()) {
                learning.put(named.getKey(), named.getValue());
            }
        });
        descent = new Descent(recipe.optimiser(), learning, manager);
        arrays.putAll(descent.memory());
        batch = new float[Math.multiplyExact(rows, train.shape().size())];
    }

    private void requireAnOutputForEachClass(Network network, TrainingSet images) {
        int largest = images.largestLabel();
        if (largest >= network.output().size()) {
            throw new InputException(recipe.network() + ": the network has "
                    + network.output().size() + " outputs, " + images.name() + " has class " + largest
                    + "; expected an output for each class, " + (largest + 1) + " or more");
        }
    }

    private static int steps(int ofEpoch, int epochs) {
        long steps = (long) ofEpoch * epochs;
        if (steps > MOST_STEPS) {
            throw new InputException(epochs + " epochs of " + ofEpoch + " batches are " + steps + " steps; expected "
                    + MOST_STEPS + " at most: fewer epochs, or larger batches");
        }
        return (int) steps;
    }

    /**
     * Trains to the end.
     *
     * @param cancelled asked after each step; when it is, the state is saved
     * @return why it ended early, or null
     * @throws CancellationException if it was cancelled
     */
    @Nullable
    Divergence run(TrainingProgress progress, BooleanSupplier cancelled) {
        if (!state.load(folder, arrays)) {
            keep();
            state.history.add(new Moment(0, 0, 0, Double.NaN, Double.NaN, testAccuracy()));
        }
        lastState = state.seconds;
        int[] order = new int[0];
        int ordered = -1;
        double begun = state.seconds;
        int first = state.step;
        while (state.step < steps) {
            int epoch = state.step / stepsOfEpoch;
            if (epoch != ordered) {
                order = order(epoch);
                ordered = epoch;
            }
            long start = System.nanoTime();
            double value = step(order);
            if (!Double.isFinite(value)) {
                return diverged(order, state.step);
            }
            if (!block.finite()) {
                return diverged(order, state.step + 1);
            }
            state.step++;
            state.seconds += (System.nanoTime() - start) * NANO;
            double each = (state.seconds - begun) / (state.step - first);
            progress.step(recipe, state.step, steps, each * (steps - state.step), value);
            if (state.step % stepsOfEpoch == 0) {
                endEpoch(epoch + 1);
            }
            if (isKept(state.step)) {
                keep();
            }
            saveState(cancelled.getAsBoolean());
        }
        return null;
    }

    private void saveState(boolean cancelled) {
        if (cancelled || state.step == steps || state.seconds - lastState > SECONDS_BETWEEN_STATES) {
            state.save(folder, arrays);
            lastState = state.seconds;
        }
        if (cancelled && state.step < steps) {
            throw new CancellationException("training stopped after " + state.step + " of " + steps
                    + " steps; the same command goes on from there");
        }
    }

    /** Steps 0, 1, 3, 10, 30, 100, … and the last. */
    private boolean isKept(int step) {
        int power = 1;
        while (power * 10 <= step) {
            power *= 10;
        }
        return step == steps || step == power || step == 3 * power;
    }

    private void keep() {
        Npz.write(TrainedNetwork.file(folder, state.step), Weights.of(block.network()));
    }

    private int[] order(int epoch) {
        int[] order = Inference.order(train.size());
        RandomStream random = RandomStream.of(recipe.seed()).named("order").named("epoch" + epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }

    private void endEpoch(int epoch) {
        double meanLoss = state.lossSum / stepsOfEpoch;
        state.history.add(
                new Moment(state.step, epoch, state.seconds, meanLoss, state.right / state.seen, testAccuracy()));
        state.lossSum = 0;
        state.right = 0;
        state.seen = 0;
    }

    private double testAccuracy() {
        return Inference.accuracy(block, store, manager, test);
    }

    private NDArray input(int[] order) {
        int from = state.step % stepsOfEpoch * recipe.batch();
        int count = rows(order, from);
        RandomStream distortion = recipe.distortion() == Distortion.NONE
                ? null
                : RandomStream.of(recipe.seed()).named("distortion").named("step" + state.step);
        train.batch(order, from, count, batch, recipe.distortion(), distortion);
        int size = train.shape().size();
        float[] values = count * size == batch.length ? batch : java.util.Arrays.copyOf(batch, count * size);
        return manager.create(values, NetworkBlock.batchOf(count, train.shape()));
    }

    private int rows(int[] order, int from) {
        return Math.min(recipe.batch(), order.length - from);
    }

    private NDArray labels(int[] order) {
        int from = state.step % stepsOfEpoch * recipe.batch();
        float[] labels = new float[rows(order, from)];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = train.label(order[from + i]);
        }
        return manager.create(labels);
    }

    /** One step; the loss it saw, before the weights moved. They do not move if it is not finite. */
    private double step(int[] order) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray input = input(order);
            NDArray labels = labels(order);
            NDArray output;
            NDArray total;
            double value;
            try (GradientCollector collector = new PtGradientCollector()) {
                NetworkBlock.Passed passed = block.pass(store, input);
                output = passed.output();
                total = loss.evaluate(new ai.djl.ndarray.NDList(labels), new ai.djl.ndarray.NDList(output));
                if (passed.terms() != null) {
                    total = total.add(
                            passed.terms().mul((float) recipe.regularisation().strength()));
                }
                value = total.getFloat();
                if (!Double.isFinite(value)) {
                    return value;
                }
                collector.backward(total);
            }
            state.lossSum += value;
            state.right += output.argMax(1)
                    .toType(DataType.FLOAT32, false)
                    .eq(labels)
                    .sum()
                    .getLong();
            state.seen += labels.size();
            descent.step(state.step, steps);
            return value;
        }
    }

    /** Looks for the node at which the numbers ran away, and keeps the history until then. */
    private Divergence diverged(int[] order, int step) {
        state.save(folder, arrays);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return new Diagnosis(block, store).of(input(order), step, recipe);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
