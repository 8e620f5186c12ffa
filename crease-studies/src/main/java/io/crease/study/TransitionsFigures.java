package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The figures of {@link TransitionsStudy}: sign changes against length (paper, Figure 4) and against spherical length. */
final class TransitionsFigures {
    private static final String SUBJECT = "Random networks of 100 inputs, a dot a layer";

    private TransitionsFigures() {}

    static List<Figure> of(StudyRows rows, String source) {
        return FigureOfRows.those(rows, source, List.of(TransitionsFigures::byLength, TransitionsFigures::bySphere));
    }

    private static FigureOfRows byLength(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "transitions-by-length",
                        "Sign changes of a read-out against the length of the image it reads",
                        SUBJECT + ", dotted: lines fitted to the logarithms")
                .ordered("σw²");
        for (String kind : rows.every("kind")) {
            for (double width : PanelOfRows.numbers(rows.where("kind", kind), "width")) {
                addFitted(
                        figure,
                        rows.where("kind", kind).where("width", width),
                        FigureWords.name(kind) + ", k = " + FigureWords.number(width));
            }
        }
        return figure;
    }

    private static void addFitted(FigureOfRows figure, StudyRows rows, String title) {
        List<LinearFit> fits = new ArrayList<>();
        PanelOfRows panel = new PanelOfRows("", Axis.log("length ℓ(z(d))"), Axis.log("sign changes a read-out"));
        for (double variance : PanelOfRows.numbers(rows, "weight-variance")) {
            String group = FigureWords.number(variance);
            List<Point> points = pairs(panel, rows.where("weight-variance", variance), TransitionsStudy.LENGTH);
            panel.add(new Series(group, Series.Mark.DOTS, Series.Style.MEASURED, points));
            if (points.size() >= 3) {
                LinearFit fit = LinearFit.of(logs(points, Point::x), logs(points, Point::y));
                if (Double.isFinite(fit.slope()) && Double.isFinite(fit.r2())) {
                    fits.add(fit);
                    panel.add(new Series(group, Series.Mark.LINE, Series.Style.SECOND, line(fit, points)));
                }
            }
        }
        if (fits.isEmpty()) {
            figure.panel(panel.titled(title));
            return;
        }
        String slopes = between(fits.stream().mapToDouble(LinearFit::slope).summaryStatistics());
        String r2 = between(fits.stream().mapToDouble(LinearFit::r2).summaryStatistics());
        figure.panel(panel.titled(title).subtitled("slope " + slopes + ", R² " + r2))
                .saying(title + ": lines through the logarithms have slope " + slopes + ", R² " + r2 + ".");
    }

    /** Those that logarithms can be taken of. */
    private static List<Point> pairs(PanelOfRows panel, StudyRows rows, String across) {
        return panel.pairs(rows, across, TransitionsStudy.CHANGES).stream()
                .filter(p -> p.x() > 0 && p.y() > 0)
                .toList();
    }

    private static List<Double> logs(List<Point> points, ToDoubleFunction<Point> number) {
        return points.stream().map(p -> Math.log(number.applyAsDouble(p))).toList();
    }

    private static List<Point> line(LinearFit fit, List<Point> points) {
        List<Double> ends = points.stream().map(Point::x).sorted().toList();
        return List.of(at(fit, ends.get(0)), at(fit, ends.get(ends.size() - 1)));
    }

    private static Point at(LinearFit fit, double x) {
        return Point.at(x, Math.exp(fit.intercept() + fit.slope() * Math.log(x)));
    }

    private static String between(DoubleSummaryStatistics numbers) {
        String least = String.format(Locale.ROOT, "%.2f", numbers.getMin()).replace('-', '−');
        String most = String.format(Locale.ROOT, "%.2f", numbers.getMax()).replace('-', '−');
        return least.equals(most) ? least : least + (numbers.getMin() < 0 ? " to " : "–") + most;
    }

    private static FigureOfRows bySphere(StudyRows rows) {
        FigureOfRows figure = new FigureOfRows(
                        "transitions-by-spherical-length",
                        "Sign changes of a read-out against spherical length, and Crofton's one for every π",
                        SUBJECT)
                .ordered("σw²");
        for (String kind : rows.every("kind")) {
            PanelOfRows panel =
                    new PanelOfRows("", Axis.log("spherical length (radians)"), Axis.log("sign changes a read-out"));
            StudyRows own = rows.where("kind", kind);
            List<Double> across = new ArrayList<>();
            Set<List<Double>> lengths = new HashSet<>();
            for (double variance : PanelOfRows.numbers(own, "weight-variance")) {
                List<Point> points = pairs(panel, own.where("weight-variance", variance), TransitionsStudy.SPHERICAL);
                points.forEach(p -> across.add(p.x()));
                lengths.add(points.stream().map(p -> (double) (float) p.x()).toList());
                panel.add(new Series(FigureWords.number(variance), Series.Mark.DOTS, Series.Style.MEASURED, points));
            }
            if (!across.isEmpty()) {
                double least = Collections.min(across);
                double most = Collections.max(across);
                panel.add(Series.theory(
                        "length / π", List.of(Point.at(least, least / Math.PI), Point.at(most, most / Math.PI))));
            }
            boolean alike = lengths.size() == 1
                    && PanelOfRows.numbers(own, "weight-variance").size() > 1;
            figure.panel(
                    panel.titled(FigureWords.name(kind) + ", all widths" + (alike ? ", the same for every σw²" : "")));
        }
        return figure;
    }
}
