package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crease.numeric.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loaders on the official files, where the environment variable CREASE_DATA names their folder. */
final class OfficialDataTest {
    private static Path folder;

    @BeforeAll
    static void dataFolder() {
        String named = System.getenv("CREASE_DATA");
        assumeTrue(named != null && !named.isBlank(), "CREASE_DATA is not set");
        folder = Path.of(named);
    }

    @Test
    void mnistHasItsKnownMeanAndLabels() {
        assumeTrue(Files.isDirectory(folder.resolve("mnist")));
        ImageSet test = Mnist.open(folder, Split.TEST);
        assertEquals(10_000, test.size());
        assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, test.labels(0, 10));
        ImageSet train = Mnist.open(folder, Split.TRAIN);
        assertEquals(60_000, train.size());
        assertArrayEquals(new int[] {5, 0, 4, 1, 9}, train.labels(0, 5));
        // Known: mean 0.1307 over the 60000 training images.
        Tensor all = train.images(0, 60_000);
        assertEquals(0.1307, mean(all, 0, 1, 784), 5e-5);
        assertEquals(Normalisation.MNIST.mean().get(0), mean(all, 0, 1, 784), 5e-5);
        double square = Math.pow(all.norm(), 2) / all.size();
        assertEquals(Normalisation.MNIST.std().get(0), Math.sqrt(square - 0.13066 * 0.13066), 5e-5);
        assertRefused(() -> test.image(10_000), "from 0 to 9999");
    }

    @Test
    void cifarHasItsKnownMeansAndLabels() {
        assumeTrue(Files.isDirectory(folder.resolve("cifar-10-batches-bin")));
        ImageSet test = Cifar10.open(folder, Split.TEST);
        assertEquals(10_000, test.size());
        assertArrayEquals(new int[] {3, 8, 8, 0, 6, 6, 1, 6, 3, 1}, test.labels(0, 10));
        ImageSet train = Cifar10.open(folder, Split.TRAIN);
        assertEquals(50_000, train.size());
        // Known over all training images: .4914 .4822 .4465; over the 10000 of a batch within 0.005.
        Tensor batch = train.images(25_000, 10_000);
        assertEquals(.4914, mean(batch, 0, 3, 1024), 5e-3);
        assertEquals(.4822, mean(batch, 1, 3, 1024), 5e-3);
        assertEquals(.4465, mean(batch, 2, 3, 1024), 5e-3);
        assertEquals(
                5000, Arrays.stream(train.labels(0, 50_000)).filter(l -> l == 3).count());
    }

    @Test
    void filesHaveTheirPublishedChecksums() {
        for (OfficialSet set : OfficialSet.all()) {
            for (FileState state : set.check(folder, true)) {
                boolean there = state.place() != null;
                FileState.Kind expected = there ? FileState.Kind.OFFICIAL : FileState.Kind.MISSING;
                assertEquals(expected, state.kind(), set.name() + " " + state);
            }
        }
    }

    private static double mean(Tensor images, int channel, int channels, int plane) {
        double sum = 0;
        int count = images.size() / channels / plane;
        for (int image = 0; image < count; image++) {
            for (int i = 0; i < plane; i++) {
                sum += images.get((image * channels + channel) * plane + i);
            }
        }
        return sum / count / plane;
    }
}
