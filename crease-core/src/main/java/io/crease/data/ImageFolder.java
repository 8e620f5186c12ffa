package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The images in a folder, in the natural order of their names: img2 before img10. */
public final class ImageFolder {
    private ImageFolder() {}

    /**
     * The images directly in {@code folder}: regular files with an image's suffix that are not hidden. The others are passed over;
     * a note counts them.
     *
     * @param shape of the network's input; where it has one axis, the first image says what size it stands for
     * @throws InputException if the folder cannot be listed or holds fewer than two images, or the first cannot be read
     */
    public static PointSequence open(Path folder, Shape shape, Preprocessing preprocessing) {
        List<String> images = new ArrayList<>();
        List<String> others = new ArrayList<>();
        list(folder, images, others);
        images.sort(new NaturalOrder());
        others.sort(new NaturalOrder());
        if (images.size() < 2) {
            String found = images.isEmpty() ? "no image" : "a single image, " + images.get(0);
            throw new InputException(folder + ": holds " + found
                    + (others.isEmpty() ? "" : " (beside " + others.size() + " other files or folders)")
                    + "; expected at least two (.png, .jpg, .gif, .bmp) for a curve through them: "
                    + (images.isEmpty() ? "name another folder" : "use it with --from or --to"));
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(
                folder + ": " + images.size() + " images, " + images.get(0) + " to " + images.get(images.size() - 1));
        if (!others.isEmpty()) {
            remarks.add(folder + ": passed over " + others.size() + " that "
                    + (others.size() == 1 ? "is no image: " : "are no images: ")
                    + String.join(", ", others.subList(0, Math.min(3, others.size())))
                    + (others.size() > 3 ? " …" : ""));
        }
        Frame frame = ImageFile.frame(folder.resolve(images.get(0)), shape, preprocessing);
        return new PointSequence(
                shape,
                images.size(),
                images::get,
                index -> ImageFile.read(folder.resolve(images.get(index)), shape, preprocessing, frame),
                remarks);
    }

    private static void list(Path folder, List<String> images, List<String> others) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": is " + (Files.exists(folder) ? "no folder" : "not there")
                    + "; expected a folder of images: check the path");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean image = ImageFile.named(name)
                        && !name.startsWith(".")
                        && Files.isRegularFile(entry)
                        && !Files.isHidden(entry);
                (image ? images : others).add(name);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new InputException(
                    folder + ": cannot be listed (" + e.getMessage()
                            + "); expected a folder that can be read: check the permissions",
                    e);
        }
    }
}
