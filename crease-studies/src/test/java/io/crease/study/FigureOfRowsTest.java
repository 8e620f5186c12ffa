package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Series;
import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of rows in panels, and of figures whose rows are missing. */
class FigureOfRowsTest {
    private static StudyRow row(int layer, long seed, double value, Row.Predicted... said) {
        return StudyRow.value(Conditions.NONE, "length", layer, "post", seed, value, "1", Certainty.EXACT)
                .predicted(List.of(said));
    }

    private static Panel panel(StudyRow... rows) {
        StudyRows all = new StudyRows(List.of(rows)).aggregated();
        return new PanelOfRows("panel", Axis.linear("layer"), Axis.log("length (1)"))
                .line("one", all, PanelOfRows::layer)
                .theory("one", all, "field", PanelOfRows::layer)
                .panel()
                .orElseThrow();
    }

    @Test
    void pointsAreInTheOrderOfXAndValuesThatDoNotExistAreLeftOut() {
        Series line = panel(row(3, 1, 30), row(1, 1, 10), row(2, 1, Double.NaN))
                .series()
                .get(0);
        assertEquals(List.of(1.0, 3.0), line.points().stream().map(p -> p.x()).toList());
        assertEquals(List.of(10.0, 30.0), line.points().stream().map(p -> p.y()).toList());
    }

    @Test
    void theoryChangesItsStyleWhereItStopsToHold() {
        List<Series> series = panel(
                        row(1, 1, 1, new Row.Predicted("field", 2, true, "a")),
                        row(2, 1, 1, new Row.Predicted("field", 3, true, "a")),
                        row(3, 1, 1, new Row.Predicted("field", 4, false, "a")))
                .series();
        assertEquals(
                List.of(Series.Style.MEASURED, Series.Style.THEORY, Series.Style.NOT_VALID),
                series.stream().map(Series::style).toList());
        assertEquals(2, series.get(1).points().size());
        assertEquals(4, series.get(2).points().get(0).y());
    }

    @Test
    void aPanelOfTheoryAloneIsLeftOut() {
        StudyRows rows =
                new StudyRows(List.of(row(1, 1, Double.NaN, new Row.Predicted("field", 2, true, "a")))).aggregated();
        assertTrue(new PanelOfRows("panel", Axis.linear("layer"), Axis.log("length"))
                .line("one", rows, PanelOfRows::layer)
                .theory("one", rows, "field", PanelOfRows::layer)
                .panel()
                .isEmpty());
    }

    private static List<Figure> figures(StudyRow... rows) {
        return FigureOfRows.those(
                new StudyRows(List.of(rows)).aggregated(), "crease study", List.of(FigureOfRowsTest::made, all -> {
                    throw new MissingRowException("never there");
                }));
    }

    private static FigureOfRows made(StudyRows rows) {
        PanelOfRows panel = new PanelOfRows("panel", Axis.linear("layer d"), Axis.log("length (1)"));
        for (int layer : rows.layers()) {
            panel.line(String.valueOf(layer), rows.layer(layer), row -> 7);
        }
        return new FigureOfRows("name", "title", "subject").ordered("layer").panel(panel);
    }

    @Test
    void seedsAreCountedAndTheRestIsToldInWords() {
        assertEquals("subject; one seed", figures(row(1, 1, 2)).get(0).subtitle());
        Figure figure = figures(row(1, 1, 2), row(1, 2, 3), row(2, 1, 1234)).get(0);
        assertEquals("subject; median and 5–95 % over 1 to 2 seeds", figure.subtitle());
        assertEquals(
                "panel: length for layer 1 is 2.5 at layer d 7, and for layer 2 is 1234 at layer d 7.",
                figure.alternative());
        assertEquals(1, figures(row(1, 1, 2)).size(), "that whose rows are missing is left out");
        assertEquals(new ArrayList<>(), figures());
    }
}
