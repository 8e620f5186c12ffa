package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.List;
import java.util.function.Predicate;

/** The figures that a study makes of rows, to be asked for what is in them. */
record Drawn(Study study, StudyRows rows, List<Figure> figures) {

    /** Most lines in a panel that can still be told apart, dashed and dotted ones beside them not counted. */
    private static final int LINES = 8;

    static Drawn of(Study study, StudyRows rows) {
        return new Drawn(study, rows, study.figures(rows, "crease study " + study.name()));
    }

    List<String> names() {
        return figures.stream().map(Figure::name).toList();
    }

    Figure figure(String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    static Panel panel(Figure figure, String title) {
        return figure.panels().stream()
                .filter(p -> p.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    static List<Point> points(Panel panel, String group, Series.Style style) {
        return panel.series().stream()
                .filter(s -> s.group().equals(group) && s.style() == style)
                .flatMap(s -> s.points().stream())
                .toList();
    }

    static List<Double> ys(Panel panel, String group, Series.Style style) {
        return points(panel, group, style).stream().map(Point::y).toList();
    }

    /** What holds for every figure of a study, and for those that are left when rows are missing. */
    void hold() {
        assertEquals(names().size(), names().stream().distinct().count(), names().toString());
        for (Figure figure : figures) {
            assertEquals("crease study " + study.name(), figure.source());
            assertTrue(figure.alternative().endsWith("."), figure.alternative());
            assertFalse(figure.title().isBlank() || figure.title().endsWith("."), figure.title());
            assertFalse(figure.subtitle().isBlank() || figure.subtitle().endsWith("."), figure.subtitle());
            for (Panel panel : figure.panels()) {
                long groups = panel.series().stream()
                        .filter(s -> s.style() == Series.Style.MEASURED)
                        .map(Series::group)
                        .distinct()
                        .count();
                assertTrue(groups <= LINES, figure.name() + ": " + groups + " lines in " + panel.title());
                assertTrue(panel.series().stream().noneMatch(s -> s.points().isEmpty()), figure.name());
                for (Axis axis : List.of(panel.x(), panel.y())) {
                    assertFalse(axis.title().isBlank(), figure.name());
                }
            }
        }
        for (String measure :
                rows.list().stream().map(row -> row.row().measure()).distinct().toList()) {
            fewer(row -> !row.row().measure().equals(measure));
            fewer(row -> row.row().measure().equals(measure));
        }
        for (Conditions at : rows.conditions()) {
            fewer(row -> !row.conditions().equals(at));
            fewer(row -> row.conditions().equals(at));
        }
        fewer(row -> row.row().predictions().isEmpty());
    }

    private void fewer(Predicate<StudyRow> kept) {
        StudyRows some = new StudyRows(rows.list().stream().filter(kept).toList());
        assertTrue(names().containsAll(of(study, some).names()), study.name());
    }
}
