package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CIFAR-10 (Krizhevsky 2009), binary version: {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, in
 * records of a label byte and 1024 red, 1024 green and 1024 blue bytes. Images are {@code [3, 32, 32]}, planes red, green, blue.
 */
public final class Cifar10 implements ImageSet {
    private static final Shape IMAGE = Shape.of(3, 32, 32);
    private static final int RECORD = 1 + 3 * 32 * 32;

    private final String name;
    private final Path folder;
    private final List<Path> files;
    private final int[] counts;

    private Cifar10(Path folder, Split split) {
        name = "cifar10:" + split;
        this.folder = folder;
        List<String> fileNames = split == Split.TEST
                ? List.of("test_batch.bin")
                : List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin");
        List<String> places = List.of("cifar-10-batches-bin", "");
        files = new ArrayList<>();
        for (String fileName : fileNames) {
            Path archive = DataFolder.findOrNull(folder, places, List.of("cifar-10-binary.tar.gz"));
            if (archive != null && DataFolder.findOrNull(folder, places, List.of(fileName)) == null) {
                throw new InputException(archive + ": is still packed; expected " + fileName + " beside it or in"
                        + " cifar-10-batches-bin: unpack it with " + ImageSets.fetching("cifar10", folder));
            }
            files.add(DataFolder.find(name, folder, places, List.of(fileName)));
        }
        counts = DataFolder.reading(
                name, folder, () -> files.stream().mapToInt(Cifar10::count).toArray());
    }

    /**
     * CIFAR-10 from {@code folder}: its sub-folder cifar-10-batches-bin, or the folder itself.
     *
     * @throws InputException if a file is missing or is not of the binary version
     */
    public static Cifar10 open(Path folder, Split split) {
        return new Cifar10(folder, split);
    }

    private static int count(Path file) {
        long length = ByteSource.length(file);
        if (length % RECORD != 0 || length / RECORD > 1_000_000) {
            throw new InputException(file + ": has " + length + " bytes; expected " + RECORD
                    + " for each image, 30730000 for the official 10000");
        }
        return (int) (length / RECORD);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape shape() {
        return IMAGE;
    }

    @Override
    public int size() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public Tensor images(int from, int count) {
        DataFolder.checkRange(this, from, count);
        HeapBudget.require(name, (long) count * IMAGE.size());
        byte[] bytes = new byte[Math.multiplyExact(count, IMAGE.size())];
        forEachRecord(
                from,
                count,
                (file, index, record) ->
                        System.arraycopy(record, 1, bytes, (index - from) * IMAGE.size(), IMAGE.size()));
        return DataFolder.scaled(bytes, count, IMAGE);
    }

    @Override
    public int[] labels(int from, int count) {
        DataFolder.checkRange(this, from, count);
        int[] labels = new int[count];
        forEachRecord(
                from, count, (file, index, record) -> labels[index - from] = DataFolder.label(file, index, record[0]));
        return labels;
    }

    /** Sees one record. */
    private interface Reader {
        void read(Path file, int index, byte[] record);
    }

    private void forEachRecord(int from, int count, Reader reader) {
        DataFolder.reading(name, folder, () -> read(from, count, reader));
    }

    /** Returns how many it read. */
    private int read(int from, int count, Reader reader) {
        byte[] record = new byte[RECORD];
        int first = 0;
        for (int i = 0; i < counts.length; i++) {
            int start = Math.max(from, first);
            int end = Math.min(from + count, first + counts[i]);
            if (start < end) {
                try (ByteSource source = ByteSource.file(files.get(i))) {
                    source.skip((long) (start - first) * RECORD, "the images");
                    for (int index = start; index < end; index++) {
                        source.fill(record, RECORD, "the images");
                        reader.read(files.get(i), index, record);
                    }
                }
            }
            first += counts[i];
        }
        return count;
    }
}
