package io.crease.cli;

import io.crease.numeric.InputException;
import io.crease.study.StudySettings;
import io.crease.study.StudySize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much of a study is done, on what data, and where it is kept. */
final class StudyOptions {

    /** At most one of these. */
    static final class Size {
        @Option(names = "--quick", description = "Small networks and few conditions, within seconds (default).")
        boolean quick;

        @Option(names = "--full", description = "The sizes of the paper; 'crease study list' says how long that takes.")
        boolean full;
    }

    @ArgGroup
    private Size size = new Size();

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            converter = Seeds.Converter.class,
            description = "Seeds of the repetitions, such as 1..5 (default: the study's own).")
    private @Nullable Seeds seeds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of MNIST, CIFAR-10 ... (default: the environment variable CREASE_DATA; without one an image set"
                            + " that the program draws stands in).")
    private @Nullable Path data;

    @Option(
            names = "--fresh",
            description =
                    "Compute all cells again, also those that are stored. Trained networks are kept; remove STORE/networks to train anew.")
    private boolean fresh;

    /**
     * What the options and the environment say.
     *
     * @param store where things are kept
     * @throws InputException if there is no such data folder
     */
    StudySettings settings(Map<String, String> environment, Path store) {
        Path folder = data == null ? folder(environment, "CREASE_DATA") : data;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InputException(folder
                    + ": no such folder; expected the folder of the data sets: correct --data or CREASE_DATA, or leave both"
                    + " out for the image set that the program draws");
        }
        return new StudySettings(
                size.full ? StudySize.FULL : StudySize.QUICK,
                seeds == null ? List.of() : seeds.all(),
                folder,
                store,
                fresh);
    }

    private static @Nullable Path folder(Map<String, String> environment, String variable) {
        String folder = environment.get(variable);
        return folder == null || folder.isEmpty() ? null : Path.of(folder);
    }

    /** The store that the environment names, if it does. */
    static @Nullable Path namedStore(Map<String, String> environment) {
        return folder(environment, "CREASE_STORE");
    }

    /** The store that the environment names, else one in the user's cache folder. */
    static Path store(Map<String, String> environment) {
        Path named = namedStore(environment);
        if (named != null) {
            return named;
        }
        for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
            Path cache = folder(environment, variable);
            if (cache != null) {
                return cache.resolve("crease");
            }
        }
        return Path.of(System.getProperty("user.home"), ".cache", "crease");
    }
}
