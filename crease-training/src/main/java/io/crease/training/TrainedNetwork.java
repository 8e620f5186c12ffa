package io.crease.training;

import io.crease.data.Npz;
import io.crease.network.Network;
import io.crease.network.NetworkSpecs;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run has left: networks at the steps 0, 1, 3, 10, 30, 100, … and at the last, and how it went. Networks are read when asked for.
 */
public final class TrainedNetwork {
    private static final Pattern FILE = Pattern.compile("step-([0-9]{8})\\.npz");

    private final Recipe recipe;
    private final Path folder;
    private final @Nullable Divergence divergence;

    TrainedNetwork(Recipe recipe, Path folder, @Nullable Divergence divergence) {
        this.recipe = recipe;
        this.folder = folder;
        this.divergence = divergence;
    }

    static Path file(Path folder, int step) {
        return folder.resolve(String.format(Locale.ROOT, "step-%08d.npz", step));
    }

    /** How it was made. */
    public Recipe recipe() {
        return recipe;
    }

    /** Why the run ended early, or null if it went to its end. */
    public @Nullable Divergence divergence() {
        return divergence;
    }

    /** The steps at which the network was kept, ascending. @throws InputException if the folder cannot be read or the last network is missing */
    public List<Integer> steps() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Integer> steps = files.map(file -> FILE.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();
            int last =
                    divergence != null ? 0 : history().get(history().size() - 1).step();
            if (steps.isEmpty() || steps.get(steps.size() - 1) < last) {
                throw new InputException(file(folder, last) + ": is missing; remove the folder to train again");
            }
            return steps;
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be read (" + e + "); expected the folder of a training run", e);
        }
    }

    /**
     * The network as it was after a step, batch normalisation in its inference form.
     *
     * @throws InputException if it was not kept, or its file is damaged
     */
    public Network at(int step) {
        Path file = file(folder, step);
        Network start =
                NetworkBlock.prepared(NetworkSpecs.parse(recipe.network()).build(), recipe.regularisation());
        try {
            Map<String, Tensor> weights = Npz.read(file);
            Set<String> missing = new LinkedHashSet<>(Weights.of(start).keySet());
            missing.removeAll(weights.keySet());
            if (!missing.isEmpty()) {
                throw new InputException(
                        file + ": no array " + missing.iterator().next());
            }
            return Weights.into(start, weights);
        } catch (InputException e) {
            throw new InputException(e.getMessage() + "; remove the folder to train again", e);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage() + "; remove the folder to train again", e);
        }
    }

    /** The network as the last step kept left it. */
    public Network network() {
        List<Integer> steps = steps();
        return at(steps.get(steps.size() - 1));
    }

    /** How far the run was before its first step and after each epoch. */
    public List<Moment> history() {
        return TrainingState.history(folder);
    }
}
