package io.crease.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InputException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** Files made by make_fixtures.py, small files built in place, and the way refusals are checked. */
final class Fixtures {
    private Fixtures() {}

    static Path file(String name) {
        URL url = Objects.requireNonNull(Fixtures.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs {@code reading}, which must be refused in one line that holds every fragment. */
    static void assertRefused(Executable reading, String... fragments) {
        String message = assertThrows(InputException.class, reading).getMessage();
        for (String fragment : fragments) {
            assertTrue(message.contains(fragment), () -> "'" + fragment + "' is not in: " + message);
        }
        assertTrue(message.lines().count() == 1, message);
    }

    /** A .npy file of version 1.0 with any header and data. */
    static byte[] npy(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + data.length)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .put((byte) text.length)
                .put((byte) (text.length >> 8))
                .put(text)
                .put(data)
                .array();
    }

    static String header(String descr, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    }

    /** An idx file of bytes. */
    static byte[] idx(byte[] data, int... extents) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * extents.length + data.length);
        buffer.put(new byte[] {0, 0, 8, (byte) extents.length});
        for (int extent : extents) {
            buffer.putInt(extent);
        }
        return buffer.put(data).array();
    }
}
