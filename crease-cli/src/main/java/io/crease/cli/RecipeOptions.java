package io.crease.cli;

import io.crease.data.ImageSets;
import io.crease.training.Distortion;
import io.crease.training.Optimiser;
import io.crease.training.Recipe;
import io.crease.training.Regularisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network is trained. */
final class RecipeOptions {
    private static final double ADAM_RATE = 0.001;
    private static final double SGD_RATE = 0.05;

    /** What completion offers. */
    static final class Sets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return sets().iterator();
        }
    }

    @Option(
            names = "--images",
            paramLabel = "SET",
            required = true,
            completionCandidates = Sets.class,
            description = "${COMPLETION-CANDIDATES}; the last two are drawn by the program and need no files.")
    private String images = "";

    @Option(names = "--first", paramLabel = "N", description = "Train on the first N images only (default: on all).")
    private int first;

    @Option(names = "--epochs", paramLabel = "N", description = "How often each image is seen (default: 5).")
    private int epochs = 5;

    @Option(names = "--batch", paramLabel = "N", description = "Images in a batch (default: 128).")
    private int batch = 128;

    @Option(names = "--optimiser", paramLabel = "NAME", description = "sgd or adam (default: sgd).")
    private String optimiser = "sgd";

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Learning rate at its highest (default: 0.05 for sgd, 0.001 for adam).")
    private @Nullable Double rate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "constant, cosine, or one-cycle: up for a quarter of the run, then down (default: one-cycle).")
    private String schedule = "one-cycle";

    @Option(names = "--momentum", paramLabel = "M", description = "Of sgd (default: 0.9).")
    private @Nullable Double momentum;

    @Option(names = "--decay", paramLabel = "W", description = "Weight decay (default: 0).")
    private double decay;

    @Option(
            names = "--distort",
            paramLabel = "NAME",
            description = "none, flip, shift or flip-and-shift: what is done to images at random (default: none).")
    private String distort = "none";

    @Option(
            names = "--regularise",
            paramLabel = "HOW",
            description = {
                "none (default); penalty=STRENGTH: the growth of lengths behind every hidden activation is added to the loss;"
                        + " block[=STRENGTH]: trajectory regularisation in the place of every batch norm of the spec (0.01)."
            })
    private String regularise = "none";

    @Option(
            names = "--only",
            paramLabel = "NODE",
            description = "Train the weights of this node alone, such as dense2; 'crease info NETWORK' names them.")
    private String only = "";

    @Option(
            names = "--order-seed",
            paramLabel = "SEED",
            description =
                    "Of the order of images and their distortions (default: 1); weights start from the spec's own seed.")
    private long seed = 1;

    private static List<String> sets() {
        List<String> sets = new ArrayList<>(ImageSets.fetched());
        sets.addAll(ImageSets.drawn());
        return sets;
    }

    /** The recipe for a network. @throws UsageException if an option is out of range */
    Recipe of(String network) {
        if (!sets().contains(images)) {
            throw new UsageException("--images is '" + images + "'; expected one of " + String.join(", ", sets()));
        }
        if (!network.matches("[a-z]+:.*")) {
            throw new UsageException(
                    "NETWORK is '" + network + "'; expected a spec, KIND:BODY[,option=value...]: files of weights"
                            + " and models are not trained further");
        }
        try {
            Optimiser.Method method = one("--optimiser", Optimiser.Method.values(), optimiser);
            boolean sgd = method == Optimiser.Method.SGD;
            if (momentum != null && !sgd) {
                throw new UsageException("--momentum is about sgd; expected it without --optimiser adam");
            }
            Optimiser how = new Optimiser(
                    method,
                    rate == null ? sgd ? SGD_RATE : ADAM_RATE : rate,
                    one("--schedule", Optimiser.Schedule.values(), schedule),
                    momentum != null ? momentum : sgd ? 0.9 : 0,
                    decay);
            return new Recipe(
                    network,
                    images,
                    first,
                    one("--distort", Distortion.values(), distort),
                    how,
                    regularisation(),
                    batch,
                    epochs,
                    only,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private Regularisation regularisation() {
        String[] parts = regularise.split("=", 2);
        if (parts.length == 1 && parts[0].equals("none")) {
            return Regularisation.NONE;
        }
        if (parts.length == 1 && parts[0].equals("block")) {
            return Regularisation.BLOCK;
        }
        if (parts.length == 2 && (parts[0].equals("block") || parts[0].equals("penalty"))) {
            try {
                double strength = Double.parseDouble(parts[1]);
                return new Regularisation(
                        parts[0].equals("block") ? Regularisation.Kind.BLOCK : Regularisation.Kind.PENALTY, strength);
            } catch (NumberFormatException e) {
                throw new UsageException("--regularise is '" + regularise + "'; expected a number behind =", e);
            }
        }
        throw new UsageException(
                "--regularise is '" + regularise + "'; expected none, penalty=STRENGTH, block or block=STRENGTH");
    }

    private static <E extends Enum<E>> E one(String option, E[] values, String text) {
        List<String> names = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int at = names.indexOf(text);
        if (at < 0) {
            throw new UsageException(option + " is '" + text + "'; expected one of " + String.join(", ", names));
        }
        return values[at];
    }
}
