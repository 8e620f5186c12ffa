package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in NumPy's .npz format: a zip (stored or deflated, zip64 or not) whose entries {@code NAME.npy} are {@link Npy}
 * arrays. Entries of other kinds are passed over. Checksums are verified; sizes are checked against what the archive can hold.
 */
public final class Npz {
    private static final String SUFFIX = ".npy";
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /** The names of the arrays in {@code file}, in its order. @throws InputException if it is not a readable .npz */
    public static List<String> names(Path file) {
        return open(file, zip -> List.copyOf(arrays(file, zip).keySet()));
    }

    /** All arrays in {@code file}, in its order. @throws InputException if it, or one of them, cannot be read */
    public static Map<String, Tensor> read(Path file) {
        return open(file, zip -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            long[] sum = {0};
            arrays(file, zip)
                    .forEach((name, entry) -> tensors.put(name, from(file, zip, name, entry, source -> {
                        // The archive's arrays together are held to the budget, not only each of them.
                        Tensor tensor = Npy.read(source, sum[0]);
                        sum[0] += tensor.size();
                        return tensor;
                    })));
            return Collections.unmodifiableMap(tensors);
        });
    }

    /** The array {@code name} in {@code file}. @throws InputException if there is none or it cannot be read */
    public static Tensor read(Path file, String name) {
        return one(file, name, source -> Npy.read(source, 0));
    }

    /** The shape of the array {@code name}, from its header alone. @throws InputException if there is none */
    public static Shape shape(Path file, String name) {
        return header(file, name).shape();
    }

    /** The header of the array {@code name}. @throws InputException as {@link #shape} */
    static NpyHeader header(Path file, String name) {
        return open(file, zip -> {
            try (ByteSource source = source(file, zip, name, entry(file, zip, name), new CRC32())) {
                return Npy.header(source);
            }
        });
    }

    /**
     * Row {@code row}, from 0, of the array {@code name}, as {@link Npy#readRow}.
     *
     * @throws InputException if there is no such array or row, or it cannot be read
     */
    public static Tensor readRow(Path file, String name, int row) {
        return one(file, name, source -> Npy.readRow(source, row));
    }

    /**
     * Writes arrays in the map's order to {@code file}, whole or not at all: deflated, without the time of day, so that equal
     * arrays give equal bytes.
     *
     * @throws InputException if it cannot be written
     * @throws IllegalArgumentException if there are no arrays, or a name is empty
     */
    public static void write(Path file, Map<String, Tensor> tensors) {
        if (tensors.isEmpty() || tensors.containsKey("")) {
            throw new IllegalArgumentException(
                    file + ": arrays " + tensors.keySet() + "; expected at least one, each named");
        }
        AtomicFile.write(file, out -> write(out, tensors));
    }

    private static void write(OutputStream out, Map<String, Tensor> tensors) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            ZipEntry entry = new ZipEntry(named.getKey() + SUFFIX);
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            Npy.write(zip, named.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static Tensor one(Path file, String name, Function<ByteSource, Tensor> reading) {
        return open(file, zip -> from(file, zip, name, entry(file, zip, name), reading));
    }

    private static <T> T open(Path file, Function<ZipFile, T> reading) {
        ByteSource.length(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return reading.apply(zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    file + ": cannot be read as a zip (" + e.getMessage()
                            + "); expected a .npz as numpy.savez writes: write or fetch it again",
                    e);
        }
    }

    private static Map<String, ZipEntry> arrays(Path file, ZipFile zip) {
        Map<String, ZipEntry> arrays = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                continue;
            }
            name = name.substring(0, name.length() - SUFFIX.length());
            if (arrays.put(name, entry) != null) {
                throw new InputException(
                        file + ": two arrays named " + name + "; expected each name once: save it again");
            }
        }
        if (arrays.isEmpty()) {
            throw new InputException(file + ": the zip holds no .npy entry; expected arrays as numpy.savez writes");
        }
        return arrays;
    }

    private static ZipEntry entry(Path file, ZipFile zip, String name) {
        Map<String, ZipEntry> arrays = arrays(file, zip);
        ZipEntry entry = arrays.get(name);
        if (entry == null) {
            throw new InputException(
                    file + ": no array named " + name + "; expected one of " + shortened(arrays.keySet()));
        }
        return entry;
    }

    private static Tensor from(
            Path file, ZipFile zip, String name, ZipEntry entry, Function<ByteSource, Tensor> reading) {
        CRC32 checksum = new CRC32();
        try (ByteSource source = source(file, zip, name, entry, checksum)) {
            Tensor tensor = reading.apply(source);
            if (entry.getCrc() != checksum.getValue()) {
                throw source.refuse(String.format(
                        "its bytes have checksum %08x; expected %08x: the file is damaged, write or fetch it again",
                        checksum.getValue(), entry.getCrc()));
            }
            return tensor;
        }
    }

    private static ByteSource source(Path file, ZipFile zip, String name, ZipEntry entry, CRC32 checksum) {
        String where = file + ": array " + name;
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        boolean stored = entry.getMethod() == ZipEntry.STORED;
        boolean possible = stored ? size == packed : size <= packed * ByteSource.DEFLATE_RATIO;
        if (size < 0 || packed < 0 || packed > file.toFile().length() || !possible) {
            throw new InputException(where + ": the zip declares " + size + " bytes packed into " + packed
                    + "; expected sizes that are possible: the file is damaged");
        }
        try {
            return new ByteSource(where, new CheckedInputStream(zip.getInputStream(entry), checksum), size);
        } catch (IOException e) {
            throw ByteSource.unreadable(where, e);
        }
    }

    private static String shortened(Collection<String> names) {
        String text = names.stream().limit(12).collect(Collectors.joining(", "));
        return names.size() > 12 ? text + ", … (" + names.size() + " arrays)" : text;
    }
}
