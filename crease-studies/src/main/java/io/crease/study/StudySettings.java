package io.crease.study;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study is asked to do.
 *
 * @param size quick or full
 * @param seeds of the repetitions; empty for the study's own. The settings that a study gets from {@link StudyRun} hold at least one
 * @param data folder with data sets; null for the set that the program draws
 * @param store folder for trained checkpoints and finished cells
 * @param fresh whether stored cells are computed again
 */
public record StudySettings(StudySize size, List<Long> seeds, @Nullable Path data, Path store, boolean fresh) {
    /** Copies the seeds. */
    public StudySettings {
        seeds = List.copyOf(seeds);
    }

    /** Whether this is the quick run. */
    public boolean quick() {
        return size == StudySize.QUICK;
    }

    /** One of two, by size. */
    public <T> T choose(T quick, T full) {
        return quick() ? quick : full;
    }

    /**
     * The data set to use where {@code name} is wanted: itself if there is a data folder, else the drawn set of the same image
     * shape: {@code synthetic} for {@code cifar10}, {@code synthetic-digits} for {@code mnist} and {@code fashion-mnist}.
     */
    public String dataInsteadOf(String name) {
        return data != null ? name : name.equals("cifar10") ? "synthetic" : "synthetic-digits";
    }

    StudySettings withSeeds(List<Long> others) {
        return new StudySettings(size, others, data, store, fresh);
    }
}
