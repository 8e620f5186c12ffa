package io.crease.report.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.network.Activations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures show what rows say, and nothing else. */
class MeasuredFiguresTest {

    private static Row row(String measure, int layer, String site, String statistic, @Nullable Double value) {
        return new Row(
                measure,
                layer,
                site,
                null,
                statistic,
                value,
                statistic.equals(Row.MEDIAN) && value != null ? Double.valueOf(value / 2) : null,
                statistic.equals(Row.MEDIAN) && value != null ? Double.valueOf(value * 2) : null,
                statistic.equals(Row.VALUE) ? 1 : 7,
                "1",
                Certainty.EXACT,
                10,
                value == null ? "none" : null,
                measure.equals("length") && layer > 0 && !statistic.equals(Row.MEDIAN)
                        ? List.of(
                                new Row.Predicted("mean field", layer * 2.0, true, "a"),
                                new Row.Predicted("paper's Theorem 3", layer * 9.0, false, "b"))
                        : List.of());
    }

    private static MeasuredNetwork network(boolean repeated) {
        List<MeasuredNetwork.Place> places = List.of(
                new MeasuredNetwork.Place(0, "input", "input", 5),
                new MeasuredNetwork.Place(1, "post", "relu", 10),
                new MeasuredNetwork.Place(2, "post", "relu", 20),
                new MeasuredNetwork.Place(3, "output", "dense", 2));
        List<Row> rows = new ArrayList<>();
        for (MeasuredNetwork.Place place : places) {
            for (String measure : List.of("length", "growth", "transitions", "dead-neurons", "patterns", "pieces")) {
                Double value = place.layer() == 3 && measure.equals("transitions")
                        ? null
                        : Double.valueOf(measure.length() + 3.0 * place.layer());
                if (repeated) {
                    rows.add(row(measure, place.layer(), place.site(), Row.MEAN, value == null ? null : value + 100));
                    rows.add(row(measure, place.layer(), place.site(), Row.MEDIAN, value));
                } else {
                    rows.add(row(measure, place.layer(), place.site(), Row.VALUE, value));
                }
            }
        }
        return new MeasuredNetwork("net", places, rows);
    }

