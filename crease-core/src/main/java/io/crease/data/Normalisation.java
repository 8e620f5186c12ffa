package io.crease.data;

import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Subtraction of a mean and division by a standard deviation: v ↦ (v − mean)/std.
 *
 * @param mean one number for all channels, or one for each in the order of the input's channels
 * @param std likewise; not zero
 */
public record Normalisation(List<Double> mean, List<Double> std) {
    /** v ↦ v. */
    public static final Normalisation NONE = new Normalisation(List.of(0.0), List.of(1.0));

    /**
     * ImageNet's, of values in [0, 1] in the order red, green, blue: the constants that torchvision's pretrained classifiers are
     * documented with.
     */
    public static final Normalisation IMAGENET =
            new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** CIFAR-10's, of values in [0, 1]: mean and standard deviation of all pixels of the 50,000 training images. */
    public static final Normalisation CIFAR10 =
            new Normalisation(List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));

    /** MNIST's, of values in [0, 1]: mean and standard deviation of all pixels of the 60,000 training images. */
    public static final Normalisation MNIST = new Normalisation(List.of(0.1307), List.of(0.3081));

    private static final Map<String, Normalisation> NAMED = named();

    /** @throws IllegalArgumentException if a list is empty, a number is not finite or a deviation is zero */
    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || std.isEmpty()) {
            throw new IllegalArgumentException(
                    (mean.isEmpty() ? "mean" : "std") + " has no value; expected one number, or one for each channel");
        }
        for (double value : mean) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("mean has the value " + value + "; expected finite numbers");
            }
        }
        for (double value : std) {
            if (!(Double.isFinite(value) && value > 0)) {
                throw new IllegalArgumentException("std has the value " + value + "; expected positive numbers");
            }
        }
    }

    private static Map<String, Normalisation> named() {
        Map<String, Normalisation> named = new LinkedHashMap<>();
        named.put("imagenet", IMAGENET);
        named.put("cifar10", CIFAR10);
        named.put("mnist", MNIST);
        return Collections.unmodifiableMap(named);
    }

    /** The constants of a data set: {@code imagenet}, {@code cifar10} or {@code mnist}. @throws IllegalArgumentException for others */
    public static Normalisation named(String name) {
        Normalisation found = NAMED.get(name);
        if (found == null) {
            throw new IllegalArgumentException("'" + name + "' is unknown; expected one of "
                    + String.join(", ", NAMED.keySet()) + ", or give --mean and --std");
        }
        return found;
    }

    /** The same for channels in the opposite order. */
    public Normalisation reversed() {
        List<Double> backMean = new ArrayList<>(mean);
        List<Double> backStd = new ArrayList<>(std);
        Collections.reverse(backMean);
        Collections.reverse(backStd);
        return new Normalisation(backMean, backStd);
    }

    /** @throws InputException if there are several numbers, but not one for each of the input's channels */
    void requireChannels(String where, int channels) {
        require(where, "mean", mean, channels);
        require(where, "std", std, channels);
    }

    private static void require(String where, String what, List<Double> values, int channels) {
        if (values.size() != 1 && values.size() != channels) {
            throw new InputException(where + ": " + what + " has " + values.size()
                    + " values, the network's input has " + channels + (channels == 1 ? " channel" : " channels")
                    + "; expected one value"
                    + (channels == 1 ? "" : ", or " + channels));
        }
    }

    /** (value − mean)/std of a channel. */
    double apply(int channel, double value) {
        return (value - of(mean, channel)) / of(std, channel);
    }

    private static double of(List<Double> values, int channel) {
        return values.get(values.size() == 1 ? 0 : channel);
    }

    /** {@code minus mean 0.1307, divided by std 0.3081}. */
    @Override
    public String toString() {
        return "minus mean " + text(mean) + ", divided by std " + text(std);
    }

    private static String text(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
