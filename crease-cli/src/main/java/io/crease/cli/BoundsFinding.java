package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether constructions approach the upper bound, and random networks the constructions. */
final class BoundsFinding {
    private BoundsFinding() {}

    static List<String> of(BoundsResult found) {
        List<String> sentences = new ArrayList<>();
        Bound best = found.bounds().stream()
                .filter(bound -> bound.value().equals(Bound.best(found.bounds())))
                .filter(Bound::upper)
                .reduce((a, b) -> b)
                .orElseThrow();
        boolean built = counts(found).stream().anyMatch(row -> row.statistic().startsWith(BoundsRun.CONSTRUCTION));
        if (!built) {
            lower(found, best).ifPresent(sentences::add);
        }
        construction(found, best).ifPresent(sentences::add);
        if (!built && found.bounds().stream().allMatch(Bound::upper)) {
            sentences.add("Do constructions approach the upper bound? "
                    + (found.stack().relu()
                            ? "None fits these widths: folds need two layers or more, each at least as wide as the input."
                            : "None is known here for " + found.stack().activation() + "."));
        }
        random(found, best).ifPresent(sentences::add);
        trained(found, best).ifPresent(sentences::add);
        sentences.add("\"Of best\" is the share of the smallest upper bound, " + best.name()
                + ". Upper bounds are for any weights on all of R^n0."
                + (found.stack().knots() == 1
                        ? " One knot: relu, leaky-relu, abs."
                        : found.stack().knots() == 2 ? " Two knots: hard-tanh, clip, relu6, hard-sigmoid." : ""));
        return sentences;
    }

    private static List<Row> counts(BoundsResult found) {
        return found.result().rows().stream()
                .filter(row -> row.measure().equals(Bound.REGIONS))
                .toList();
    }

    private static Optional<String> lower(BoundsResult found, Bound best) {
        return found.bounds().stream()
                .filter(bound -> !bound.upper())
                .findFirst()
                .map(bound -> "Some network has at least " + Bound.figure(bound.value()) + " regions ("
                        + bound.name() + "), "
                        + Figures.percent(Bound.share(new BigDecimal(bound.value()), best.value()))
                        + " of the best upper bound.");
    }

    private static Optional<String> construction(BoundsResult found, Bound best) {
        return counts(found).stream()
                .filter(row -> row.statistic().startsWith(BoundsRun.CONSTRUCTION) && value(row) > 0)
                .max(java.util.Comparator.comparingDouble(BoundsFinding::value))
                .map(row -> {
                    double share = Bound.share(BigDecimal.valueOf(value(row)), best.value());
                    return "Do constructions approach the upper bound? "
                            + row.statistic().substring(BoundsRun.CONSTRUCTION.length()) + " has "
                            + (row.certainty() == Certainty.LOWER_BOUND ? "at least " : "")
                            + Bound.figure(BigDecimal.valueOf(value(row)).toBigInteger()) + " regions, "
                            + Figures.percent(share) + " of the best"
                            + (row.certainty() == Certainty.LOWER_BOUND
                                    ? "."
                                    : share >= 1
                                            ? ": it is reached."
                                            : share >= 0.5
                                                    ? ": within a factor of two."
                                                    : ", a factor of " + Figures.rounded(1 / share, 3) + " below.");
                });
    }

    private static Optional<String> random(BoundsResult found, Bound best) {
        List<Row> all = counts(found);
        double most = all.stream()
                .filter(row -> row.statistic().startsWith(BoundsRun.CONSTRUCTION) && row.certainty() == Certainty.EXACT)
                .mapToDouble(BoundsFinding::value)
                .max()
                .orElse(0);
        return all.stream()
                .filter(row -> row.statistic().equals(Row.MEAN))
                .findFirst()
                .filter(row -> value(row) > 0 && row.certainty() == Certainty.EXACT)
                .map(row -> "Random networks have " + Figures.rounded(value(row), 3)
                        + " regions on average, "
                        + Figures.rounded(value(row) / found.stack().neurons(), 3)
                        + " a neuron"
                        + (most > 0
                                ? "; the construction has " + Figures.rounded(most / value(row), 3) + " times as many."
                                : ", "
                                        + Figures.percent(Bound.share(BigDecimal.valueOf(value(row)), best.value()))
                                        + " of the best upper bound."));
    }

    private static Optional<String> trained(BoundsResult found, Bound best) {
        List<Row> all = counts(found);
        Optional<Row> mean = all.stream()
                .filter(row -> row.statistic().equals(Row.MEAN) && row.certainty() == Certainty.EXACT)
                .findFirst();
        return all.stream()
                .filter(row -> row.statistic().startsWith(BoundsRun.TRAINED)
                        && value(row) > 0
                        && row.certainty() == Certainty.EXACT)
                .findFirst()
                .map(row -> "The trained network has " + Figures.text(value(row)) + " regions"
                        + mean.filter(random -> value(random) > 0)
                                .map(random -> ", " + Figures.rounded(value(row) / value(random), 3)
                                        + " times the mean of random ones")
                                .orElse("")
                        + ", " + Figures.percent(Bound.share(BigDecimal.valueOf(value(row)), best.value()))
                        + " of the best upper bound.");
    }

    private static double value(Row row) {
        Double value = row.value();
        return value == null ? 0 : value;
    }
}
