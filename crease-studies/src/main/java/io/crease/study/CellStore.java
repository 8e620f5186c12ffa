package io.crease.study;

import io.crease.data.AtomicFile;
import io.crease.numeric.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finished cells of a study on disk, a file each, written whole or not at all, so that a run that was stopped or killed goes on
 * where it was. A file is found by a hash of the study's name and version, the version of the code and the cell's key; it holds
 * them in full, its rows and a checksum. A file that is damaged is computed again, with a warning.
 */
public final class CellStore {
    /** Raised when rows of all studies change, since the code below them did. */
    private static final int CODE = 1;

    private final Path folder;
    private final String study;
    private final Consumer<String> warn;

    /**
     * What is kept of a cell.
     *
     * @param rows its rows
     * @param seconds how long they took
     * @param made when they were done
     */
    public record Stored(List<StudyRow> rows, double seconds, Instant made) {
        /** Copies the rows. */
        public Stored {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param store the folder for everything that is kept; made when the first cell is
     * @param warn hears of files that are damaged
     */
    public CellStore(Path store, Study study, Consumer<String> warn) {
        this.folder = store.resolve("cells");
        this.study = study.name() + " " + study.version() + " code " + CODE;
        this.warn = warn;
    }

    /** The cell of that key, if it is stored and whole. */
    public Optional<Stored> find(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CellText.read(Files.readString(file, StandardCharsets.UTF_8), study, key));
        } catch (IOException | IllegalArgumentException e) {
            warn.accept(file + ": not a whole stored cell (" + e.getMessage() + "), so it was computed again");
            return Optional.empty();
        }
    }

    /**
     * Stores a cell.
     *
     * @throws InputException if it cannot be written
     */
    public void put(String key, Stored cell) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(
                    folder + ": the folder cannot be made (" + e
                            + "); expected a writable place: choose one with --store",
                    e);
        }
        AtomicFile.write(file(key), CellText.of(cell, study, key));
    }

    /** Where the cell of that key is or would be. */
    Path file(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((study + "\n" + key).getBytes(StandardCharsets.UTF_8));
            String name = study.substring(0, study.indexOf(' '));
            return folder.resolve(name + "-" + HexFormat.of().formatHex(hash, 0, 12) + ".cell");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
