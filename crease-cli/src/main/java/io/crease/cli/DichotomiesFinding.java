package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How many labelings a sweep meets of those there are, and how that depends on the layers behind the swept one. */
final class DichotomiesFinding {
    private DichotomiesFinding() {}

    private record Swept(int layer, int behind, double labelings, double changes, double ceiling) {}

    static List<String> of(Result result) {
        List<Swept> all = swept(result);
        if (all.isEmpty()) {
            return List.of();
        }
        int points = Objects.requireNonNull(result.subject().sweep()).points();
        return List.of(
                ceiling(all, points, result.aggregated()), all.size() > 1 ? depth(all) : changes(all.get(0), points));
    }

    private static String ceiling(List<Swept> all, int points, boolean average) {
        Swept most =
                all.stream().max(Comparator.comparingDouble(Swept::labelings)).orElseThrow();
        return String.format(
                Locale.ROOT,
                "Sweeping layer %d meets %s of the %s labelings that %s can have (%s)%s.",
                most.layer(),
                (average ? "on average " : "") + number(most.labelings()),
                number(most.ceiling()),
                Words.count(points, "point"),
                Figures.percent(most.labelings() / most.ceiling()),
                all.size() > 1 ? ", the most of all layers" : "");
    }

    /** The factor of a further layer behind the swept one. */
    private static String depth(List<Swept> all) {
        Swept first = all.get(0);
        Swept last = all.get(all.size() - 1);
        double factor = FittedFactor.of(
                all.stream().mapToDouble(Swept::behind).toArray(),
                all.stream().mapToDouble(Swept::labelings).toArray());
        return String.format(
                Locale.ROOT,
                "Each hidden layer behind the swept one multiplies the labelings by %.3g (fitted over layers %s): %s with %d"
                        + " behind, %s with %d.",
                factor,
                Words.numbers(all.stream().map(Swept::layer).toList()),
                number(last.labelings()),
                last.behind(),
                number(first.labelings()),
                first.behind());
    }

    /** The labeling changes as often as a sign does, and the curve is closed: what is not new has been met before. */
    private static String changes(Swept swept, int points) {
        if (swept.changes() == 0) {
            return "No sign changes on the way: the labeling is the same all along the sweep.";
        }
        return String.format(
                Locale.ROOT,
                "Signs change %s times on the way, %s times a point; %s of the changes lead to a labeling that is met elsewhere"
                        + " too.",
                number(swept.changes()),
                Figures.rounded(swept.changes() / points, 3),
                Figures.percent(Math.max(0, 1 - swept.labelings() / swept.changes())));
    }

    private static List<Swept> swept(Result result) {
        List<Swept> all = new ArrayList<>();
        for (Subject.Layer layer : result.subject().sweptLayers()) {
            Row labelings = result.main(DichotomiesRun.DICHOTOMIES, layer.layer(), layer.site())
                    .orElseThrow();
            Double value = labelings.value();
            Double changes = result.main(DichotomiesRun.SIGN_CHANGES, layer.layer(), layer.site())
                    .map(Row::value)
                    .orElse(null);
            if (value != null && changes != null) {
                int behind = result.subject().hiddenBehind(layer.layer());
                double ceiling = labelings.predictions().get(0).value();
                all.add(new Swept(layer.layer(), behind, value, changes, ceiling));
            }
        }
        return all;
    }

    /** Whole numbers in full, means with four digits. */
    private static String number(double value) {
        return value == Math.rint(value) ? Figures.text(value) : Figures.rounded(value, 4);
    }
}
