package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Series;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The figures of {@link RegularisationStudy}: kinds of normalisation and regularisation compared (paper, Figure 8). */
final class RegularisationFigures {
    private static final String SUBJECT = "Convolutional networks trained alike but for what holds their activations";

    private RegularisationFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows,
                source,
                List.of(
                        RegularisationFigures::accuracy,
                        RegularisationFigures::lengths,
                        RegularisationFigures::noise,
                        RegularisationFigures::strengths));
    }

    private static FigureOfRows accuracy(StudyRows rows) {
        PanelOfRows steps = new PanelOfRows("by step", Axis.linear("step"), Axis.linear("test accuracy"));
        PanelOfRows time = new PanelOfRows("by time", Axis.linear("time (s)"), Axis.linear("test accuracy"));
        for (String net : rows.every("net")) {
            StudyRows own = rows.where("net", net);
            steps.line(FigureWords.name(net), own.measure(RegularisationStudy.BY_EPOCH), PanelOfRows.condition("step"));
            time.add(Series.line(
                    FigureWords.name(net), time.pairs(own, RegularisationStudy.SECONDS, RegularisationStudy.BY_EPOCH)));
        }
        return new FigureOfRows(
                        "accuracy-by-step-and-time",
                        "Test accuracy through training, by kind of regularisation",
                        SUBJECT)
                .panel(steps)
                .panel(time);
    }

    private static FigureOfRows lengths(StudyRows rows) {
        Axis layer = Axis.linear("layer");
        Axis ratio = Axis.log("length over that of the input");
        return new FigureOfRows(
                        "length-by-regularisation",
                        "Length by layer after training, by kind of regularisation",
                        SUBJECT + ", circle through two images, polyline through 128")
                .panel(byLayer(new PanelOfRows("circle", layer, ratio), rows.measure(RegularisationStudy.CIRCLE)))
                .panel(byLayer(new PanelOfRows("minibatch", layer, ratio), rows.measure(RegularisationStudy.POLYLINE)));
    }

    private static PanelOfRows byLayer(PanelOfRows panel, StudyRows rows) {
        for (String net : rows.every("net")) {
            panel.line(FigureWords.name(net), rows.where("net", net), PanelOfRows::layer);
        }
        return panel;
    }

    private static FigureOfRows noise(StudyRows rows) {
        return new FigureOfRows(
                        "noise-by-regularisation",
                        "Accuracy kept under noise of the size of a layer's weights, by kind of regularisation",
                        SUBJECT)
                .panel(byLayer(
                        new PanelOfRows("", Axis.linear("layer with noise"), Axis.linear("accuracy kept")),
                        rows.measure(RegularisationStudy.KEPT)));
    }

    private static FigureOfRows strengths(StudyRows rows) {
        StudyRows penalties = new StudyRows(rows.list().stream()
                .filter(row -> row.conditions().get("net").orElse("").startsWith(Trainings.PENALTY))
                .toList());
        StudyRows accuracies = penalties.measure(RegularisationStudy.FINAL);
        if (accuracies.every("net").size() < 2) {
            throw new MissingRowException("fewer than two strengths of the penalty");
        }
        ToDoubleFunction<StudyRow> strength = row ->
                Double.parseDouble(row.conditions().get("net").orElseThrow().substring(Trainings.PENALTY.length()));
        StudyRows plain = rows.measure(RegularisationStudy.FINAL).where("net", Trainings.PLAIN);
        StudyRows polylines = penalties.measure(RegularisationStudy.POLYLINE).site("post");
        PanelOfRows lengths =
                new PanelOfRows("minibatch", Axis.log("strength λ"), Axis.log("length over that of the input"));
        List<Integer> layers = polylines.layers();
        for (int layer : layers.isEmpty() ? Set.<Integer>of() : ends(layers)) {
            lengths.line("layer " + layer, polylines.layer(layer), strength);
        }
        return new FigureOfRows(
                        "penalty-by-strength",
                        "Accuracy and lengths against the strength of a penalty on length",
                        SUBJECT)
                .panel(new PanelOfRows(
                                "accuracy", Axis.log("strength λ"), around("final test accuracy", accuracies, plain))
                        .line("test images", accuracies, strength)
                        .level(plain, "no penalty"))
                .panel(lengths);
    }

    /** An axis of shares on which small differences are seen, and seen to be small: to twentieths that are at least one beyond all values and intervals. */
    private static Axis around(String title, StudyRows... rows) {
        DoubleSummaryStatistics all = Stream.of(rows)
                .flatMap(some -> PanelOfRows.drawn(some).list().stream())
                .flatMap(row -> Stream.of(
                        Optional.ofNullable(row.row().value()),
                        Optional.ofNullable(row.row().low()),
                        Optional.ofNullable(row.row().high())))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return Axis.linear(
                title,
                Math.max(0, Math.floor(20 * all.getMin() - 1) / 20),
                Math.min(1, Math.ceil(20 * all.getMax() + 1) / 20));
    }

    /** The first, the middle and the last. */
    private static Set<Integer> ends(List<Integer> layers) {
        return new TreeSet<>(List.of(layers.get(0), layers.get(layers.size() / 2), layers.get(layers.size() - 1)));
    }
}
