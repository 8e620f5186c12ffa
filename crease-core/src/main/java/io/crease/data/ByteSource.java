package io.crease.data;

import io.crease.numeric.InputException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes read front to back from a file or an archive's entry, with an upper bound for how many can still come: sizes a header
 * declares are compared with it before anything is allocated. Every failure is an {@link InputException} naming the source.
 */
final class ByteSource implements Closeable {
    /** Deflate expands a byte to at most 1032. */
    static final long DEFLATE_RATIO = 1032;

    private final String name;
    private final InputStream in;
    private final boolean exact;
    private long left;

    /**
     * @param name what error messages begin with
     * @param left the most bytes {@code in} can yield
     */
    ByteSource(String name, InputStream in, long left) {
        this(name, in, left, true);
    }

    private ByteSource(String name, InputStream in, long left, boolean exact) {
        this.name = name;
        this.in = in;
        this.left = left;
        this.exact = exact;
    }

    /** Opens a file, its bytes as they are. */
    static ByteSource file(Path file) {
        long length = length(file);
        try {
            return new ByteSource(file.toString(), Files.newInputStream(file), length);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** Opens a file, its bytes inflated if it begins with gzip's magic number, whatever its name. */
    static ByteSource perhapsGzip(Path file) {
        long length = length(file);
        boolean gzip;
        try (InputStream probe = Files.newInputStream(file)) {
            gzip = probe.read() == 0x1f && probe.read() == 0x8b;
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
        if (!gzip) {
            return file(file);
        }
        @Nullable InputStream raw = null;
        try {
            raw = Files.newInputStream(file);
            return new ByteSource(file.toString(), new GZIPInputStream(raw, 1 << 16), length * DEFLATE_RATIO, false);
        } catch (IOException e) {
            closeQuietly(raw);
            throw unreadable(file.toString(), e);
        }
    }

    /** The length of a regular file in bytes; refuses folders, devices, pipes and empty files. */
    static long length(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder; expected a file");
        }
        if (!Files.exists(file)) {
            throw new InputException(file + ": no such file; expected one that can be read: check the path (relative"
                    + " paths start from the working folder)");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": is a device or pipe; expected a regular file: save its content to one");
        }
        try {
            long length = Files.size(file);
            if (length == 0) {
                throw new InputException(file + ": is empty; expected data: write or fetch it again");
            }
            return length;
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** What error messages begin with. */
    String name() {
        return name;
    }

    /** The most bytes that can still come. */
    long left() {
        return left;
    }

    /** True if {@link #left()} is the number of bytes to come, false if it is only a bound. */
    boolean exact() {
        return exact;
    }

    /** The exception for content that is refused: the source's name, then {@code text}. */
    InputException refuse(String text) {
        return new InputException(name + ": " + text);
    }

    /**
     * Reads {@code count} bytes into the front of {@code target}, which is modified.
     *
     * @param what the part being read, for the error message
     */
    void fill(byte[] target, int count, String what) {
        require(count, what);
        try {
            int read = in.readNBytes(target, 0, count);
            left -= read;
            if (read < count) {
                throw refuse(what + " has " + read + " bytes; expected " + count + ": the file is truncated");
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Passes over {@code count} bytes. */
    void skip(long count, String what) {
        require(count, what);
        try {
            in.skipNBytes(count);
            left -= count;
        } catch (EOFException e) {
            throw new InputException(
                    name + ": ends within " + what + "; expected " + count + " more bytes: truncated", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private void require(long count, String what) {
        if (count > left) {
            throw refuse(what + " has at most " + left + " bytes; expected " + count + ": the file is truncated");
        }
    }

    /** Refuses bytes that follow what was read. */
    void expectEnd(String what) {
        try {
            if (in.read() >= 0) {
                throw refuse(
                        "more bytes follow " + what + "; expected the end: the file is damaged or of another kind");
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static void closeQuietly(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException ignored) {
            // Nothing was written: a failure to close loses nothing.
        }
    }

    /** The exception for a failure to read {@code name}. */
    static InputException unreadable(String name, IOException e) {
        String found = "cannot be read (" + e.getMessage() + ")";
        if (e instanceof NoSuchFileException) {
            found = "no such file";
        } else if (e instanceof AccessDeniedException) {
            found = "permission to read denied";
        } else if (e instanceof EOFException) {
            found = "ends too early";
        }
        return new InputException(
                name + ": " + found + "; expected a complete file: check the path, or write or fetch it again", e);
    }
}
