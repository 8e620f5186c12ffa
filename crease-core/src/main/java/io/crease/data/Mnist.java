package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * MNIST's handwritten digits (LeCun, Cortes, Burges) or Fashion-MNIST's garments (Xiao, Rasul, Vollgraf 2017), from their four
 * idx files, gzipped or not: grey images {@code [1, 28, 28]}, 0 the background and 1 full ink.
 */
public final class Mnist implements ImageSet {
    private static final Shape IMAGE = Shape.of(1, 28, 28);

    private final String name;
    private final Path folder;
    private final List<String> places;
    private final String prefix;
    private final Path file;
    private final Idx images;

    private Mnist(String set, Path folder, Split split) {
        this.name = set + ":" + split;
        this.folder = folder;
        this.places = places(set, folder);
        this.prefix = split == Split.TRAIN ? "train" : "t10k";
        this.file = DataFolder.find(name, folder, places, names(prefix + "-images-idx3-ubyte.gz"));
        this.images = DataFolder.reading(name, folder, () -> Idx.open(file, 28, 28));
    }

    /**
     * MNIST from {@code folder}: its sub-folder mnist, MNIST/raw (torchvision's) or MNIST, or the folder itself unless its name
     * holds "fashion".
     *
     * @throws InputException if there is no file of images, or it is not MNIST's format
     */
    public static Mnist open(Path folder, Split split) {
        return new Mnist("mnist", folder, split);
    }

    /**
     * Fashion-MNIST from {@code folder}: its sub-folder fashion-mnist, FashionMNIST/raw (torchvision's) or FashionMNIST, or the
     * folder itself if its name holds "fashion": the files are named as MNIST's.
     *
     * @throws InputException if there is no file of images, or it is not MNIST's format
     */
    public static Mnist openFashion(Path folder, Split split) {
        return new Mnist("fashion-mnist", folder, split);
    }

    /** The sub-folders of {@code folder} in which a set's files may lie, {@code ""} for itself. */
    static List<String> places(String set, Path folder) {
        boolean fashion = set.startsWith("fashion");
        List<String> places = new ArrayList<>(
                fashion
                        ? List.of("fashion-mnist", "FashionMNIST/raw", "FashionMNIST")
                        : List.of("mnist", "MNIST/raw", "MNIST"));
        if (fashion == isFashion(folder)) {
            places.add("");
        }
        return places;
    }

    private static boolean isFashion(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        Path last = path.endsWith("raw") ? path.getParent() : path;
        return last != null
                && String.valueOf(last.getFileName()).toLowerCase(Locale.ROOT).contains("fashion");
    }

    /** The names under which an official file may lie: itself, with a dot for its second hyphen, and both unpacked. */
    static List<String> names(String official) {
        String dotted = official.replace("-idx", ".idx");
        return List.of(official, dotted, official.replace(".gz", ""), dotted.replace(".gz", ""));
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
        return images.count();
    }

    @Override
    public Tensor images(int from, int count) {
        DataFolder.checkRange(this, from, count);
        HeapBudget.require(name, (long) count * IMAGE.size());
        byte[] bytes = DataFolder.reading(name, folder, () -> images.records(from, count));
        return DataFolder.scaled(bytes, count, IMAGE);
    }

    @Override
    public int[] labels(int from, int count) {
        DataFolder.checkRange(this, from, count);
        Path labelFile = DataFolder.find(name, folder, places, names(prefix + "-labels-idx1-ubyte.gz"));
        return DataFolder.reading(name, folder, () -> labels(labelFile, from, count));
    }

    private int[] labels(Path labelFile, int from, int count) {
        Idx labels = Idx.open(labelFile);
        if (labels.count() != size()) {
            throw new InputException(labelFile + ": " + labels.count() + " labels; expected " + size()
                    + ", one for each image in " + file);
        }
        byte[] bytes = labels.records(from, count);
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            result[i] = DataFolder.label(labelFile, from + i, bytes[i]);
        }
        return result;
    }
}
