package io.crease.data;

import io.crease.numeric.InputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue of image sets: those read from files, and those drawn by the program, which need none. */
public final class ImageSets {
    private static final List<String> FETCHED = List.of("mnist", "fashion-mnist", "cifar10");
    private static final List<String> DRAWN = List.of("synthetic", "synthetic-digits");

    private ImageSets() {}

    /** The sets that lie in files of their own, in the order in which they are listed. */
    public static List<String> fetched() {
        return FETCHED;
    }

    /** The sets that the program draws. */
    public static List<String> drawn() {
        return DRAWN;
    }

    /**
     * Opens one split of a set.
     *
     * @param name one of {@link #fetched()} or {@link #drawn()}
     * @param folder where data sets lie; may be null for a set that is drawn
     * @throws InputException if there is no such set, no folder is given where one is needed, or a file is missing or damaged;
     *     the message names the command that fetches the files
     */
    public static ImageSet open(String name, Split split, @Nullable Path folder) {
        return switch (name) {
            case "mnist" -> Mnist.open(required(name, folder), split);
            case "fashion-mnist" -> Mnist.openFashion(required(name, folder), split);
            case "cifar10" -> Cifar10.open(required(name, folder), split);
            case "synthetic" -> SyntheticImages.figures(split);
            case "synthetic-digits" -> SyntheticImages.digits(split);
            default ->
                throw new InputException("image set '" + name + "': not known; expected one of "
                        + String.join(", ", FETCHED) + ", " + String.join(", ", DRAWN));
        };
    }

    /** The command that fetches a set into a folder, or into one yet to be named. */
    static String fetching(String name, @Nullable Path folder) {
        return "crease data get " + name + " --data " + (folder == null ? "DIR" : folder);
    }

    private static Path required(String name, @Nullable Path folder) {
        if (folder == null) {
            throw new InputException(
                    name + ": no folder of data sets is known; expected one that holds it: give --data DIR"
                            + " or set CREASE_DATA, fetch it with " + fetching(name, null) + ", or do with "
                            + String.join(" or ", DRAWN) + ", which need no files");
        }
        return folder;
    }
}
