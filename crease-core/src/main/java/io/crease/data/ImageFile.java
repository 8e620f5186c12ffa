package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Image files (PNG, JPEG, GIF's first image, BMP) as tensors with values in [0, 1], 1 the brightest. Sample values are taken as they
 * are stored: colour profiles and EXIF orientation are not applied; transparency is blended over white.
 */
public final class ImageFile {
    private static final List<String> SUFFIXES =
            List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".pgm", ".ppm");

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");
    static final long MOST_PIXELS = 1L << 26;
    /** Eight one-bit pixels a byte, deflated. */
    private static final long MOST_PIXELS_A_BYTE = 8 * ByteSource.DEFLATE_RATIO;

    private static final Pattern DAMAGE = Pattern.compile("(?i)truncated|premature|corrupt|missing|unexpected");

    private ImageFile() {}

    /** Whether a name has the suffix of an image, in either case; not all of these can be read. */
    public static boolean named(String name) {
        return SUFFIXES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /**
     * The image in {@code file}, fitted to {@code wanted}:
     *
     * <ul>
     *   <li>{@code [1, H, W]}, {@code [H, W]} grey; {@code [3, H, W]} planes red, green, blue; {@code [n]} is grey if n = H·W of the
     *       image or n is a square, else colour if n = 3·H·W or n/3 is a square, H·W the image's size or the square;
     *   <li>colour becomes grey as 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601); grey becomes colour by repetition;
     *   <li>another size is resampled axis by axis: shrinking averages over area, enlarging interpolates linearly.
     * </ul>
     *
     * @return the values, of shape {@code wanted}, and a note on each change
     * @throws InputException if the file is no such image, is damaged or larger than 2²⁶ pixels, or {@code wanted} is no image's
     *     shape
     */
    public static Point read(Path file, Shape wanted) {
        return read(file, wanted, Preprocessing.NONE);
    }

    /**
     * As {@link #read(Path, Shape)}, with the layout, size, scale and normalisation that {@code preprocessing} says; then {@code [H, W,
     * 1]} and {@code [H, W, 3]} are images' shapes too.
     */
    public static Point read(Path file, Shape wanted, Preprocessing preprocessing) {
        return read(file, wanted, preprocessing, null);
    }

    /** As {@link #read(Path, Shape, Preprocessing)}; an image that would become another frame than that given is refused. */
    static Point read(Path file, Shape wanted, Preprocessing preprocessing, @Nullable Frame expected) {
        List<String> notes = new ArrayList<>();
        BufferedImage image = decode(file, ByteSource.length(file), notes);
        Frame frame = frame(file, image, wanted, preprocessing);
        if (expected != null && !frame.equals(expected)) {
            throw new InputException(file + ": would become " + frame + ", the first image " + expected
                    + "; expected images of one size for an input of shape " + wanted + ": bring them to one");
        }
        Point point = preprocessing.point(file.toString(), new DecodedPixels(image, frame.channels()), frame, wanted);
        notes.addAll(point.notes());
        return new Point(point.values(), notes);
    }

    /** The frame that the image in {@code file} is brought to. @throws InputException as {@link #read(Path, Shape)} */
    static Frame frame(Path file, Shape wanted, Preprocessing preprocessing) {
        return frame(file, decode(file, ByteSource.length(file), new ArrayList<>()), wanted, preprocessing);
    }

    private static Frame frame(Path file, BufferedImage image, Shape wanted, Preprocessing preprocessing) {
        return Frame.of(file.toString(), wanted, image.getWidth(), image.getHeight(), preprocessing.layout());
    }

    private static BufferedImage decode(Path file, long length, List<String> notes) {
        try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new InputException(
                        file + ": of no known image format; expected PNG, JPEG, GIF or BMP: convert it");
            }
            ImageReader reader = readers.next();
            try {
                return decode(file, length, reader, stream, notes);
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            // The decoders allocate what a damaged file declares; one failed allocation leaves the heap as it was.
            throw damaged(file, "it asks for more memory than there is", e);
        }
    }

    private static BufferedImage decode(
            Path file, long length, ImageReader reader, ImageInputStream stream, List<String> notes)
            throws IOException {
        String format = reader.getFormatName();
        if (!FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
            throw new InputException(file + ": is a " + format + " image; expected PNG, JPEG, GIF or BMP: convert it");
        }
        // Metadata is not read: its compressed texts could be bombs.
        reader.setInput(stream, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width < 1 || height < 1 || width * height > MOST_PIXELS || width * height > length * MOST_PIXELS_A_BYTE) {
            throw new InputException(file + ": declares " + width + " × " + height + " pixels in " + length
                    + " bytes; expected at least 1 and at most " + Math.min(MOST_PIXELS, length * MOST_PIXELS_A_BYTE)
                    + " pixels: scale it down, or fetch it again");
        }
        HeapBudget.require(file.toString(), width * height);
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            if (DAMAGE.matcher(warning).find()) {
                throw new InputException(file + ": is damaged (" + warning + "); expected a whole " + format
                        + " image: fetch or save it again");
            }
            notes.add(warning);
        }
        return image;
    }

    private static InputException damaged(Path file, String found, Throwable cause) {
        return new InputException(
                file + ": cannot be decoded (" + found
                        + "); expected a whole PNG, JPEG, GIF or BMP image in grey or RGB: fetch, save or convert it again",
                cause);
    }
}
