package io.crease.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The limits as they stand in options. */
final class LimitOptions {
    /** All options that make a check. */
    static final String NAMES = "--max-growth, --min-growth, --max-length-ratio, --min-length-ratio, --max-dead,"
            + " --max-saturated, --max-linear, --max-transitions-per-neuron, --max-pieces or --baseline";

    @Option(
            names = "--max-growth",
            paramLabel = "X",
            description = "Largest growth factor of a hidden layer: the length behind it over the length behind the one"
                    + " before.")
    private @Nullable Double maxGrowth;

    @Option(names = "--min-growth", paramLabel = "X", description = "Smallest growth factor of a hidden layer.")
    private @Nullable Double minGrowth;

    @Option(
            names = "--max-length-ratio",
            paramLabel = "X",
            description = "Largest length at the network's output over the curve's own length.")
    private @Nullable Double maxLengthRatio;

    @Option(names = "--min-length-ratio", paramLabel = "X", description = "Smallest such length ratio.")
    private @Nullable Double minLengthRatio;

    @Option(
            names = "--max-dead",
            paramLabel = "P%",
            converter = Percentage.class,
            description = "Largest share of a layer's neurons that are 0 all along the curve, such as 10%%.")
    private @Nullable Double maxDead;

    @Option(
            names = "--max-saturated",
            paramLabel = "P%",
            converter = Percentage.class,
            description = "Largest share of a layer's neurons that are another constant all along the curve.")
    private @Nullable Double maxSaturated;

    @Option(
            names = "--max-linear",
            paramLabel = "P%",
            converter = Percentage.class,
            description = "Largest share of a layer's neurons that keep to one sloped piece all along the curve.")
    private @Nullable Double maxLinear;

    @Option(
            names = "--max-transitions-per-neuron",
            paramLabel = "X",
            description = "Largest number of transitions of a layer divided by its number of neurons.")
    private @Nullable Double maxTransitions;

    @Option(
            names = "--max-pieces",
            paramLabel = "N",
            description = "Largest number of pieces into which the whole network cuts the curve.")
    private @Nullable Double maxPieces;

    /** The limits that are given. @throws UsageException if one is no number, or no value can lie within two of them */
    List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        add(limits, "max-growth", "growth", true, maxGrowth, false, Limit.Scope.ACTIVATIONS);
        add(limits, "min-growth", "growth", false, minGrowth, false, Limit.Scope.ACTIVATIONS);
        add(limits, "max-length-ratio", "length-ratio", true, maxLengthRatio, false, Limit.Scope.END);
        add(limits, "min-length-ratio", "length-ratio", false, minLengthRatio, false, Limit.Scope.END);
        add(limits, "max-dead", "dead-neurons", true, maxDead, true, Limit.Scope.ACTIVATIONS);
        add(limits, "max-saturated", "saturated-neurons", true, maxSaturated, true, Limit.Scope.ACTIVATIONS);
        add(limits, "max-linear", "linear-neurons", true, maxLinear, true, Limit.Scope.ACTIVATIONS);
        add(
                limits,
                "max-transitions-per-neuron",
                "transitions-per-neuron",
                true,
                maxTransitions,
                false,
                Limit.Scope.EACH);
        add(limits, "max-pieces", "pieces", true, maxPieces, false, Limit.Scope.END);
        inOrder("growth", minGrowth, maxGrowth);
        inOrder("length-ratio", minLengthRatio, maxLengthRatio);
        return limits;
    }

    private static void add(
            List<Limit> limits,
            String name,
            String measure,
            boolean upper,
            @Nullable Double bound,
            boolean share,
            Limit.Scope scope) {
        if (bound == null) {
            return;
        }
        if (!(bound >= 0 && Double.isFinite(bound))) {
            throw new UsageException("--" + name + " is " + bound + "; expected a number that is not negative");
        }
        if (share && bound >= 1) {
            throw new UsageException("--" + name + " is " + Figures.percent(bound)
                    + ", which every network holds; expected less than 100 %");
        }
        limits.add(new Limit(name, measure, upper, bound, share, scope));
    }

    private static void inOrder(String what, @Nullable Double least, @Nullable Double most) {
        if (least != null && most != null && least > most) {
            throw new UsageException("--min-" + what + " " + Figures.text(least) + " is more than --max-" + what + " "
                    + Figures.text(most) + "; expected at most that, since nothing lies between");
        }
    }
}
