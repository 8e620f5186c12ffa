package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static io.crease.data.Fixtures.idx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loaders on small files of the official formats: byte i of a set is i mod 251. */
final class ImageSetTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void neutralName() throws IOException {
        folder = Files.createDirectory(root.resolve("data"));
    }

    private static byte[] ramp(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-images-idx3-ubyte", "mnist/t10k-images.idx3-ubyte",
                "t10k-images-idx3-ubyte.gz", "t10k-images.idx3-ubyte", "MNIST/raw/t10k-images-idx3-ubyte",
                "mnist/t10k-images.idx3-ubyte.gz"
            })
    void findsMnistUnderEveryName(String name) throws IOException {
        byte[] images = idx(ramp(3 * 784), 3, 28, 28);
        write(name, name.endsWith(".gz") ? gzip(images) : images);
        write(name.replace("images", "labels").replace("idx3", "idx1"), idx(new byte[] {7, 2, 9}, 3));
        ImageSet set = Mnist.open(folder, Split.TEST);
        assertEquals("mnist:test", set.name());
        assertEquals(3, set.size());
        Tensor image = set.image(1);
        assertEquals(Shape.of(1, 28, 28), image.shape());
        for (int i = 0; i < 784; i++) {
            assertEquals((784 + i) % 251 / 255.0, image.get(i));
        }
        assertEquals(Shape.of(2, 1, 28, 28), set.images(1, 2).shape());
        assertEquals(set.image(2).get(5), set.images(1, 2).get(784 + 5));
        assertArrayEquals(new int[] {7, 2, 9}, set.labels(0, 3));
        assertEquals(9, set.label(2));
    }

    @Test
    void mnistAndFashionAreNotTakenForEachOther() throws IOException {
        write("fashion-mnist/train-images-idx3-ubyte.gz", gzip(idx(ramp(784), 1, 28, 28)));
        assertEquals(
                "fashion-mnist:train", Mnist.openFashion(folder, Split.TRAIN).name());
        assertEquals(
                1,
                Mnist.openFashion(folder.resolve("fashion-mnist"), Split.TRAIN).size());
        assertRefused(
                () -> Mnist.open(folder, Split.TRAIN),
                "no file of mnist:train",
                "crease data get mnist",
                "CREASE_DATA");
        assertRefused(() -> Mnist.open(folder.resolve("fashion-mnist"), Split.TRAIN), "no file of mnist:train");
        write("train-images-idx3-ubyte", idx(ramp(784), 1, 28, 28));
        assertRefused(() -> Mnist.openFashion(root.resolve("data/mnist"), Split.TRAIN), "not a folder");
    }

    @Test
    void refusesImagesOutsideTheSet() throws IOException {
        write("mnist/train-images-idx3-ubyte", idx(ramp(2 * 784), 2, 28, 28));
        ImageSet set = Mnist.open(folder, Split.TRAIN);
        assertRefused(() -> set.image(2), "mnist:train", "image 2", "from 0 to 1");
        assertRefused(() -> set.image(-1), "image -1");
        assertRefused(() -> set.images(1, Integer.MAX_VALUE), "images from 1");
        assertRefused(() -> set.label(0), "no file of mnist:train", "train-labels-idx1-ubyte");
        write("mnist/train-labels-idx1-ubyte", idx(new byte[3], 3));
        assertRefused(() -> set.label(0), "3 labels; expected 2");
        write("mnist/train-labels-idx1-ubyte", idx(new byte[] {0, 10}, 2));
        assertRefused(() -> set.label(1), "image 1 has label 10; expected 0 to 9", "crease data get mnist");
    }

    @Test
    void refusesDamagedIdx() throws IOException {
        String name = "mnist/train-images-idx3-ubyte";
        write(name, idx(ramp(784), 1, 28, 28, 1));
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "begins with 00000804; expected 00000803");
        write(name, idx(ramp(784), 1, 28, 27));
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "holds images of [28, 27]; expected [28, 28]");
        write(name, idx(ramp(784), 2_000_000_000, 28, 28));
        assertRefused(
                () -> Mnist.open(folder, Split.TRAIN), "declares 2000000000 records", "784 bytes the file can hold");
        write(name, gzip(idx(ramp(784), 2_000_000_000, 28, 28)));
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "declares 2000000000 records", "at most");
        write(name, idx(ramp(784), -1, 28, 28));
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "declares -1 records");
        write(name, new byte[] {0, 0, 8});
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "truncated");
        byte[] packed = gzip(idx(ramp(20 * 784), 20, 28, 28));
        write(name, Arrays.copyOf(packed, packed.length / 2));
        ImageSet cut = Mnist.open(folder, Split.TRAIN);
        assertRefused(() -> cut.image(19), "train-images-idx3-ubyte: ends");
        byte[] altered = packed.clone();
        altered[packed.length - 6] ^= 1; // gzip's checksum of the content
        write(name, altered);
        ImageSet damaged = Mnist.open(folder, Split.TRAIN);
        assertEquals(19, damaged.images(0, 19).shape().extent(0));
        assertRefused(() -> damaged.images(0, 20), "cannot be read", "crease data get mnist --data " + folder);
        write(name, Arrays.copyOf(packed, 12));
        assertRefused(() -> Mnist.open(folder, Split.TRAIN), "expected");
    }

    @Test
    void readsCifarAcrossItsBatches() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            byte[] bytes = ramp(2 * 3073);
            bytes[0] = (byte) batch;
            bytes[3073] = 9;
            write("cifar-10-batches-bin/data_batch_" + batch + ".bin", bytes);
        }
        ImageSet set = Cifar10.open(folder, Split.TRAIN);
        assertEquals(10, set.size());
        Tensor image = set.image(7);
        assertEquals(Shape.of(3, 32, 32), image.shape());
        for (int i = 0; i < 3072; i++) {
            assertEquals((3073 + 1 + i) % 251 / 255.0, image.get(i));
        }
        assertArrayEquals(new int[] {1, 9, 2, 9, 3, 9, 4, 9, 5, 9}, set.labels(0, 10));
        double[] across = set.images(3, 4).toArray();
        assertArrayEquals(set.image(4).toArray(), Arrays.copyOfRange(across, 3072, 6144));
        assertRefused(() -> set.image(10), "cifar10:train", "image 10", "from 0 to 9");
    }

    @Test
    void refusesDamagedCifar() throws IOException {
        assertRefused(() -> Cifar10.open(folder, Split.TEST), "no file of cifar10:test", "test_batch.bin");
        write("cifar-10-binary.tar.gz", new byte[1]);
        assertRefused(
                () -> Cifar10.open(folder, Split.TEST), "still packed", "crease data get cifar10 --data " + folder);
        write("test_batch.bin", new byte[3072]);
        assertRefused(
                () -> Cifar10.open(folder, Split.TEST),
                "has 3072 bytes; expected 3073 for each image",
                "crease data get cifar10");
        byte[] bytes = new byte[3073];
        bytes[0] = -1;
        write("test_batch.bin", bytes);
        assertRefused(() -> Cifar10.open(folder, Split.TEST).label(0), "image 0 has label 255");
    }
}
