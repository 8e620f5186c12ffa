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
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder; expected the name of a file to write");
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    content.writeTo(out);
                }
                return;
            }
            replace(file, target, content);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    file + ": cannot be written (" + e + "); expected a writable place with room: choose another", e);
        }
    }

    private static void replace(Path file, Path target, Content content) throws IOException {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(file + ": the folder " + folder + " does not exist; expected one: create it");
        }
        Path temporary = folder.resolve(".crease-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
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
