package io.crease.cli;

import io.crease.data.ImageFile;
import io.crease.data.ImageFolder;
import io.crease.data.PointSequence;
import io.crease.data.PointsFile;
import io.crease.data.Preprocessing;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.trajectory.Trajectories;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of points as {@code --along} names it: {@code FILE.npy}, {@code points:FILE}, {@code FOLDER} or {@code images:FOLDER}.
 *
 * @param name of the file or folder
 * @param folder whether it is a folder of images
 */
record SequenceSpec(String name, boolean folder) {
    private static final String POINTS = "points:";
    private static final String IMAGES = "images:";

    /** The sequence that a text names, or null if it is the name of a kind of curve or of nothing. */
    static @Nullable SequenceSpec parse(String along) {
        if (along.startsWith(POINTS)) {
            return new SequenceSpec(along.substring(POINTS.length()), false);
        }
        if (along.startsWith(IMAGES)) {
            return new SequenceSpec(along.substring(IMAGES.length()), true);
        }
        if (along.equals("points") || along.equals("images")) {
            throw new UsageException("--along " + along + " names no "
                    + (along.equals("points")
                            ? "file; expected --along FILE.npy or --along FILE.csv"
                            : "folder; expected --along images:FOLDER"));
        }
        boolean kind = Trajectories.catalogue().entries().stream()
                .anyMatch(k -> k.name().equals(along));
        if (kind || along.equals("weights")) {
            return null;
        }
        if (ImageFile.named(along) && !isFolder(along)) {
            throw new UsageException(
                    "--along " + along + " is a single image; expected a folder of images, or --along line" + " --from "
                            + along + " --to OTHER");
        }
        return PointsFile.named(along) && !isFolder(along)
                ? new SequenceSpec(along, false)
                : isFolder(along) || along.endsWith("/") ? new SequenceSpec(along, true) : null;
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What the curve goes through. */
    String points() {
        return folder ? "folder's images" : "file's rows";
    }

    /** Whether the points are images, to which preprocessing applies. */
    boolean images(Preprocessing preprocessing) {
        return folder || preprocessing.arrays();
    }

    /** The points. @throws InputException if they cannot be listed or do not fit the input */
    PointSequence open(Shape input, Preprocessing preprocessing) {
        try {
            return folder
                    ? ImageFolder.open(Path.of(name), input, preprocessing)
                    : PointsFile.open(name, input, preprocessing);
        } catch (InvalidPathException e) {
            throw new InputException(name + ": cannot be a path (" + e.getReason() + "); expected a folder's name", e);
        }
    }
}
