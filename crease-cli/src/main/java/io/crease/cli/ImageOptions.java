package io.crease.cli;

import io.crease.data.Fit;
import io.crease.data.Layout;
import io.crease.data.Normalisation;
import io.crease.data.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How images become coordinates of the network's input. */
final class ImageOptions {
    @Option(
            names = {"--normalise", "--normalize"},
            paramLabel = "NAME",
            description =
                    "Mean and standard deviation of imagenet, cifar10 or mnist for images, instead of --mean, --std and --scale.")
    private @Nullable String normalise;

    @Option(
            names = "--mean",
            paramLabel = "M,...",
            description =
                    "Subtract from images: one number, or one for each channel of the input, in its order (default: 0).")
    private @Nullable String mean;

    @Option(names = "--std", paramLabel = "S,...", description = "Then divide by, likewise (default: 1).")
    private @Nullable String std;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Values of images run from 0 to X before mean and std, such as 255 (default: 1).")
    private @Nullable Double scale;

    @Option(
            names = "--layout",
            paramLabel = "ORDER",
            description =
                    "Axes of the network's input: chw or hwc (default: hwc if its last extent is 1, 3 or 4 and its first"
                            + " is not, else chw).")
    private @Nullable String layout;

    @Option(
            names = "--channels",
            paramLabel = "ORDER",
            description = "Colours of the network's input: rgb (default) or bgr.")
    private @Nullable String channels;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            description =
                    "Images of another size: resize (default for files; both sides, proportion lost), crop (shorter side"
                            + " resized, centre cut out) or crop:PIXELS (shorter side resized to PIXELS first).")
    private @Nullable String fit;

    @Option(
            names = "--as-images",
            description =
                    "Rows of .npy, .npz and .csv files are images too: uint8, or values in [0, 1]; [C,H,W], [H,W,C] or"
                            + " [H,W]. Else they are taken as the network's own input.")
    private boolean arrays;

    /** What the options say. @throws UsageException if they cannot be or contradict each other */
    Preprocessing preprocessing() {
        boolean bgr = "bgr".equals(channels);
        if (channels != null && !bgr && !channels.equals("rgb")) {
            throw new UsageException("--channels is '" + channels + "'; expected rgb or bgr");
        }
        try {
            return new Preprocessing(normalisation(bgr), scale == null ? 1 : scale, layout(), bgr, fit(), arrays);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage(), e);
        }
    }

    private Normalisation normalisation(boolean bgr) {
        if (normalise == null) {
            return new Normalisation(numbers("--mean", mean, 0), numbers("--std", std, 1));
        }
        if (mean != null || std != null || scale != null) {
            throw new UsageException(
                    "--normalise has its own mean, std and scale; expected no --mean, --std or --scale beside it");
        }
        try {
            Normalisation named = Normalisation.named(normalise);
            return bgr ? named.reversed() : named;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--normalise: " + e.getMessage(), e);
        }
    }

    private static List<Double> numbers(String option, @Nullable String text, double preset) {
        if (text == null) {
            return List.of(preset);
        }
        List<Double> numbers = new ArrayList<>();
        try {
            for (String part : text.split(",", -1)) {
                numbers.add(Double.valueOf(part.strip()));
            }
        } catch (NumberFormatException e) {
            throw new UsageException(
                    option + " is '" + text + "'; expected numbers with commas between, as 0.485,0.456,0.406", e);
        }
        return numbers;
    }

    private @Nullable Layout layout() {
        if (layout == null) {
            return null;
        }
        for (Layout known : Layout.values()) {
            if (known.toString().equals(layout)) {
                return known;
            }
        }
        throw new UsageException("--layout is '" + layout + "'; expected chw or hwc");
    }

    private @Nullable Fit fit() {
        try {
            return fit == null ? null : Fit.parse(fit);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--fit " + e.getMessage(), e);
        }
    }
}
