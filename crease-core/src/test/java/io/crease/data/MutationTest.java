package io.crease.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers on files with random damage: they read, or they refuse with an {@link InputException} of one line; nothing else. The
 * seed is printed; -Dcrease.fuzz.seed=N runs it again, -Dcrease.fuzz.seconds=N for longer.
 */
@Timeout(600)
final class MutationTest {
    private static final long SEED = Long.getLong("crease.fuzz.seed", System.nanoTime());
    private static final int SECONDS = Integer.getInteger("crease.fuzz.seconds", 4);
    private static final int[] TELLING = {0, 1, 0x7f, 0x80, 0xff, '#', ',', '(', ')', '\'', '9', '\n'};

    @TempDir
    Path folder;

    /** A file to damage and the ways it is read. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Target(String suffix, byte[] bytes, List<Consumer<Path>> readings) {}

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        List<Target> targets = targets();
        SplittableRandom random = new SplittableRandom(SEED);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int runs = 0;
        int refused = 0;
        for (; System.nanoTime() < end; runs++) {
            Target target = targets.get(runs % targets.size());
            Path file = folder.resolve("damaged" + target.suffix());
            Files.write(file, damaged(target.bytes(), random));
            for (Consumer<Path> reading : target.readings()) {
                try {
                    reading.accept(file);
                } catch (InputException e) {
                    refused++;
                    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
                } catch (RuntimeException | Error e) {
                    Path kept = Files.copy(
                            file,
                            Files.createTempFile("crease-fuzz", target.suffix()),
                            StandardCopyOption.REPLACE_EXISTING);
                    throw new AssertionError("seed " + SEED + ", run " + runs + ", kept as " + kept, e);
                }
            }
        }
        System.out.println("fuzz seed " + SEED + ": " + runs + " damaged files, " + refused + " readings refused");
        assertTrue(runs > targets.size() && refused > 0);
    }

    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // Headers, and a zip's directory at the end, are where damage tells.
            int reach = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 140);
            int at = random.nextBoolean() ? random.nextInt(reach) : bytes.length - 1 - random.nextInt(reach);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) random.nextInt(-1, 1));
                default ->
                    bytes = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length + 8));
            }
        }
        return bytes;
    }

    private static List<Target> targets() throws IOException {
        List<Target> targets = new ArrayList<>();
        for (String name : List.of("cube.npy", "cube-fortran.npy", "cube-v2.npy", "vector.npy")) {
            targets.add(new Target(
                    ".npy", bytes(name), List.of(Npy::read, f -> Npy.readRow(f, 1), MutationTest::sequence)));
        }
        for (String name : List.of("stored.npz", "zip64.npz", "types.npz")) {
            targets.add(new Target(
                    ".npz", bytes(name), List.of(Npz::read, f -> Npz.readRow(f, "first", 1), MutationTest::sequence)));
        }
        targets.add(new Target(".csv", bytes("cube.csv"), List.of(Csv::read, f -> Csv.readRow(f, 3))));
        byte[] idx = Fixtures.idx(new byte[3 * 784], 3, 28, 28);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(idx);
        }
        for (byte[] bytes : List.of(idx, packed.toByteArray())) {
            targets.add(new Target(
                    "-idx3-ubyte", bytes, List.of(f -> Idx.open(f, 28, 28).records(2, 1))));
        }
        for (String name : List.of("grey8.png", "palette.png", "rgba.png")) {
            targets.add(new Target(".png", bytes(name), List.of(f -> ImageFile.read(f, Shape.of(16)))));
        }
        for (String format : List.of("jpg", "gif", "bmp")) {
            BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_3BYTE_BGR);
            image.setRGB(3, 3, 0xabcdef);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            targets.add(new Target("." + format, out.toByteArray(), List.of(f -> ImageFile.read(f, Shape.of(16)))));
        }
        return targets;
    }

    /** The rows as images. */
    private static void sequence(Path file) {
        Preprocessing images = new Preprocessing(Normalisation.IMAGENET, 1, null, false, Fit.parse("crop"), true);
        PointSequence points = PointsFile.open(file.toString(), Shape.of(3, 4, 4), images);
        for (int i = 0; i < Math.min(4, points.size()); i++) {
            points.point(i);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Fixtures.file(name));
    }
}
