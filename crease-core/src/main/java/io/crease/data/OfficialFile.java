package io.crease.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as its publishers gave it out.
 *
 * @param name without a folder
 * @param bytes its size
 * @param sha256 its checksum, 64 hexadecimal digits in lower case
 */
public record OfficialFile(String name, long bytes, String sha256) {

    /** @throws IllegalArgumentException if the name holds a folder, the size is not positive or the checksum is none */
    public OfficialFile {
        if (name.isEmpty()
                || name.contains("/")
                || name.contains("\\")
                || bytes < 1
                || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(name + ", " + bytes + " bytes, " + sha256 + ": no file's description");
        }
    }

    /** Whether {@code file} has this size and checksum; it is read to the end if it has the size. */
    boolean matches(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Files.size(file) == bytes && sha256(in).equals(sha256);
        } catch (IOException e) {
            throw ByteSource.unreadable(file.toString(), e);
        }
    }

    /** The SHA-256 of all bytes to come, which are read. */
    static String sha256(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new SHA-256. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
