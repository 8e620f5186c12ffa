package io.crease.data;

import static io.crease.data.Fixtures.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of known pixels, and values that make_preprocessing.py worked out by Pillow, NumPy and PyTorch. */
final class PreprocessingTest {
    private static final Normalisation HALF = new Normalisation(List.of(0.5), List.of(0.5));

    private static Preprocessing normalised(Normalisation normalisation) {
        return new Preprocessing(normalisation, 1, null, false, null, false);
    }

    private static Preprocessing laidOut(Layout layout, boolean bgr) {
        return new Preprocessing(Normalisation.NONE, 1, layout, bgr, null, false);
    }

    private static Preprocessing fitted(String fit, Normalisation normalisation) {
        return new Preprocessing(normalisation, 1, null, false, Fit.parse(fit), false);
    }

    private static Point read(String name, Preprocessing preprocessing, int... shape) {
        return Points.read(Fixtures.file(name).toString(), Shape.of(shape), null, preprocessing);
    }

    private static void assertValues(Point point, double... expected) {
        assertArrayEquals(expected, point.values().toArray(), 1e-14, point.notes()::toString);
    }

    @Test
    void everyStepIsTheFormula() {
        // Planes red [1, .4], green [0, .2], blue … as ImageFileTest has them.
        double[] planes = read("rgb8.png", Preprocessing.NONE, 3, 1, 2).values().toArray();
        assertArrayEquals(new double[] {1, .4, 0, .4, .2, .4}, planes, 1e-15);
        assertValues(read("rgb8.png", normalised(HALF), 3, 1, 2), 1, -.2, -1, -.2, -.6, -.2);
        Normalisation each = new Normalisation(List.of(.1, .2, .3), List.of(1.0, 2.0, 4.0));
        assertValues(read("rgb8.png", normalised(each), 3, 1, 2), .9, .3, -.1, .1, -.025, .025);
        assertValues(read("rgb8.png", laidOut(Layout.HWC, false), 1, 2, 3), 1, 0, .2, .4, .4, .4);
        assertValues(read("rgb8.png", laidOut(Layout.HWC, true), 1, 2, 3), .2, 0, 1, .4, .4, .4);
        assertValues(read("rgb8.png", laidOut(null, true), 3, 1, 2), .2, .4, 0, .4, 1, .4);
        assertValues(read("rgb8.png", laidOut(Layout.HWC, false), 6), 1, 0, .2, .4, .4, .4);
        Preprocessing bytes = new Preprocessing(each, 255, null, true, null, false);
        assertValues(read("rgb8.png", bytes, 3, 1, 2), 50.9, 101.9, -.1, 50.9, (255 - .3) / 4, (102 - .3) / 4);
        assertValues(read("grey8.png", normalised(HALF), 2, 3), -1, -.6, -.2, .2, .6, 1);
    }

    @Test
    void theInputsShapeSuggestsItsLayout() {
        Point last = read("rgb8.png", Preprocessing.NONE, 1, 2, 3);
        // The first extent is 1, so that channels may come first: [1, 2, 3] is a grey image of 3 × 2 pixels.
        assertTrue(last.notes().toString().contains("turned grey"), last.notes()::toString);
        Point hwc = read("wide.png", Preprocessing.NONE, 30, 40, 3);
        Point chw = read("wide.png", Preprocessing.NONE, 3, 30, 40);
        assertTrue(hwc.notes().contains("channels last, as the input's shape suggests"), hwc.notes()::toString);
        assertEquals(List.of(), chw.notes());
        for (int i = 0; i < 3600; i++) {
            assertEquals(chw.values().get(i), hwc.values().get(i % 1200 * 3 + i / 1200));
        }
        assertEquals(
                hwc.values(),
                read("wide.png", laidOut(Layout.HWC, false), 30, 40, 3).values());
        assertEquals(
                chw.values(),
                read("wide.png", Preprocessing.NONE, 1, 3, 30, 40).values().reshape(Shape.of(3, 30, 40)));
        assertRefused(() -> read("wide.png", laidOut(Layout.HWC, false), 3, 30, 40), "expected [H, W, 1], [H, W, 3]");
        assertRefused(() -> read("wide.png", laidOut(Layout.CHW, false), 30, 40, 3), "expected [1, H, W], [3, H, W]");
        assertRefused(() -> read("wide.png", Preprocessing.NONE, 30, 40, 4), "cannot become shape [30, 40, 4]");
    }

