package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.measure.Row;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The figures of {@link RemainingDepthStudy}: dichotomies and amplified noise against the number of layers behind. */
final class RemainingDepthFigures {
    private static final String SUBJECT = "Random hard-tanh networks, σw² = 8, no biases";

    private static final String FIELD = "mean field";

    private RemainingDepthFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows, source, List.of(RemainingDepthFigures::dichotomies, RemainingDepthFigures::noise));
    }

    private static FigureOfRows dichotomies(StudyRows rows) {
        StudyRows counts = rows.measure(RemainingDepthStudy.DICHOTOMIES);
        List<Double> depths = PanelOfRows.numbers(counts, "depth");
        if (depths.isEmpty()) {
            throw new MissingRowException("no dichotomies");
        }
        double deepest = Collections.max(depths);
        PanelOfRows panel = new PanelOfRows("", Axis.linear("remaining depth (layers)"), Axis.log("dichotomies"))
                .line(
                        "each layer of " + FigureWords.number(deepest),
                        counts.where("depth", deepest),
                        PanelOfRows.condition("remaining"))
                .line("layer 1 of every depth", counts.layer(1), PanelOfRows.condition("remaining"));
        counts.list().stream()
                .filter(row -> !row.row().predictions().isEmpty())
                .findFirst()
                .ifPresent(row -> panel.level(StudyNumbers.predicted(row, "ceiling"), "all labelings"));
        return new FigureOfRows(
                        "dichotomies-by-remaining-depth",
                        "Labelings of random points while one layer's weights turn, by the number of layers behind it",
                        SUBJECT)
                .panel(panel);
    }

    private static FigureOfRows noise(StudyRows rows) {
        StudyRows noise = rows.measure(RemainingDepthStudy.AMPLIFICATION);
        PanelOfRows panel = new PanelOfRows(
                        "", Axis.linear("remaining depth (layers)"), Axis.log("relative change / noise"))
                .line("noise in one layer", noise, PanelOfRows.condition("remaining"));
        growth(noise).ifPresent(panel::add);
        return new FigureOfRows(
                        "noise-by-remaining-depth",
                        "Change of the last layer by noise in one, by the number of layers behind it",
                        SUBJECT)
                .panel(panel);
    }

    /** √χ1 a layer, the prediction of the mean field. Its constant is not predicted: here it is that of noise in the last layer. */
    private static Optional<Series> growth(StudyRows noise) {
        StudyRows means = noise.statistic(Row.MEAN);
        StudyRows last = PanelOfRows.drawn(noise).where("remaining", 0);
        if (means.list().size() < 2 || last.list().isEmpty()) {
            return Optional.empty();
        }
        double constant = last.value()
                / StudyNumbers.predicted(means.where("remaining", 0).one(), FIELD);
        List<Point> points = means.list().stream()
                .sorted(Comparator.comparingDouble(PanelOfRows.condition("remaining")))
                .map(row -> Point.at(
                        StudyNumbers.condition(row, "remaining"), constant * StudyNumbers.predicted(row, FIELD)))
                .toList();
        return Optional.of(Series.theory("mean field, √χ1 a layer from there", points));
    }
}
