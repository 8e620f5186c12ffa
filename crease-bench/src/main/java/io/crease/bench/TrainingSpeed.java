package io.crease.bench;

import io.crease.training.Checkpoints;
import io.crease.training.Distortion;
import io.crease.training.Optimiser;
import io.crease.training.Recipe;
import io.crease.training.Regularisation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Images a second in training the convolutional network conv 64-64-pool-128-128-128-pool-256-10 with batch normalisation at batch 128 by SGD with momentum,
 * by the wall and by the processor's time, between one checkpoint and the next; beside it, {@code train_speed.py} does the same in Python's PyTorch.
 */
public final class TrainingSpeed {
    private static final String BODY = "cnn:3x32x32-c64x2-p-c128x3-p-256-10";
    private static final int BATCH = 128;
    /** Checkpoints are kept behind steps 1, 3, 10, 30, …: timed is what lies between two of them. */
    private static final int WARM_UP = 11;

    private static final int MOST_STEPS = 18;

    private TrainingSpeed() {}

    /** Arguments: none, block or penalty; threads; steps to time. */
    public static void main(String[] arguments) throws IOException {
        String held = arguments[0];
        int threads = Integer.parseInt(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        if (steps < 2 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(steps + " steps; expected 2 to " + MOST_STEPS);
        }
        Regularisation regularisation =
                switch (held) {
                    case "none" -> Regularisation.NONE;
                    case "block" -> Regularisation.BLOCK;
                    case "penalty" -> Regularisation.penalty(0.01);
                    default -> throw new IllegalArgumentException(held + "; expected none, block or penalty");
                };
        Recipe recipe = Recipe.of(BODY + (held.equals("penalty") ? "" : ",batch-norm=true"), "synthetic")
                .on(BATCH * (WARM_UP + steps), Distortion.NONE)
                .by(Optimiser.sgd(0.01, Optimiser.Schedule.CONSTANT))
                .holding(regularisation)
                .lasting(1, BATCH);
        Path store = Files.createTempDirectory("training-speed");
        long[] wall = new long[2];
        long[] processor = new long[2];
        try {
            new Checkpoints(store, null, threads)
                    .trained(
                            recipe,
                            (of, step, all, left, loss) -> {
                                if (step == WARM_UP || step == WARM_UP + steps - 1) {
                                    int at = step == WARM_UP ? 0 : 1;
                                    wall[at] = System.nanoTime();
                                    processor[at] = processorNanos();
                                }
                            },
                            () -> wall[1] != 0);
        } catch (CancellationException e) {
            print(System.out, held, threads, steps - 1, wall[1] - wall[0], processor[1] - processor[0]);
        }
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void print(PrintStream out, String held, int threads, int steps, long wall, long processor) {
        out.printf(
                "crease %s threads %d: %.1f images/s, %.2f ms of processor an image%n",
                held, threads, 1e9 * steps * BATCH / wall, processor / (1e6 * steps * BATCH));
    }
}
