package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.measure.Row;
import io.crease.numeric.Workers;
import io.crease.theory.LengthTheory;
import io.crease.trace.Monitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Figures of the studies of random networks, from cells of their quick runs. */
class RandomNetworkFiguresTest {

    /** The rows of the quick run's cells with such keys, for two seeds. */
    private static Drawn drawn(Study study, Predicate<String> wanted) {
        StudySettings settings = new StudySettings(StudySize.QUICK, List.of(1L, 2L), null, Path.of("store"), false);
        List<StudyRow> rows = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            for (Cell cell : study.cells(settings)) {
                if (wanted.test(cell.key())) {
                    rows.addAll(cell.work().rows(new Cell.Bench(settings, workers, Monitor.NONE, text -> {})));
                }
            }
        }
        Drawn drawn = Drawn.of(study, new StudyRows(rows).aggregated());
        drawn.hold();
        return drawn;
    }

    private static List<Double> values(StudyRows rows, String statistic) {
        return rows.statistic(statistic).values();
    }

    @Test
    void growth() {
        Drawn drawn = drawn(new GrowthStudy(), key -> key.contains("width=16 ") && !key.contains("variance=16"));
        assertEquals(List.of("length-by-depth", "growth-by-weight-variance", "growth-by-width"), drawn.names());
        Figure lengths = drawn.figure("length-by-depth");
        assertEquals(4, lengths.panels().size());
        assertEquals(Figure.Colours.ORDERED, lengths.colours());
        assertTrue(lengths.subtitle().endsWith("median and 5–95 % over 2 seeds"), lengths.subtitle());
        for (String kind : List.of("hard-tanh", "relu")) {
            StudyRows ratios = drawn.rows()
                    .where("kind", kind)
                    .where("weight-variance", 4)
                    .measure("length-ratio")
                    .site("post");
            Panel panel = Drawn.panel(
                    lengths, FigureWords.name(kind) + (kind.equals("relu") ? ", finite-width mean" : ", mean field"));
            assertEquals(Axis.Scale.LOG, panel.y().scale());
            assertEquals(values(ratios, Row.MEDIAN), Drawn.ys(panel, "4", Series.Style.MEASURED));
            List<Double> theory = new ArrayList<>();
            List<Double> printed = new ArrayList<>();
            for (StudyRow row : ratios.statistic(Row.MEAN).list()) {
                theory.add(StudyNumbers.predicted(row, kind.equals("relu") ? LengthTheory.EXACT : LengthTheory.WIDE));
                row.row().predictions().stream()
                        .filter(p -> p.name().equals(LengthTheory.PRINTED) && !p.valid())
                        .forEach(p -> printed.add(p.value()));
            }
            assertEquals(theory, Drawn.ys(panel, "4", Series.Style.THEORY));
            Panel base = Drawn.panel(lengths, FigureWords.name(kind) + ", printed base");
            assertEquals(printed, Drawn.ys(base, "4", Series.Style.NOT_VALID));
            Panel factors = Drawn.panel(
                    drawn.figure("growth-by-weight-variance"),
                    FigureWords.name(kind) + (kind.equals("relu") ? ", finite-width mean" : ", mean field"));
            Point second = Drawn.points(factors, "16", Series.Style.MEASURED).get(1);
            StudyRow median = drawn.rows()
                    .where("kind", kind)
                    .where("weight-variance", 4)
                    .measure(GrowthStudy.FACTOR)
                    .statistic(Row.MEDIAN)
                    .one();
            assertEquals(4, second.x());
            assertEquals(median.row().value(), second.y());
            assertEquals(median.row().low(), second.low());
            assertEquals(median.row().high(), second.high());
        }
    }

    @Test
    void transitions() {
        Drawn drawn = drawn(new TransitionsStudy(), key -> key.contains("weight-variance=4") && key.contains("seed=1"));
        assertEquals(List.of("transitions-by-length", "transitions-by-spherical-length"), drawn.names());
        Panel panel = Drawn.panel(drawn.figure("transitions-by-length"), "hard tanh, k = 50");
        StudyRows rows = drawn.rows().where("kind", "hard-tanh");
        List<Double> lengths = values(rows.measure(TransitionsStudy.LENGTH), Row.MEDIAN);
        List<Double> changes = values(rows.measure(TransitionsStudy.CHANGES), Row.MEDIAN);
        List<Point> dots = Drawn.points(panel, "4", Series.Style.MEASURED);
        assertEquals(lengths, dots.stream().map(Point::x).toList());
        assertEquals(changes, dots.stream().map(Point::y).toList());
        assertEquals(null, dots.get(0).low(), "one seed has no interval");
        LinearFit fit = LinearFit.of(
                lengths.stream().map(Math::log).toList(),
                changes.stream().map(Math::log).toList());
        assertEquals(
                String.format(Locale.ROOT, "slope %.2f, R² %.2f", fit.slope(), fit.r2())
                        .replace('-', '−'),
                panel.subtitle());
        List<Point> line = Drawn.points(panel, "4", Series.Style.SECOND);
        assertEquals(
                fit.slope(),
                Math.log(line.get(1).y() / line.get(0).y())
                        / Math.log(line.get(1).x() / line.get(0).x()),
                1e-9);
        for (Panel sphere : drawn.figure("transitions-by-spherical-length").panels()) {
            for (Point end : Drawn.points(sphere, "length / π", Series.Style.THEORY)) {
                assertEquals(end.x() / Math.PI, end.y(), 1e-12);
            }
        }
    }

    @Test
    void bounds() {
        Drawn drawn = drawn(
                new BoundsStudy(), key -> key.contains("1-3x3") || key.contains("2-4x2") || key.contains("width=16"));
        assertEquals(List.of("regions-by-network", "pieces-by-depth", "pieces-by-neurons"), drawn.names());
        Panel relu = Drawn.panel(drawn.figure("regions-by-network"), "ReLU");
        assertEquals(List.of("1-3x3", "2-4x2"), relu.x().labels());
        assertEquals(
                drawn.rows()
                        .where("network", "fold")
                        .measure(BoundsStudy.REGIONS)
                        .values(),
                Drawn.ys(relu, "folding construction", Series.Style.MEASURED));
        Panel pieces = drawn.figure("pieces-by-depth").panels().get(0);
        assertEquals(
                values(drawn.rows().measure(BoundsStudy.PIECES), Row.MEDIAN),
                Drawn.ys(pieces, "16", Series.Style.MEASURED));
        assertEquals(List.of(17.0, 17.0 * 17, 17.0 * 17 * 17 * 17), Drawn.ys(pieces, "16", Series.Style.THEORY));
        assertEquals(
                List.of(16.0, 32.0, 64.0),
                Drawn.points(drawn.figure("pieces-by-neurons").panels().get(0), "16", Series.Style.MEASURED).stream()
                        .map(Point::x)
                        .toList());
    }

    @Test
    void remainingDepth() {
        Drawn drawn = drawn(new RemainingDepthStudy(), key -> true);
        assertEquals(List.of("dichotomies-by-remaining-depth", "noise-by-remaining-depth"), drawn.names());
        Panel sweeps = drawn.figure("dichotomies-by-remaining-depth").panels().get(0);
        StudyRows medians =
                drawn.rows().measure(RemainingDepthStudy.DICHOTOMIES).statistic(Row.MEDIAN);
        List<Point> first = Drawn.points(sweeps, "layer 1 of every depth", Series.Style.MEASURED);
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 4.0), first.stream().map(Point::x).toList());
        for (Point point : first) {
            assertEquals(medians.layer(1).where("remaining", point.x()).value(), point.y());
        }
        for (Point point : Drawn.points(sweeps, "each layer of 5", Series.Style.MEASURED)) {
            assertEquals(medians.where("depth", 5).where("remaining", point.x()).value(), point.y());
        }
        assertEquals(4096, sweeps.references().get(0).value());
        Panel noise = drawn.figure("noise-by-remaining-depth").panels().get(0);
        List<Double> field = Drawn.ys(noise, "mean field, √χ1 a layer from there", Series.Style.THEORY);
        assertEquals(5, field.size());
        assertEquals(
                Drawn.ys(noise, "noise in one layer", Series.Style.MEASURED).get(0), field.get(0), 1e-12);
        StudyRow second = drawn.rows()
                .measure(RemainingDepthStudy.AMPLIFICATION)
                .statistic(Row.MEAN)
                .where("remaining", 1)
                .one();
        double factor = StudyNumbers.predicted(second, "mean field");
        assertEquals(Math.pow(factor, 4), field.get(4) / field.get(0), 1e-9 * Math.pow(factor, 4));
    }
}
