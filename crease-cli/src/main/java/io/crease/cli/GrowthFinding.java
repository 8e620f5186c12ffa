package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the length grows and where it collapses: a factor fitted over the layers, and the layers that go against it. */
final class GrowthFinding {
    /** Below this a layer's change of the length is no growth and no collapse. */
    private static final double SLIGHT = 0.01;

    private GrowthFinding() {}

    private record Step(int layer, double length, double growth) {}

    static Optional<String> of(Result result) {
        List<Step> steps = steps(result);
        Double input = result.main("length", 0, "input").map(Row::value).orElse(null);
        if (steps.isEmpty() || input == null) {
            return Optional.empty();
        }
        Step last = steps.get(steps.size() - 1);
        if (last.length() == 0) {
            int first = steps.stream()
                    .filter(s -> s.length() == 0)
                    .findFirst()
                    .orElse(last)
                    .layer();
            return Optional.of("The image shrinks to a point at layer " + first + ".");
        }
        if (steps.size() == 1) {
            return Optional.of(String.format(
                    Locale.ROOT, "The one hidden layer changes the length by a factor of %.3g.", last.growth()));
        }
        double factor = FittedFactor.of(
                steps.stream().mapToDouble(Step::layer).toArray(),
                steps.stream().mapToDouble(Step::length).toArray());
        String fit = String.format(
                Locale.ROOT,
                "Length %s: ×%.4g a layer (fitted over layers 1–%d), from %s at layer 1 to %s at layer %d; the curve's own is %s.",
                verb(factor),
                factor,
                last.layer(),
                Figures.rounded(steps.get(0).length(), 4),
                Figures.rounded(last.length(), 4),
                last.layer(),
                Figures.rounded(input, 4));
        return Optional.of(fit + exceptions(steps, factor));
    }

    private static String verb(double factor) {
        return Math.abs(factor - 1) < SLIGHT
                ? "hardly changes"
                : factor > 1 ? "grows with depth" : "shrinks with depth";
    }

    /** The layers that do the opposite of the whole, and the extremes. */
    private static String exceptions(List<Step> steps, double factor) {
        List<Integer> against = new ArrayList<>();
        Step most = steps.get(0);
        Step least = steps.get(0);
        for (Step step : steps) {
            boolean grows = step.growth() > 1 + SLIGHT;
            boolean shrinks = step.growth() < 1 - SLIGHT;
            if (factor > 1 + SLIGHT ? shrinks : factor < 1 - SLIGHT && grows) {
                against.add(step.layer());
            }
            most = step.growth() > most.growth() ? step : most;
            least = step.growth() < least.growth() ? step : least;
        }
        String extremes = String.format(
                Locale.ROOT,
                " The largest factor is ×%.3g at layer %d, the smallest ×%.3g at layer %d",
                most.growth(),
                most.layer(),
                least.growth(),
                least.layer());
        String opposite = against.isEmpty()
                ? "."
                : "; " + (factor > 1 ? "it shrinks" : "it grows") + " at layer" + (against.size() == 1 ? " " : "s ")
                        + Words.numbers(against) + ".";
        return extremes + opposite;
    }

    private static List<Step> steps(Result result) {
        List<Step> steps = new ArrayList<>();
        Double input = result.main("length", 0, "input").map(Row::value).orElse(null);
        double before = input == null ? 0 : input;
        for (Subject.Layer layer : result.subject().network().layers()) {
            Double length =
                    result.main("length", layer.layer(), "post").map(Row::value).orElse(null);
            Double growth =
                    result.main("growth", layer.layer(), "post").map(Row::value).orElse(null);
            if (layer.site().equals("post") && length != null) {
                // Where growth was not measured it follows from the lengths.
                double own = growth != null ? growth : before > 0 ? length / before : 0;
                steps.add(new Step(layer.layer(), length, own));
                before = length;
            }
        }
        return steps;
    }
}