    private static Figure named(List<Figure> figures, String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void pointsAreTheRows() {
        List<Figure> figures = new LayerFigures(List.of(network(true)), "subject", "crease measure").all();
        assertEquals(
                List.of("length-by-depth", "transitions-by-depth", "patterns-by-depth", "health"),
                figures.stream().map(Figure::name).toList());
        Figure length = named(figures, "length-by-depth");
        assertTrue(length.subtitle().contains("N = 7"), length.subtitle());
        List<Series> series = length.panels().get(0).series();
        for (Point point : series.get(0).points()) {
            assertEquals(6 + 3 * point.x(), point.y());
            assertEquals(point.y() / 2, point.low());
            assertEquals(point.y() * 2, point.high());
        }
        assertEquals(4, series.get(0).points().size());
        assertEquals(Series.Style.THEORY, series.get(1).style());
        assertEquals(
                List.of(2.0, 4.0, 6.0),
                series.get(1).points().stream().map(Point::y).toList());
        assertEquals(Series.Style.NOT_VALID, series.get(2).style());
        assertEquals(
                3,
                named(figures, "transitions-by-depth")
                        .panels()
                        .get(0)
                        .series()
                        .get(0)
                        .points()
                        .size());
    }

    @Test
    void healthIsInSharesOfTheLayer() {
        Figure health = named(new LayerFigures(List.of(network(false)), "subject", "crease measure").all(), "health");
        Panel dead = health.panels().stream()
                .filter(panel -> panel.title().startsWith("dead"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("in", "1", "2", "out"), dead.x().labels());
        assertEquals((12 + 3.0) / 10, dead.series().get(0).points().get(1).y());
        assertEquals((12 + 6.0) / 20, dead.series().get(0).points().get(2).y());
    }

    @Test
    void whatNoLayerHasIsSaidInWordsAndNotDrawn() {
        MeasuredNetwork net = network(false);
        List<Row> rows = new ArrayList<>(net.rows());
        for (MeasuredNetwork.Place place : net.places()) {
            rows.add(row("saturated-neurons", place.layer(), place.site(), Row.VALUE, 0.0));
        }
        Figure health = named(
                new LayerFigures(List.of(new MeasuredNetwork("net", net.places(), rows)), "subject", "crease measure")
                        .all(),
                "health");
        assertEquals(
                List.of("growth factor (line: no growth)", "dead neurons", "transitions per neuron"),
                health.panels().stream().map(Panel::title).toList());
        assertTrue(health.subtitle().endsWith(" · no saturated neurons"), health.subtitle());
    }

    @Test
    void severalNetworksAreGroupsOfOneColourEach() {
        MeasuredNetwork a = network(false);
        MeasuredNetwork b = new MeasuredNetwork("other", a.places(), a.rows());
        Figure length = named(new LayerFigures(List.of(a, b), "curve", "crease compare").all(), "length-by-depth");
        assertEquals(
                List.of("net", "net", "net", "other", "other", "other"),
                length.panels().get(0).series().stream().map(Series::group).toList());
    }

    @Test
    void imagesOfDeepNetworksAreThinnedWithTheirEnds() {
        List<Double> t = IntStream.rangeClosed(0, 720).mapToObj(k -> k / 720.0).toList();
        List<CurveImages.Layer> layers = IntStream.range(0, 60)
                .mapToObj(l -> new CurveImages.Layer("layer " + l, 0.5, false, t, t))
                .toList();
        Figure image = ImageFigure.of(new CurveImages(t, true, layers), "subject", "crease measure");
        assertEquals(Figure.Colours.CYCLE, image.colours());
        assertEquals(ImageFigure.MOST_PANELS, image.panels().size());
        assertTrue(image.panels().get(0).title().startsWith("layer 0"));
        assertTrue(image.panels().get(11).title().startsWith("layer 59"));
        assertTrue(image.subtitle().contains("12 of 60 layers"), image.subtitle());
        for (Panel panel : image.panels()) {
            assertTrue(panel.equal());
            List<Point> points = panel.series().get(0).points();
            assertTrue(points.size() <= 250, points.size() + " points");
            assertEquals(0, points.get(0).x());
            assertEquals(1, points.get(points.size() - 1).x());
            points.forEach(point -> assertEquals(point.x(), point.shade()));
        }
    }

    @Test
    void phaseOfReluTurnsAtTwoWhateverTheBiases() {
        Figure phase = PhaseFigure.of(Activations.parse("relu"), 4, 2, "crease plot phase");
        for (Point cell : phase.panels().get(0).series().get(0).points()) {
            // χ1 = σw²/2 for relu
            double expected = Math.log(cell.x() / 2) / Math.log(2) / 2;
            assertEquals(Math.max(-1, Math.min(1, expected)), cell.shade(), 1e-9);
        }
        for (Point point : phase.panels().get(0).series().get(1).points()) {
            assertEquals(2, point.x(), 1e-6);
        }
    }

    @Test
    void boundsStandBesideCounts() {
        List<Row> rows = List.of(
                row("regions", 0, "network", "upper bound, Serra et al. 2018", 100.0),
                row("regions", 0, "network", Row.VALUE, 37.0),
                row("share-of-best-bound", 0, "network", Row.VALUE, 0.37));
        Figure figure = BoundsFigure.of(rows, "subject", "crease bounds").orElseThrow();
        assertEquals(
                List.of(100.0),
                figure.panels().get(0).series().get(0).points().stream()
                        .map(Point::x)
                        .toList());
        assertEquals(
                List.of(37.0),
                figure.panels().get(0).series().get(1).points().stream()
                        .map(Point::x)
                        .toList());
        assertEquals(
                List.of("this network", "upper bound, Serra et al. 2018"),
                figure.panels().get(0).y().labels());
    }
}
