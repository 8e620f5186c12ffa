package io.crease.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of trained networks keeps, in memory and on disk. */
class CheckpointsStoreTest {
    @TempDir
    private Path folder;

    @Test
    void aSetIsReadOnce() {
        TrainingSet set = new Checkpoints(folder, null, 1).set("synthetic-digits", Split.TEST, 20);
        assertSame(set, new Checkpoints(folder, null, 1).set("synthetic-digits", Split.TEST, 20));
        TrainingSet more = new Checkpoints(folder, null, 1).set("synthetic-digits", Split.TEST, 21);
        assertNotSame(set, more);
        assertEquals(List.of(20, 21), List.of(set.size(), more.size()));
        assertNotSame(set, new Checkpoints(folder, null, 1).set("synthetic-digits", Split.TRAIN, 20));
        assertNotSame(set, new Checkpoints(folder, null, 1).set("synthetic", Split.TEST, 20));
    }

    @Test
    void whatIsDiscardedIsGoneAndTheRestStays() throws IOException {
        Checkpoints store = new Checkpoints(folder, null, 1);
        Recipe one = Recipe.of("mlp:784-4-10", "synthetic-digits")
                .on(64, Distortion.NONE)
                .lasting(1, 64);
        Recipe other = one.seeded(2);
        store.trained(one, TrainingProgress.NONE, () -> false);
        store.trained(other, TrainingProgress.NONE, () -> false);
        store.discard(one);
        store.discard(one); // nothing is left to remove
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve(other.id())), left.toList());
        }
        assertTrue(Files.exists(folder.resolve(other.id()).resolve("state.npz")));
        assertFalse(store.trained(other, TrainingProgress.NONE, () -> true)
                .history()
                .isEmpty()); // read, not trained
    }
}
