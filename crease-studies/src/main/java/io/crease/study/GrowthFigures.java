package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.theory.LengthTheory;
import java.util.List;

/** The figures of {@link GrowthStudy}: length against depth, and the factor a layer against weight variance and width (paper, Figure 2). */
final class GrowthFigures {
    private static final String SUBJECT = "Random networks of 100 inputs, σb² = 0.01, arcs of radius 10";

    private GrowthFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(
                rows, source, List.of(GrowthFigures::lengths, GrowthFigures::byVariance, GrowthFigures::byWidth));
    }

    private static FigureOfRows lengths(StudyRows rows) {
        StudyRows ratios = rows.measure("length-ratio").site("post");
        double widest = PanelOfRows.numbers(ratios, "width").stream()
                .reduce(Math::max)
                .orElseThrow(() -> new MissingRowException("no length ratio"));
        FigureOfRows figure = new FigureOfRows(
                        "length-by-depth", "Length of the image of an arc against depth, by weight variance", SUBJECT)
                .ordered("σw²");
        Axis layer = Axis.linear("layer d");
        Axis length = Axis.log("length ratio ℓ(z(d))/ℓ(x)");
        for (boolean printed : new boolean[] {false, true}) {
            for (String kind : ratios.every("kind")) {
                StudyRows own = ratios.where("kind", kind).where("width", widest);
                PanelOfRows panel =
                        new PanelOfRows(title(kind, printed) + ", k = " + FigureWords.number(widest), layer, length);
                for (double variance : PanelOfRows.numbers(own, "weight-variance")) {
                    StudyRows line = own.where("weight-variance", variance);
                    String group = FigureWords.number(variance);
                    panel.line(group, line, PanelOfRows::layer)
                            .theory(group, line, theory(kind, printed), PanelOfRows::layer);
                }
                figure.panel(panel);
            }
        }
        return figure;
    }

    /** The theory that is drawn beside a kind: that of finite width where there is one. */
    private static String theory(String kind, boolean printed) {
        return printed ? LengthTheory.PRINTED : kind.equals("relu") ? LengthTheory.EXACT : LengthTheory.WIDE;
    }

    private static String title(String kind, boolean printed) {
        String theory = printed ? "printed base" : kind.equals("relu") ? "finite-width mean" : "mean field";
        return FigureWords.name(kind) + ", " + theory;
    }

    private static FigureOfRows byVariance(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "growth-by-weight-variance", "Growth factor a layer against weight variance, by width", SUBJECT)
                .ordered("k");
        Axis variance = Axis.log("weight variance σw²");
        Axis factor = Axis.linear("growth factor a layer");
        StudyRows factors = rows.measure(GrowthStudy.FACTOR);
        for (boolean printed : new boolean[] {false, true}) {
            for (String kind : factors.every("kind")) {
                StudyRows own = factors.where("kind", kind);
                PanelOfRows panel = new PanelOfRows(title(kind, printed), variance, factor);
                for (double width : PanelOfRows.numbers(own, "width")) {
                    StudyRows line = own.where("width", width);
                    String group = FigureWords.number(width);
                    panel.line(group, line, PanelOfRows.condition("weight-variance"))
                            .theory(group, line, theory(kind, printed), PanelOfRows.condition("weight-variance"));
                }
                figure.panel(panel.level(1, "no growth"));
            }
        }
        return figure;
    }

    private static FigureOfRows byWidth(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "growth-by-width", "Growth factor a layer against width, by weight variance", SUBJECT)
                .ordered("σw²");
        StudyRows factors = rows.measure(GrowthStudy.FACTOR);
        for (String kind : factors.every("kind")) {
            StudyRows own = factors.where("kind", kind);
            PanelOfRows panel =
                    new PanelOfRows(title(kind, false), Axis.log("width k"), Axis.linear("growth factor a layer"));
            for (double variance : PanelOfRows.numbers(own, "weight-variance")) {
                StudyRows line = own.where("weight-variance", variance);
                String group = FigureWords.number(variance);
                panel.line(group, line, PanelOfRows.condition("width"))
                        .theory(group, line, theory(kind, false), PanelOfRows.condition("width"));
            }
            figure.panel(panel.level(1, "no growth"));
        }
        return figure;
    }
}
