package io.crease.data;

import io.crease.numeric.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file so that it is there whole or not at all: to a temporary sibling, flushed to the disk, then moved into place.
 * When writing fails the sibling is removed and what stood there before is untouched. A symbolic link is followed; a device
 * or pipe such as {@code /dev/stdout} is written to directly.
 */
public final class AtomicFile {

    /** What is to stand in a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content to {@code out}, which is buffered and is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** Writes {@code bytes} to {@code file}, replacing it. @throws InputException if it cannot be written */
    public static void write(Path file, byte[] bytes) {
        write(file, out -> out.write(bytes));
    }

    /** Writes {@code text} in UTF-8 to {@code file}, replacing it. @throws InputException if it cannot be written */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes what {@code content} yields to {@code file}, replacing it.
     *
     * @throws InputException if it cannot be written; an unchecked exception of {@code content} is passed on as it is
     */
    public static void write(Path file, Content content) {
        try (Draft draft = draft(file)) {
            content.writeTo(draft.out());
            draft.commit();
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Begins a file that is written while other work goes on; until it is committed nothing is to be seen of it.
     *
     * @throws InputException if it cannot be begun
     */
    public static Draft draft(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder; expected the name of a file to write");
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new Draft(file, target, null, Files.newOutputStream(target), null);
            }
            Path folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new InputException(file + ": the folder " + folder + " does not exist; expected one: create it");
            }
            Path temporary = folder.resolve(".crease-" + UUID.randomUUID() + ".tmp");
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Draft(file, target, temporary, Channels.newOutputStream(channel), channel);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InputException unwritable(Path file, Exception e) {
        return new InputException(
                file + ": cannot be written (" + e + "); expected a writable place with room: choose another", e);
    }

    /** A file being written. Mutable, not thread-safe; to be closed, which drops what was not committed. */
    public static final class Draft implements AutoCloseable {
        private final Path file;
        private final Path target;
        private final @Nullable Path temporary;
        private final @Nullable FileChannel channel;
        private final OutputStream out;

        private Draft(
                Path file, Path target, @Nullable Path temporary, OutputStream direct, @Nullable FileChannel channel) {
            this.file = file;
            this.target = target;
            this.temporary = temporary;
            this.channel = channel;
            this.out = new BufferedOutputStream(direct, 1 << 16);
        }

        /** Where its content goes, buffered. */
        public OutputStream out() {
            return out;
        }

        /** Moves what was written into place. @throws InputException if that fails */
        public void commit() {
            try {
                out.flush();
                if (channel != null) {
                    channel.force(true);
                }
                out.close();
                if (temporary != null) {
                    move(temporary, target);
                }
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }

        @Override
        public void close() {
            try {
                if (channel == null) {
                    out.close();
                } else {
                    channel.close(); // what is still buffered is dropped
                }
                if (temporary != null) {
                    Files.deleteIfExists(temporary);
                }
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
