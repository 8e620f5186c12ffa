package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a data set's files lie under the folder the user gives, and what all sets check alike. */
final class DataFolder {
    private DataFolder() {}

    /**
     * The first file that exists, trying every name in every place.
     *
     * @param set the name with the split, {@code mnist:test}
     * @param places sub-folders of {@code folder}, {@code ""} for itself
     * @throws InputException if there is none
     */
    static Path find(String set, Path folder, List<String> places, List<String> names) {
        Path found = findOrNull(folder, places, names);
        if (found == null) {
            throw new InputException(folder + ": " + (Files.isDirectory(folder) ? "no" : "not a folder, so no")
                    + " file of " + set + "; expected "
                    + folder.resolve(places.get(0)).resolve(names.get(0))
                    + ": fetch it with " + ImageSets.fetching(set.substring(0, set.indexOf(':')), folder)
                    + ", or name another folder with --data DIR or CREASE_DATA");
        }
        return found;
    }

    static @Nullable Path findOrNull(Path folder, List<String> places, List<String> names) {
        for (String place : places) {
            for (String name : names) {
                Path file = folder.resolve(place).resolve(name);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    /**
     * What {@code reading} yields.
     *
     * @param set the name with the split, {@code mnist:test}
     * @throws InputException if it cannot be read, as {@code reading} says, with the command that fetches the set again
     */
    static <T> T reading(String set, Path folder, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InputException e) {
            throw new InputException(
                    e.getMessage() + "; fetch it again with "
                            + ImageSets.fetching(set.substring(0, set.indexOf(':')), folder),
                    e);
        }
    }

    /** Refuses images that a set does not have. */
    static void checkRange(ImageSet set, int from, int count) {
        if (from < 0 || count < 1 || from > set.size() - count) {
            String asked = count == 1 ? "image " + from : count + " images from " + from;
            throw new InputException(set.name() + ": " + asked + " asked for; the set has " + set.size()
                    + ", expected an image from 0 to " + (set.size() - 1));
        }
    }

    /** The bytes of {@code count} images as a tensor of values byte / 255. */
    static Tensor scaled(byte[] bytes, int count, Shape image) {
        double[] values = new double[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (bytes[i] & 0xff) / 255.0;
        }
        return Tensor.adopt(Shape.of(count, image.extent(0), image.extent(1), image.extent(2)), values);
    }

    /** The label, checked to be one of ten classes. */
    static int label(Path file, int index, byte label) {
        if (label < 0 || label > 9) {
            throw new InputException(file + ": image " + index + " has label " + (label & 0xff)
                    + "; expected 0 to 9: the file is damaged");
        }
        return label;
    }
}
