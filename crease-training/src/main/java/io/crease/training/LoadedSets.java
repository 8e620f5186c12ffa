package io.crease.training;

import io.crease.data.Split;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Image sets that have been read and that Java has not needed the memory of since: many short trainings read a set once. Safe for several threads. */
final class LoadedSets {
    private static final Map<Key, SoftReference<TrainingSet>> SETS = new ConcurrentHashMap<>();

    private LoadedSets() {}

    /**
     * What is read.
     *
     * @param folder where it lies; null if it is drawn
     */
    record Key(String name, Split split, int most, @Nullable Path folder) {}

    /** The set as read before, or read now. */
    static TrainingSet get(Key key, Supplier<TrainingSet> read) {
        SoftReference<TrainingSet> held = SETS.get(key);
        TrainingSet set = held == null ? null : held.get();
        if (set == null) {
            set = read.get();
            SETS.put(key, new SoftReference<>(set));
        }
        return set;
    }
}
