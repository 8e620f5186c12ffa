package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import java.util.List;

/** The figures of {@link WeightScaleStudy}: weight variance of each layer through training, and what it ends at. */
final class WeightScaleFigures {
    private static final String SUBJECT = "Trained networks";

    private WeightScaleFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(rows, source, List.of(WeightScaleFigures::through, WeightScaleFigures::change));
    }

    private static FigureOfRows through(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "weight-variance-through-training",
                        "Weight variance of each layer while a network is trained",
                        SUBJECT + ", fan-in times the variance of a layer's weights")
                .ordered("layer");
        StudyRows scales = rows.measure(WeightScaleStudy.SCALE);
        for (String network : scales.every(WeightScaleStudy.NETWORK)) {
            StudyRows own = scales.where(WeightScaleStudy.NETWORK, network);
            List<Double> steps = PanelOfRows.numbers(own, "step");
            PanelOfRows panel = new PanelOfRows(
                    FigureWords.name(network),
                    Axis.names("step", steps.stream().map(Conditions::text).toList()),
                    Axis.linear("σw²"));
            for (int layer : own.layers()) {
                panel.line(
                        String.valueOf(layer),
                        own.layer(layer),
                        row -> steps.indexOf(StudyNumbers.condition(row, "step")));
            }
            figure.panel(panel);
        }
        return figure;
    }

    private static FigureOfRows change(StudyRows rows) {
        StudyRows changes = rows.measure(WeightScaleStudy.CHANGE);
        PanelOfRows panel = new PanelOfRows("", Axis.linear("layer"), Axis.log("σw² after training over that before"));
        for (String network : changes.every(WeightScaleStudy.NETWORK)) {
            panel.line(FigureWords.name(network), changes.where(WeightScaleStudy.NETWORK, network), PanelOfRows::layer);
        }
        return new FigureOfRows(
                        "weight-variance-change",
                        "What training makes of each layer's weight variance",
                        SUBJECT + ", level line: as before")
                .panel(panel.level(1, ""));
    }
}
