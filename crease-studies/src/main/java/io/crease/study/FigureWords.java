package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What figures call things, and what they say in words. */
final class FigureWords {
    /** Panels that are told in words, the first. */
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
            Map.entry("circle", "circle"),
            Map.entry("minibatch", "minibatch"),
            Map.entry("data-arc", "arc of images"),
            Map.entry("random-arc", "random arc"),
            Map.entry("conv", "conv net"),
            Map.entry("conv-batch-norm", "conv net, batch norm"),
            Map.entry("hard-tanh-3", "hard tanh, initial σw² = 3"),
            Map.entry("hard-tanh-16", "hard tanh, initial σw² = 16"),
            Map.entry("absolute", "noise σ"),
            Map.entry("relative", "noise σ / weights' σ"),
            Map.entry("fan-in", "noise σ · √fan-in"),
            Map.entry("reset", "set back to its start"),
            Map.entry("redrawn", "drawn anew"),
            Map.entry("clean", "no attack"),
            Map.entry("fgsm", "FGSM"),
            Map.entry("pgd-linf", "PGD ℓ∞"),
            Map.entry("pgd-l2", "PGD ℓ2"));

    private FigureWords() {}

    /** The value of a condition as a figure says it. */
    static String name(String value) {
        return value.startsWith(Trainings.PENALTY)
                ? "length penalty, λ = " + value.substring(Trainings.PENALTY.length())
                : NAMES.getOrDefault(value, value);
    }

    /**
     * Where the first and the last group of the first panels begin and end, in words.
     *
     * @param order what the groups are, where they are numbers; may be empty
     */
    static String of(List<Panel> panels, String order) {
        List<String> told = new ArrayList<>();
        for (Panel panel : panels.subList(0, Math.min(TOLD, panels.size()))) {
            Map<String, List<Point>> groups = new LinkedHashMap<>();
            for (Series series : panel.series()) {
                if (series.style() == Series.Style.MEASURED) {
                    groups.computeIfAbsent(series.group(), g -> new ArrayList<>())
                            .addAll(series.points());
                }
            }
            List<String> lines = new ArrayList<>();
            groups.forEach((group, points) -> lines.add(ends(panel, group, points, order)));
            told.add((panel.title().isEmpty() ? "" : panel.title() + ": ")
                    + quantity(panel.y())
                    + lines.get(0)
                    + (lines.size() == 1 ? "" : ", and" + lines.get(lines.size() - 1))
                    + ".");
        }
        return String.join(" ", told);
    }

    private static String ends(Panel panel, String group, List<Point> points, String order) {
        Point from = points.get(0);
        Point to = points.get(points.size() - 1);
        String start = number(from.y()) + " at " + place(panel.x(), from.x());
        return " for " + (order.isEmpty() ? "" : order + " ") + group
                + (from.equals(to)
                        ? " is " + start
                        : " goes from " + start + " to " + number(to.y()) + " at " + place(panel.x(), to.x()));
    }

    /** The title of an axis without its unit. */
    private static String quantity(Axis axis) {
        return axis.title().split(" \\(|, |: ", 2)[0];
    }

    private static String place(Axis axis, double value) {
        return axis.scale() == Axis.Scale.NAMES ? axis.labels().get((int) value) : quantity(axis) + " " + number(value);
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
