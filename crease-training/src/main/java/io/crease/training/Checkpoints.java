package io.crease.training;

import io.crease.data.AtomicFile;
import io.crease.data.ImageSets;
import io.crease.data.Normalisation;
import io.crease.data.Split;
import io.crease.numeric.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of trained networks, one sub-folder a recipe. What is asked for is trained once, goes on where it was stopped, and is only read from then on.
 *
 * @param folder where; made when first needed
 * @param data where image sets lie; null if none are at hand but those the program draws
 * @param threads threads of PyTorch: they decide the last bits of a run
 */
public record Checkpoints(Path folder, @Nullable Path data, int threads) {
    private static final String RECIPE = "recipe.txt";
    private static final String END = "end.txt";
    private static final String DONE = "done";

    /** @throws IllegalArgumentException if there is no thread */
    public Checkpoints {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; expected at least 1");
        }
    }

    /**
     * The network that a recipe leads to, trained now as far as it has not been yet.
     *
     * @param cancelled asked after each step; the state is saved then
     * @throws InputException if the recipe, the data or the folder are no good, or another process is at it
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public TrainedNetwork trained(Recipe recipe, TrainingProgress progress, BooleanSupplier cancelled) {
        Path own = folder.resolve(recipe.id());
        try {
            Files.createDirectories(own);
            if (!Files.exists(own.resolve(RECIPE))) {
                AtomicFile.write(own.resolve(RECIPE), recipe.text());
            }
            if (!Files.exists(own.resolve(END))) {
                train(recipe, own, progress, cancelled);
            }
            return new TrainedNetwork(recipe, own, end(own));
        } catch (IOException e) {
            throw new InputException(
                    own + ": cannot be used (" + e + "); expected a writable folder: choose another", e);
        }
    }

    /**
     * Removes what a recipe has left, if anything: its numbers have been read and nobody will ask for it again.
     *
     * @throws InputException if it cannot be removed
     */
    public void discard(Recipe recipe) {
        Path own = folder.resolve(recipe.id());
        if (!Files.exists(own)) {
            return;
        }
        try {
            Files.deleteIfExists(own.resolve(END)); // first, so that what a kill leaves is not taken for whole
            try (Stream<Path> files = Files.list(own)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(own);
        } catch (IOException e) {
            throw new InputException(own + ": cannot be removed (" + e + "); expected a writable folder", e);
        }
    }

    private void train(Recipe recipe, Path own, TrainingProgress progress, BooleanSupplier cancelled)
            throws IOException {
        try (FileChannel channel =
                        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw busy(own);
            }
            Torch.setThreads(threads);
            TrainingSet train = set(recipe.data(), Split.TRAIN, recipe.images());
            try (Training training = new Training(recipe, train, set(recipe.data(), Split.TEST, 0), own)) {
                Divergence divergence = training.run(progress, cancelled);
                AtomicFile.write(
                        own.resolve(END),
                        divergence == null
                                ? DONE + "\n"
                                : divergence.step() + "\n" + divergence.node() + "\n" + divergence.sentence() + "\n");
            }
        } catch (OverlappingFileLockException e) {
            throw busy(own);
        }
    }

    private static InputException busy(Path own) {
        return new InputException(
                own + ": another process is training this network; wait for it or choose another --store");
    }

    private static @Nullable Divergence end(Path own) throws IOException {
        String text = new String(Files.readAllBytes(own.resolve(END)), StandardCharsets.UTF_8).strip();
        if (text.equals(DONE)) {
            return null;
        }
        String[] lines = text.split("\n", 3);
        try {
            return new Divergence(Integer.parseInt(lines[0]), lines[1], lines[2]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InputException(own.resolve(END) + ": is damaged; remove the folder to train again", e);
        }
    }

    /**
     * A split as networks of this store see it: normalised by the constants of MNIST or CIFAR-10 if it is one of these, else by mean and standard
     * deviation ½.
     *
     * @param most images at most; 0 for all
     * @throws InputException if its files are missing or damaged
     */
    public TrainingSet set(String name, Split split, int most) {
        return LoadedSets.get(
                new LoadedSets.Key(name, split, most, data),
                () -> TrainingSet.of(ImageSets.open(name, split, data), most, normalisation(name)));
    }

    /** The normalisation of {@link #set}. */
    public static Normalisation normalisation(String name) {
        return switch (name) {
            case "mnist" -> Normalisation.MNIST;
            case "cifar10" -> Normalisation.CIFAR10;
            default -> new Normalisation(java.util.List.of(0.5), java.util.List.of(0.5));
        };
    }
}
