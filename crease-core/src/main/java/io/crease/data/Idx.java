package io.crease.data;

import io.crease.numeric.Shape;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file of unsigned bytes in the idx format of MNIST (two zero bytes, type 8, the number of axes, big-endian extents), plain or
 * gzipped. The header is read when it is opened; records, the entries of the first axis, are read when asked for.
 */
final class Idx {
    private final Path file;
    private final int count;
    private final int recordBytes;
    private final int headerBytes;

    private Idx(Path file, int count, int recordBytes, int headerBytes) {
        this.file = file;
        this.count = count;
        this.recordBytes = recordBytes;
        this.headerBytes = headerBytes;
    }

    /** Opens a file of records of the given extents (none for labels). @throws InputException if it holds others */
    static Idx open(Path file, int... record) {
        int axes = 1 + record.length;
        int headerBytes = 4 + 4 * axes;
        byte[] header = new byte[headerBytes];
        try (ByteSource source = ByteSource.perhapsGzip(file)) {
            source.fill(header, headerBytes, "the idx header");
            if (header[0] != 0 || header[1] != 0 || header[2] != 8 || header[3] != axes) {
                throw source.refuse(String.format(
                        "begins with %02x%02x%02x%02x; expected 000008%02x, an idx file of bytes with %d axes: check"
                                + " that images and labels are not exchanged",
                        header[0], header[1], header[2], header[3], axes, axes));
            }
            int count = integer(header, 4);
            int[] found = new int[record.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = integer(header, 8 + 4 * i);
            }
            if (!Arrays.equals(found, record)) {
                throw source.refuse(
                        "holds images of " + Arrays.toString(found) + "; expected " + Arrays.toString(record));
            }
            int recordBytes = record.length == 0 ? 1 : Shape.of(record).size();
            boolean plain = source.exact();
            long data = (long) count * recordBytes;
            if (count <= 0 || data > source.left() || (plain && data < source.left())) {
                throw source.refuse("declares " + count + " records of " + recordBytes + " bytes; expected "
                        + (plain ? "the " : "at most the ") + source.left()
                        + " bytes the file can hold: it is damaged");
            }
            return new Idx(file, count, recordBytes, headerBytes);
        }
    }

    /** Number of records. */
    int count() {
        return count;
    }

    /** The bytes of {@code number} records from record {@code from}, which must exist. */
    byte[] records(int from, int number) {
        byte[] bytes = new byte[Math.multiplyExact(number, recordBytes)];
        try (ByteSource source = ByteSource.perhapsGzip(file)) {
            source.skip(headerBytes + (long) from * recordBytes, "the records");
            source.fill(bytes, bytes.length, "the records");
            if (from + number == count) {
                source.expectEnd("the records"); // where gzip compares its checksum
            }
        }
        return bytes;
    }

    /** Reads a file of MNIST's images or labels, thoroughly or its header alone. @throws InputException if it is damaged */
    static void check(Path file, boolean images, boolean thorough) {
        Idx idx = images ? open(file, 28, 28) : open(file);
        if (thorough) {
            idx.records(0, idx.count());
        }
    }

    private static int integer(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