    @ParameterizedTest
    @CsvSource({
        "resize,   wide.png, resize,  imagenet, 3 8 9,     1e-13",
        "thirds,   wide.png, resize,  none,     3 10 10,   1e-13",
        "enlarge,  wide.png, resize,  none,     3 45 60,   1e-13",
        "crop,     wide.png, crop,    imagenet, 3 8 8,     1e-13",
        "crop11,   wide.png, crop:11, none,     3 8 8,     1e-13",
        "crop13,   wide.png, crop:13, none,     3 8 8,     1e-13",
        "mobile,   wide.png, resize,  half,     8 8 3,     1e-13",
        "grey,     wide.png, resize,  mnist,    1 10 10,   1e-13",
        // Two decoders of JPEG may differ by a few steps of 1/255.
        "jpeg,     high.jpg, resize,  none,     3 36 24,   0.02",
        "jpegcrop, high.jpg, crop:12, none,     3 10 6,    0.02"
    })
    void equalsTheIndependentComputation(
            String expected, String image, String fit, String constants, String shape, double tolerance) {
        Normalisation normalisation =
                switch (constants) {
                    case "none" -> Normalisation.NONE;
                    case "half" -> HALF;
                    default -> Normalisation.named(constants);
                };
        int[] extents = java.util.Arrays.stream(shape.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        Point point = read(image, fitted(fit, normalisation), extents);
        assertEquals(Shape.of(extents), point.values().shape());
        assertArrayEquals(oracle(expected), point.values().toArray(), tolerance);
    }

    @Test
    void bytesInBlueGreenRedAsCaffeHasThem() {
        Normalisation caffe = new Normalisation(List.of(103.939, 116.779, 123.68), List.of(1.0));
        Preprocessing asked = new Preprocessing(caffe, 255, Layout.HWC, true, Fit.parse("crop"), false);
        assertArrayEquals(
                oracle("caffe"), read("wide.png", asked, 8, 8, 3).values().toArray(), 1e-11);
    }

    private static double[] oracle(String name) {
        return Npz.read(Fixtures.file("preprocessing.npz"), name).toArray();
    }

    @Test
    void notesSayWhatWasDone() {
        Preprocessing all =
                new Preprocessing(Normalisation.IMAGENET, 255, Layout.HWC, true, Fit.parse("crop:13"), false);
        assertEquals(
                List.of(
                        "resampled from 40 × 30 to 17 × 13 pixels by area averages",
                        "the central 8 × 8 pixels cut out",
                        "values in [0, 255.0] minus mean 0.485 0.456 0.406, divided by std 0.229 0.224 0.225",
                        "channels last",
                        "colours in the order blue, green, red"),
                read("wide.png", all, 8, 8, 3).notes());
        Point grey = read("grey8.png", fitted("crop", Normalisation.NONE), 1, 2, 2);
        assertEquals(List.of("the central 2 × 2 pixels cut out"), grey.notes());
        // One of three columns to lose: half a pixel is rounded to the even side, 0.
        assertValues(grey, 0, .2, .6, .8);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Normalisation two = new Normalisation(List.of(1.0, 2.0), List.of(1.0));
        assertRefused(
                () -> read("rgb8.png", normalised(two), 3, 1, 2),
                "mean has 2 values",
                "3 channels; expected one value, or 3");
        assertRefused(
                () -> read("grey8.png", normalised(Normalisation.IMAGENET), 1, 2, 3),
                "mean has 3 values",
                "1 channel;");
        assertRefused(() -> read("grey8.png", laidOut(null, true), 1, 2, 3), "has 1 channel; expected 3 for colours");
        assertRefused(
                () -> read("wide.png", fitted("crop:7", Normalisation.NONE), 3, 8, 8),
                "becomes 9 × 7 pixels before the cut",
                "from a longer side");
        assertRefused(() -> read("wide.png", fitted("crop:90000", Normalisation.NONE), 3, 8, 8), "from a shorter side");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, mean has no value",
        "NaN, 1, mean has the value NaN",
        "0, 0, std has the value 0.0",
        "0, -1, positive",
        "0, Infinity, positive",
        "0, '', std has no value"
    })
    void refusesConstantsThatAreNone(String mean, String std, String expected) {
        List<Double> means = mean.isEmpty() ? List.of() : List.of(Double.valueOf(mean));
        List<Double> stds = std.isEmpty() ? List.of() : List.of(Double.valueOf(std));
        String message = assertThrows(IllegalArgumentException.class, () -> new Normalisation(means, stds))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void refusesUnknownNames() {
        String named = assertThrows(IllegalArgumentException.class, () -> Normalisation.named("imagnet"))
                .getMessage();
        assertTrue(named.contains("expected one of imagenet, cifar10, mnist"), named);
        for (String fit : List.of("", "cut", "crop:", "crop:0", "crop:-1", "crop:1e9", "resize:8")) {
            assertThrows(IllegalArgumentException.class, () -> Fit.parse(fit), fit);
        }
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Preprocessing(Normalisation.NONE, scale, null, false, null, false));
        }
        assertEquals(
                List.of(0.406, 0.456, 0.485), Normalisation.IMAGENET.reversed().mean());
    }

    @Test
    void otherPointsAreTheInputItself() {
        Preprocessing asked = normalised(HALF);
        Point point = Points.read("gaussian:3", Shape.of(3, 4, 4), null, asked);
        assertEquals(Points.read("gaussian:3", Shape.of(3, 4, 4), null).values(), point.values());
        assertEquals(List.of("taken as the network's own input, not preprocessed"), point.notes());
        Tensor row = read("cube.npy", asked, 2, 3, 4).values();
        assertEquals(NpyTest.cube(), row);
    }
}
