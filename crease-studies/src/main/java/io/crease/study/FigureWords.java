package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What figures call things, and what they say in words. */
final class FigureWords {
    /** Panels that are told in words; of more, the first and the last. */
    private static final int TOLD = 2;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("hard-tanh", "hard tanh"),
            Map.entry("relu", "ReLU"),
            Map.entry("none", "no normalisation"),
            Map.entry("batch-norm", "batch norm"),
            Map.entry("trajectory", "trajectory regularisation"),
            Map.entry("mnist", "MNIST"),
            Map.entry("cifar10", "CIFAR-10"),
            Map.entry("synthetic", "drawn images"),
            Map.entry("synthetic-digits", "drawn digits"),
            Map.entry("circle", "circle through two images"),
            Map.entry("minibatch", "polyline through 128 images"),
            Map.entry("data-arc", "arc between two images"),
            Map.entry("random-arc", "arc between random points"),
            Map.entry("conv", "conv net"),
            Map.entry("conv-batch-norm", "conv net, batch norm"),
            Map.entry("hard-tanh-3", "hard tanh, initial σw² = 3"),
            Map.entry("hard-tanh-16", "hard tanh, initial σw² = 16"),
            Map.entry("absolute", "noise itself"),
            Map.entry("relative", "over the weights' deviation"),
            Map.entry("fan-in", "times √fan-in"),
            Map.entry("reset", "set back to its start"),
            Map.entry("redrawn", "drawn anew"),
            Map.entry("clean", "no attack"),
            Map.entry("fgsm", "FGSM"),
            Map.entry("pgd-linf", "PGD, maximum norm"),
            Map.entry("pgd-l2", "PGD, Euclidean norm"));

    private FigureWords() {}

    /** The value of a condition as a figure says it. */
    static String name(String value) {
        return value.startsWith(Trainings.PENALTY)
                ? "length penalty, λ = " + value.substring(Trainings.PENALTY.length())
                : NAMES.getOrDefault(value, value);
    }

    /** Where lines of the first and the last panel begin and end, in words. */
    static String of(List<Panel> panels, String legend) {
        List<Panel> told = panels.size() <= TOLD ? panels : List.of(panels.get(0), panels.get(panels.size() - 1));
        StringBuilder text = new StringBuilder();
        for (Panel panel : told) {
            List<Series> measured = panel.series().stream()
                    .filter(s -> s.style() == Series.Style.MEASURED)
                    .toList();
            Series first = measured.get(0);
            Series last = measured.get(measured.size() - 1);
            text.append(text.isEmpty() ? "" : " ")
                    .append(panel.title().isEmpty() ? "" : panel.title() + ": ")
                    .append(quantity(panel.y()))
                    .append(ends(panel, first, legend))
                    .append(first.group().equals(last.group()) ? "" : ", and" + ends(panel, last, legend))
                    .append('.');
        }
        return text.toString();
    }

    private static String ends(Panel panel, Series series, String legend) {
        Point from = series.points().get(0);
        Point to = series.points().get(series.points().size() - 1);
        String group = legend.isEmpty() ? series.group() : legend + " " + series.group();
        String start = number(from.y()) + " at " + quantity(panel.x()) + " " + place(panel.x(), from.x());
        return " for " + group
                + (from.equals(to)
                        ? " is " + start
                        : " goes from " + start + " to " + number(to.y()) + " at " + place(panel.x(), to.x()));
    }

    /** The title of an axis without its unit. */
    private static String quantity(Axis axis) {
        int unit = axis.title().indexOf(" (");
        return unit < 0 ? axis.title() : axis.title().substring(0, unit);
    }

    private static String place(Axis axis, double value) {
        return axis.scale() == Axis.Scale.NAMES ? axis.labels().get((int) value) : number(value);
    }

    /** Three digits. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return size >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
