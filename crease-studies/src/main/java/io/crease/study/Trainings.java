package io.crease.study;

import io.crease.measure.Certainty;
import io.crease.network.NetworkSpecs;
import io.crease.training.Checkpoints;
import io.crease.training.Distortion;
import io.crease.training.Divergence;
import io.crease.training.Optimiser;
import io.crease.training.Recipe;
import io.crease.training.Regularisation;
import io.crease.training.TrainedNetwork;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** The trained networks that studies share: each is trained once, whichever study needs it first. */
final class Trainings {
    /** No normalisation. */
    static final String PLAIN = "none";

    /** Batch normalisation before every activation. */
    static final String BATCH_NORM = "batch-norm";

    /** A trajectory regularisation in the place of every batch normalisation. */
    static final String TRAJECTORY = "trajectory";

    /** {@code penalty-0.01}: no normalisation, lengths added to the loss times that. */
    static final String PENALTY = "penalty-";

    /** The step at which a training's loss was no longer finite. */
    static final String DIVERGED = "diverged-at";

    /** The paper's order of layers with filter counts of ours: in, conv, conv, pool, conv, conv, conv, pool, fc, fc(half), out. */
    private static final String FULL = "cnn:3x32x32-c32x2-p-c64x3-p-128-64-10";

    private static final String QUICK = "cnn:3x32x32-c8x2-p-c16x3-p-32-16-10";

    private Trainings() {}

    /**
     * How the convolutional network of the paper's CIFAR-10 experiments is trained: σw² = 2, ReLU, SGD with momentum 0.9, decay 0.0005, one cycle up to a
     * rate of 0.02, batches of 128; full: 8 epochs of all 50,000 images, mirrored at random; quick: 3 epochs of 4,000 images.
     *
     * @param kind {@link #PLAIN}, {@link #BATCH_NORM}, {@link #TRAJECTORY} or {@link #PENALTY} and its strength
     * @param seed of the weights, and of the order of the images
     */
    static Recipe conv(StudySettings settings, String kind, long seed) {
        boolean normalised = kind.equals(BATCH_NORM) || kind.equals(TRAJECTORY);
        String spec = settings.choose(QUICK, FULL) + (normalised ? ",batch-norm=true" : "") + ",weight-variance=2,seed="
                + seed;
        Regularisation held = kind.equals(TRAJECTORY)
                ? Regularisation.BLOCK
                : kind.startsWith(PENALTY)
                        ? Regularisation.penalty(Double.parseDouble(kind.substring(PENALTY.length())))
                        : Regularisation.NONE;
        Optimiser optimiser = Optimiser.sgd(0.02, Optimiser.Schedule.ONE_CYCLE).decaying(5e-4);
        return Recipe.of(spec, settings.dataInsteadOf("cifar10"))
                .on(settings.choose(4000, 0), settings.choose(Distortion.NONE, Distortion.FLIP))
                .by(optimiser)
                .holding(held)
                .lasting(settings.choose(3, 8), 128)
                .seeded(seed);
    }

    /**
     * How a fully connected hard-tanh network of MNIST is trained at a large initial weight variance: Adam at a constant rate of 0.001, batches of 128;
     * full: eight hidden layers of 100, 10 epochs of all images; quick: six of 50, 5 epochs of 4,000.
     *
     * @param variance σw² of the weights as they start
     * @param seed of the weights, and of the order of the images
     */
    static Recipe saturating(StudySettings settings, double variance, long seed) {
        return Recipe.of(
                        "mlp:784-" + settings.choose("50x6", "100x8") + "-10,activation=hard-tanh,weight-variance="
                                + variance + ",seed=" + seed,
                        settings.dataInsteadOf("mnist"))
                .on(settings.choose(4000, 0), Distortion.NONE)
                .by(Optimiser.adam(0.001, Optimiser.Schedule.CONSTANT))
                .lasting(settings.choose(5, 10), 128)
                .seeded(seed);
    }

    /**
     * The network that a recipe leads to: from the store, or trained now.
     *
     * @param share of the cell's work that training is, told to the monitor step by step
     * @throws CancellationException if the run is stopped
     */
    static TrainedNetwork trained(Recipe recipe, Cell.Bench bench, double share) {
        return checkpoints(bench)
                .trained(
                        recipe,
                        (of, step, steps, left, loss) -> {
                            bench.monitor().advanced(share / steps);
                            bench.say()
                                    .accept(String.format(
                                            Locale.ROOT,
                                            "training %s, step %d of %d, loss %.3f",
                                            NetworkSpecs.parse(of.network()).text(),
                                            step,
                                            steps,
                                            loss));
                        },
                        bench.monitor()::cancelled);
    }

    /** The row of a training that did not come to its end: the step at which it ended, and why. */
    static StudyRow diverged(Conditions at, long seed, TrainedNetwork trained) {
        Divergence why = Objects.requireNonNull(trained.divergence());
        StudyRow row = StudyRow.ofNetwork(at, DIVERGED, seed, why.step(), "steps", Certainty.EXACT);
        return row.because(why.sentence());
    }

    /**
     * Asks that no training of a kind diverged.
     *
     * @param own the rows of that kind
     * @throws MissingRowException if one did
     */
    static void requireConverged(StudyRows own, String net) {
        if (!own.measure(DIVERGED).list().isEmpty()) {
            throw new MissingRowException("a training of the network with " + net + " diverged");
        }
    }

    /** The store of trained networks of a run. */
    static Checkpoints checkpoints(Cell.Bench bench) {
        Path folder = bench.settings().store().resolve("networks");
        return new Checkpoints(folder, bench.settings().data(), bench.workers().threads());
    }
}
