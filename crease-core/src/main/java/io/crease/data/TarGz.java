package io.crease.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Takes known files out of a gzipped tar archive in one pass. A name in the archive is only compared with those expected, never
 * used as a path, and an expected file of another size is refused before a byte of it is written.
 */
final class TarGz {
    private static final int BLOCK = 512;

    /** Far more than the largest archive that is read unpacks to. */
    private static final long MOST = 1L << 30;

    private TarGz() {}

    /** Where the bytes of an expected file go. */
    interface Taker {
        /** Reads the file's bytes, all of them, from {@code in}. */
        void take(OfficialFile file, InputStream in) throws IOException;
    }

    /**
     * Hands over each expected file once, in the archive's order.
     *
     * @param folder the folder within the archive in which they are expected
     * @throws IOException if the archive is damaged or lacks one of them
     */
    static void extract(Path archive, String folder, List<OfficialFile> expected, Taker taker) throws IOException {
        List<OfficialFile> left = new ArrayList<>(expected);
        try (InputStream raw = Files.newInputStream(archive);
                InputStream in = new GZIPInputStream(raw, 1 << 16)) {
            byte[] header = new byte[BLOCK];
            long unpacked = 0;
            while (!left.isEmpty()) {
                if (in.readNBytes(header, 0, BLOCK) < BLOCK || header[0] == 0) {
                    throw new IOException("it ends without " + left.get(0).name());
                }
                long size = size(header);
                unpacked += size + BLOCK;
                if (unpacked > MOST) {
                    throw new IOException("it unpacks to more than " + MOST + " bytes");
                }
                String name = text(header, 0, 100);
                boolean plain = header[156] == '0' || header[156] == 0;
                OfficialFile file = left.stream()
                        .filter(f -> plain && name.equals(folder + "/" + f.name()))
                        .findFirst()
                        .orElse(null);
                if (file == null) {
                    in.skipNBytes(size);
                } else if (size != file.bytes()) {
                    throw new IOException(file.name() + " has " + size + " bytes; expected " + file.bytes());
                } else {
                    left.remove(file);
                    taker.take(file, in);
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
        }
    }

    /** Copies exactly {@code count} bytes. */
    static void copy(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("it is cut off");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static long size(byte[] header) throws IOException {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (octal(header, 148, 8) != sum) {
            throw new IOException("it holds a header whose checksum is wrong");
        }
        return octal(header, 124, 12);
    }

    private static long octal(byte[] header, int at, int length) throws IOException {
        String digits = text(header, at, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new IOException("it holds a header that is not tar's");
        }
        return Long.parseLong(digits, 8);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
