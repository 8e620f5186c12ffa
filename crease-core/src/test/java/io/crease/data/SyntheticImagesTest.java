package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets that the program draws, and the catalogue of sets. */
final class SyntheticImagesTest {

    @ParameterizedTest
    @CsvSource({"synthetic,3072", "synthetic-digits,784"})
    void everyImageIsTheSameHoweverItIsAskedFor(String name, int pixels) {
        ImageSet train = ImageSets.open(name, Split.TRAIN, null);
        ImageSet test = ImageSets.open(name, Split.TEST, null);
        assertEquals(10_000, train.size());
        assertEquals(2_000, test.size());
        assertEquals(pixels, train.shape().size());
        double[] many = train.images(9_990, 10).toArray();
        assertArrayEquals(train.image(9_995).toArray(), Arrays.copyOfRange(many, 5 * pixels, 6 * pixels));
        assertArrayEquals(
                many, ImageSets.open(name, Split.TRAIN, null).images(9_990, 10).toArray());
        assertTrue(Arrays.stream(many).allMatch(v -> v >= 0 && v <= 1 && Math.rint(v * 255) == v * 255));
        assertNotEquals(train.image(3), test.image(3));
        assertArrayEquals(new int[] {8, 9, 0, 1}, test.labels(18, 4));
        assertRefused(() -> test.image(2_000), name + ":test", "from 0 to 1999");
    }

    /** Nearest class mean, learnt from the training images: better than guessing, and far from perfect. */
    @ParameterizedTest
    @ValueSource(strings = {"synthetic", "synthetic-digits"})
    void classesDifferButNotByTheirMeansAlone(String name) {
        ImageSet train = ImageSets.open(name, Split.TRAIN, null);
        ImageSet test = ImageSets.open(name, Split.TEST, null);
        int pixels = train.shape().size();
        double[][] means = new double[10][pixels];
        Tensor learnt = train.images(0, 3000);
        for (int i = 0; i < learnt.size(); i++) {
            means[i / pixels % 10][i % pixels] += learnt.get(i) / 300;
        }
        int right = 0;
        Tensor asked = test.images(0, 500);
        for (int image = 0; image < 500; image++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < 10; c++) {
                double square = 0;
                for (int i = 0; i < pixels; i++) {
                    square += Math.pow(asked.get(image * pixels + i) - means[c][i], 2);
                }
                if (square < least) {
                    least = square;
                    nearest = c;
                }
            }
            right += nearest == test.label(image) ? 1 : 0;
        }
        assertTrue(right > 125 && right < 425, right + " of 500 right"); // 50 would be guessing
    }

    @Test
    void drawnImagesArePoints() {
        Preprocessing plain = Preprocessing.NONE;
        Tensor point = Points.read("synthetic:test/17", Shape.of(3, 32, 32), null, plain)
                .values();
        assertArrayEquals(
                ImageSets.open("synthetic", Split.TEST, null).image(17).toArray(), point.toArray());
        assertEquals(
                784,
                Points.read("synthetic-digits:train/9", Shape.of(784), null, plain)
                        .values()
                        .size());
    }

    @Test
    void namesAndFoldersAreChecked() {
        assertRefused(() -> ImageSets.open("cifar", Split.TEST, null), "'cifar'", "cifar10", "synthetic-digits");
        assertRefused(
                () -> ImageSets.open("cifar10", Split.TEST, null),
                "--data DIR",
                "crease data get cifar10 --data DIR",
                "synthetic");
    }
}
