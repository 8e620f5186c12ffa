package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.training.Attack;
import java.util.ArrayList;
import java.util.List;

/** The figures of {@link AdversarialStudy}: growth along directions to adversarial examples and along random ones. */
final class AdversarialFigures {
    private static final String SUBJECT =
            "Trained convolutional networks, lines from images to examples that fool them";

    private AdversarialFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows,
                source,
                List.of(AdversarialFigures::growth, AdversarialFigures::excess, AdversarialFigures::accuracy));
    }

    private static FigureOfRows growth(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "growth-by-direction",
                        "Growth along adversarial and along random directions, by layer",
                        SUBJECT)
                .grouped("direction");
        StudyRows growth = rows.measure(AdversarialStudy.GROWTH);
        for (String net : growth.every("net")) {
            for (String attack : growth.every("attack")) {
                StudyRows own = growth.where("net", net).where("attack", attack);
                PanelOfRows panel = new PanelOfRows(
                        FigureWords.name(net) + ", " + FigureWords.name(attack),
                        Axis.linear("layer"),
                        Axis.log("growth of a layer"));
                for (String direction : own.every("direction")) {
                    panel.line(direction, own.where("direction", direction), PanelOfRows::layer);
                }
                figure.panel(panel.level(1, "no growth"));
            }
        }
        return figure;
    }

    private static FigureOfRows excess(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "length-excess-by-layer",
                        "Length along adversarial over length along random directions, by layer",
                        SUBJECT)
                .grouped("trained with");
        StudyRows excess = rows.measure(AdversarialStudy.LENGTH_EXCESS);
        for (String attack : excess.every("attack")) {
            PanelOfRows panel = new PanelOfRows(
                    FigureWords.name(attack), Axis.linear("layer"), Axis.log("length, adversarial / random"));
            StudyRows own = excess.where("attack", attack);
            for (String net : own.every("net")) {
                panel.line(FigureWords.name(net), own.where("net", net), PanelOfRows::layer);
            }
            figure.panel(panel.level(1, "equally long"));
        }
        return figure;
    }

    private static FigureOfRows accuracy(StudyRows rows) {
        StudyRows accuracies = rows.measure(AdversarialStudy.ACCURACY);
        List<String> attacks = new ArrayList<>(List.of(AdversarialStudy.CLEAN));
        AdversarialStudy.ATTACKS.stream().map(Attack::name).forEach(attacks::add);
        PanelOfRows panel = new PanelOfRows(
                "",
                Axis.names("attack", attacks.stream().map(FigureWords::name).toList()),
                Axis.linear("test accuracy", 0, 1));
        for (String net : accuracies.every("net")) {
            panel.bars(
                    FigureWords.name(net),
                    accuracies.where("net", net),
                    row -> attacks.indexOf(row.conditions().get("attack").orElseThrow()));
        }
        return new FigureOfRows(
                        "accuracy-under-attack",
                        "Test accuracy under attack, by kind of training",
                        "Trained convolutional networks")
                .grouped("trained with")
                .panel(panel);
    }
}
