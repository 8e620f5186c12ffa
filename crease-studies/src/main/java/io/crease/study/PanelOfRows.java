package io.crease.study;

import io.crease.figure.Axis;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One panel made from rows: measured points are medians over seeds with the 5th and 95th percentile (a value alone where nothing is random), predictions
 * stand on the means. Rows that are missing or have no value are left out. Mutable.
 */
final class PanelOfRows {
    private String title;
    private String subtitle = "";
    private final Axis x;
    private final Axis y;
    private final List<Series> series = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Integer> seeds = new ArrayList<>();

    PanelOfRows(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /** The number of a row's layer. */
    static double layer(StudyRow row) {
        return row.row().layer();
    }

    /** The value of a condition, as a number. */
    static ToDoubleFunction<StudyRow> condition(String name) {
        return row -> StudyNumbers.condition(row, name);
    }

    /** The values that a condition has, as numbers, ascending. */
    static List<Double> numbers(StudyRows rows, String condition) {
        return rows.every(condition).stream().map(Double::valueOf).sorted().toList();
    }

    /** What is drawn of rows: medians, and values of which there is one. */
    static StudyRows drawn(StudyRows rows) {
        return new StudyRows(rows.list().stream()
                .filter(row -> row.row().value() != null)
                .filter(row -> row.row().statistic().equals(Row.MEDIAN)
                        || (row.row().statistic().equals(Row.VALUE) && row.row().seed() == null))
                .toList());
    }

    /** Joined by lines from the smallest x to the largest. */
    PanelOfRows line(String group, StudyRows rows, ToDoubleFunction<StudyRow> x) {
        return marked(group, Series.Mark.LINE, rows, x);
    }

    /** Each by itself. */
    PanelOfRows dots(String group, StudyRows rows, ToDoubleFunction<StudyRow> x) {
        return marked(group, Series.Mark.DOTS, rows, x);
    }

    /** Each as high as its value. */
    PanelOfRows bars(String group, StudyRows rows, ToDoubleFunction<StudyRow> x) {
        return marked(group, Series.Mark.BARS, rows, x);
    }

    private PanelOfRows marked(String group, Series.Mark mark, StudyRows rows, ToDoubleFunction<StudyRow> x) {
        List<Point> points = new ArrayList<>();
        for (StudyRow row : sorted(drawn(rows), x)) {
            points.add(point(x.applyAsDouble(row), row));
        }
        return add(new Series(group, mark, Series.Style.MEASURED, points));
    }

    /** One measure against another of the same conditions, layer and site, in the order of the rows. */
    List<Point> pairs(StudyRows rows, String across, String upwards) {
        List<Point> points = new ArrayList<>();
        StudyRows all = drawn(rows);
        for (StudyRow row : all.measure(upwards).list()) {
            StudyRows same = all.measure(across)
                    .at(row.conditions())
                    .layer(row.row().layer())
                    .site(row.row().site());
            if (!same.list().isEmpty()) {
                points.add(point(same.value(), row));
            }
        }
        return points;
    }

    /** A row as a point at x, with an interval if it stands for several seeds. */
    Point point(double x, StudyRow row) {
        if (row.row().statistic().equals(Row.MEDIAN)) {
            seeds.add(row.row().n());
        }
        boolean many = row.row().n() > 1;
        return Point.within(
                x,
                StudyNumbers.of(row),
                many ? row.row().low() : null,
                many ? row.row().high() : null);
    }

    /** What a theory says of the means: dashed as far as it holds, marked as not valid where the rows say so. */
    PanelOfRows theory(String group, StudyRows rows, String name, ToDoubleFunction<StudyRow> x) {
        return theory(group, Series.Mark.LINE, rows, name, x);
    }

    /** The same with a mark of its own. */
    PanelOfRows theory(String group, Series.Mark mark, StudyRows rows, String name, ToDoubleFunction<StudyRow> x) {
        List<Point> run = new ArrayList<>();
        boolean valid = true;
        for (StudyRow row : sorted(predicting(rows), x)) {
            Optional<Row.Predicted> said = row.row().predictions().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst();
            if (said.isPresent()) {
                if (said.get().valid() != valid) {
                    add(new Series(group, mark, style(valid), run));
                    run.clear();
                    valid = said.get().valid();
                }
                run.add(Point.at(x.applyAsDouble(row), said.get().value()));
            }
        }
        return add(new Series(group, mark, style(valid), run));
    }

    private static StudyRows predicting(StudyRows rows) {
        return new StudyRows(rows.list().stream()
                .filter(row ->
                        row.row().seed() == null && !row.row().predictions().isEmpty())
                .toList());
    }

    private static Series.Style style(boolean valid) {
        return valid ? Series.Style.THEORY : Series.Style.NOT_VALID;
    }

    private static List<StudyRow> sorted(StudyRows rows, ToDoubleFunction<StudyRow> x) {
        return rows.list().stream().sorted(Comparator.comparingDouble(x)).toList();
    }

    /** A series, unless it is empty. */
    PanelOfRows add(Series more) {
        if (!more.points().isEmpty()) {
            series.add(more);
        }
        return this;
    }

    /** Another title. */
    PanelOfRows titled(String title) {
        this.title = title;
        return this;
    }

    /** A line below the title. */
    PanelOfRows subtitled(String subtitle) {
        this.subtitle = subtitle;
        return this;
    }

    /** A level line where the only drawn row of some has its value; none without such a row. */
    PanelOfRows level(StudyRows rows, String text) {
        List<Double> values = drawn(rows).values();
        return values.size() == 1 ? level(values.get(0), text) : this;
    }

    /** A level line. */
    PanelOfRows level(double value, String text) {
        references.add(new Reference(true, value, text));
        return this;
    }

    /** An upright line. */
    PanelOfRows upright(double value, String text) {
        references.add(new Reference(false, value, text));
        return this;
    }

    /** The panel, unless nothing measured is in it. */
    Optional<Panel> panel() {
        return series.stream().anyMatch(s -> s.style() == Series.Style.MEASURED)
                ? Optional.of(new Panel(title, subtitle, x, y, series, references, false))
                : Optional.empty();
    }

    /** Of how many seeds each median is. */
    List<Integer> seeds() {
        return List.copyOf(seeds);
    }
}
