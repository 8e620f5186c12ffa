package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import java.util.List;

/** The figures of {@link SingleLayerStudy}: accuracy by epoch and at the end, by the only layer that is trained. */
final class SingleLayerFigures {
    private static final String SUBJECT = "Random hard-tanh networks of which one layer is trained";

    private SingleLayerFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(rows, source, List.of(SingleLayerFigures::byEpoch, SingleLayerFigures::last));
    }

    /** Networks of which one layer is trained. */
    private static StudyRows trained(StudyRows rows, String images, double variance) {
        return new StudyRows(rows.where("images", images).where("weight-variance", variance).list().stream()
                .filter(row -> !row.conditions().has(SingleLayerStudy.TRAINED, SingleLayerStudy.ALL))
                .toList());
    }

    /** Those after an epoch of training: before it every network guesses. */
    private static StudyRows begun(StudyRows rows) {
        return new StudyRows(rows.list().stream()
                .filter(row -> !row.conditions().has("epoch", 0))
                .toList());
    }

    private static FigureOfRows byEpoch(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "accuracy-by-epoch", "Accuracy through training of one layer, by layer", SUBJECT)
                .ordered("trained layer");
        for (String measure : List.of(SingleLayerStudy.TRAIN, SingleLayerStudy.TEST)) {
            StudyRows accuracies = begun(rows.measure(measure));
            for (String images : accuracies.every("images")) {
                for (double variance : PanelOfRows.numbers(accuracies.where("images", images), "weight-variance")) {
                    StudyRows own = trained(accuracies, images, variance);
                    PanelOfRows panel = new PanelOfRows(
                            title(images, variance),
                            Axis.linear("epoch"),
                            Axis.linear(
                                    measure.equals(SingleLayerStudy.TRAIN) ? "training accuracy" : "test accuracy"));
                    for (double layer : PanelOfRows.numbers(own, SingleLayerStudy.TRAINED)) {
                        panel.line(
                                FigureWords.number(layer),
                                own.where(SingleLayerStudy.TRAINED, layer),
                                PanelOfRows.condition("epoch"));
                    }
                    figure.panel(panel);
                }
            }
        }
        return figure;
    }

    private static String title(String images, double variance) {
        return FigureWords.name(images) + ", σw² = " + FigureWords.number(variance);
    }

    private static FigureOfRows last(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                "final-accuracy-by-layer", "Accuracy after training, by the only layer that is trained", SUBJECT);
        StudyRows test = rows.measure(SingleLayerStudy.FINAL + SingleLayerStudy.TEST);
        StudyRows train = rows.measure(SingleLayerStudy.FINAL + SingleLayerStudy.TRAIN);
        for (String images : test.every("images")) {
            for (double variance : PanelOfRows.numbers(test.where("images", images), "weight-variance")) {
                figure.panel(new PanelOfRows(
                                title(images, variance),
                                Axis.linear("trained layer"),
                                Axis.linear("accuracy after the last epoch"))
                        .line(
                                "training",
                                trained(train, images, variance),
                                PanelOfRows.condition(SingleLayerStudy.TRAINED))
                        .line(
                                "test",
                                trained(test, images, variance),
                                PanelOfRows.condition(SingleLayerStudy.TRAINED)));
            }
        }
        return figure;
    }
}
