package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sentences that say how networks differ; each is made from rows alone and left out where they say nothing. */
final class CompareFindings {
    private final Comparison comparison;
    private final int other;
    private final String letter;

    private CompareFindings(Comparison comparison, int other) {
        this.comparison = comparison;
        this.other = other;
        letter = Comparison.letter(other);
    }

    static List<String> of(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        for (int n : comparison.others()) {
            CompareFindings findings = new CompareFindings(comparison, n);
            findings.stretch().ifPresent(sentences::add);
            findings.growth().ifPresent(sentences::add);
            findings.transitions().ifPresent(sentences::add);
            findings.layer().ifPresent(sentences::add);
        }
        return sentences;
    }

    private Optional<String> stretch() {
        Row row = comparison.figure(Comparison.ratio(other), "length-ratio").orElse(null);
        Double value = row == null ? null : row.value();
        if (row == null || value == null) {
            return Optional.empty();
        }
        String much = value == 1 ? "as much as A" : Figures.rounded(value, 3) + " times as much as A";
        return Optional.of("To its end " + letter + " stretches the curve " + much + interval(row, 1) + ".");
    }

    private Optional<String> growth() {
        Double a = value(Comparison.letter(0), NetworkFigures.FITTED_GROWTH);
        Double b = value(letter, NetworkFigures.FITTED_GROWTH);
        return a == null || b == null
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Over the hidden layers the length changes by ×%.4g a layer in A and by ×%.4g in %s.",
                        a,
                        b,
                        letter));
    }

    private Optional<String> transitions() {
        Row row = comparison.figure(Comparison.difference(other), "transitions").orElse(null);
        Double value = row == null ? null : row.value();
        Double a = value(Comparison.letter(0), "transitions");
        if (row == null || value == null || a == null) {
            return Optional.empty();
        }
        String share = a > 0 ? " (" + Figures.percent(Math.abs(value) / a) + ")" : "";
        String much = value == 0
                ? "as many transitions as A"
                : Figures.text(Math.abs(value)) + share + (value > 0 ? " more" : " fewer") + " transitions than A";
        return Optional.of("Neurons of " + letter + " make " + much + interval(row, 0) + ".");
    }

    /** The hidden layer at which growth factors differ most. */
    private Optional<String> layer() {
        Row most = null;
        double farthest = 0;
        for (Subject.Layer layer : comparison.networks().get(other).layers()) {
            Row row = comparison
                    .main(Comparison.ratio(other), "growth", layer.layer(), layer.site())
                    .orElse(null);
            Double value = row == null ? null : row.value();
            if (layer.site().equals("post") && value != null && Math.abs(Math.log(value)) > farthest) {
                most = row;
                farthest = Math.abs(Math.log(value));
            }
        }
        return most == null
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Growth factors differ most at layer %d: that of %s is %s times that of A%s.",
                        most.layer(),
                        letter,
                        Figures.rounded(valueOf(most), 3),
                        interval(most, 1)));
    }

    private static double valueOf(Row row) {
        Double value = row.value();
        return value == null ? 1 : value;
    }

    private @Nullable Double value(String network, String figure) {
        return comparison.figure(network, figure).map(Row::value).orElse(null);
    }

    /** The interval in words; whether it leaves open that there is no difference at all. */
    private static String interval(Row row, double same) {
        Double low = row.low();
        Double high = row.high();
        if (low == null || high == null) {
            return "";
        }
        String open = low <= same && same <= high && low < high ? "; no difference is shown" : "";
        return " (95 % interval " + Figures.rounded(low, 3) + " to " + Figures.rounded(high, 3) + " over " + row.n()
                + " pairs" + open + ")";
    }
}
