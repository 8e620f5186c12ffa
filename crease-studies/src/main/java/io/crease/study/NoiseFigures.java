package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import java.util.List;

/** The figures of {@link NoiseStudy}: accuracy with noise in one layer (paper, Figure 6), or with one layer started over. */
final class NoiseFigures {
    private static final String SUBJECT = "Trained convolutional networks, test images";

    private NoiseFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows, source, List.of(NoiseFigures::byMagnitude, NoiseFigures::robustness, NoiseFigures::reset));
    }

    private static FigureOfRows byMagnitude(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "accuracy-by-noise", "Accuracy against noise in the weights of one layer, by layer", SUBJECT)
                .ordered("layer");
        StudyRows accuracies = rows.measure(NoiseStudy.ACCURACY);
        for (String net : rows.every("net")) {
            for (LayerChange.Unit unit : LayerChange.Unit.values()) {
                StudyRows own = accuracies.where("net", net).where("change", unit.text());
                PanelOfRows panel = new PanelOfRows(
                        FigureWords.name(net),
                        Axis.log(FigureWords.name(unit.text())),
                        Axis.linear("test accuracy", 0, 1));
                for (int layer : own.layers()) {
                    panel.line(String.valueOf(layer), own.layer(layer), PanelOfRows.condition("magnitude"));
                }
                figure.panel(panel.level(clean(rows, net), "no noise"));
            }
        }
        return figure;
    }

    private static StudyRows clean(StudyRows rows, String net) {
        return rows.measure(NoiseStudy.CLEAN).where("net", net);
    }

    private static FigureOfRows robustness(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "robustness-by-layer",
                        "Accuracy under noise in one layer, averaged over magnitudes, over that without noise",
                        SUBJECT)
                .grouped("magnitude of noise");
        StudyRows robustness = rows.measure(NoiseStudy.ROBUSTNESS);
        for (String net : robustness.every("net")) {
            PanelOfRows panel = new PanelOfRows(
                    FigureWords.name(net), Axis.linear("layer with noise"), Axis.linear("robustness", 0, 1));
            for (LayerChange.Unit unit : LayerChange.Unit.values()) {
                panel.line(
                        FigureWords.name(unit.text()),
                        robustness.where("net", net).where("change", unit.text()),
                        PanelOfRows::layer);
            }
            figure.panel(panel);
        }
        return figure;
    }

    private static FigureOfRows reset(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "accuracy-by-reset-layer", "Accuracy with the weights of one layer started over", SUBJECT)
                .grouped("the layer is");
        StudyRows accuracies = rows.measure(NoiseStudy.ACCURACY);
        for (String net : rows.every("net")) {
            PanelOfRows panel = new PanelOfRows(
                    FigureWords.name(net), Axis.linear("layer started over"), Axis.linear("test accuracy", 0, 1));
            for (String change : List.of(NoiseStudy.RESET, NoiseStudy.REDRAWN)) {
                panel.line(
                        FigureWords.name(change),
                        accuracies.where("net", net).where("change", change),
                        PanelOfRows::layer);
            }
            figure.panel(panel.level(clean(rows, net), "as trained"));
        }
        return figure;
    }
}
