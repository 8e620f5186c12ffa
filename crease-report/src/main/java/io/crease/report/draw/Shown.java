package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Axis.Scale;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What of a figure is drawn.
 *
 * @param points the figure without points that a log axis has no place for, and thinned where there are thousands
 * @param figure the same with intervals that reach to zero cut off at the least value of their panel on a log axis
 * @param notes what was left out
 */
record Shown(Figure points, Figure figure, List<String> notes) {
    /** Points of lines and paths in a figure, dots, cells: as many as keep its file below half a million bytes. */
    private static final int IN_LINES = 18000;

    private static final int DOTS = 2000;
    private static final int CELLS = 2500;

    /** The largest number, of either sign, that a linear axis has a place for: beyond it there are distances that are no numbers. */
    static final double FARTHEST = 1e307;

    static Shown of(Figure whole) {
        Figure figure = new Figure(
                whole.name(),
                whole.title(),
                whole.subtitle(),
                whole.colours(),
                whole.legend(),
                whole.panels().stream().map(Shown::linearWhereNothingIsPositive).toList(),
                whole.columns(),
                whole.alternative(),
                whole.source());
        List<String> notes = new ArrayList<>();
        Figure near = each(figure, Shown::near);
        long far = count(figure) - count(near);
        if (far > 0) {
            notes.add("Not drawn: " + far + (far == 1 ? " value" : " values")
                    + " beyond 1e307, for which a linear axis has no place.");
        }
        Figure placed = each(near, Shown::placed);
        long lost = count(near) - count(placed);
        if (lost > 0) {
            notes.add("Not drawn: " + lost + (lost == 1 ? " value that is" : " values that are")
                    + " not positive, for which a log axis has no place.");
        }
        long lines = series(placed, Mark.LINE, Mark.PATH, Mark.BARS);
        long dots = series(placed, Mark.DOTS);
        long cells = series(placed, Mark.CELLS);
        Figure thinned = each(
                placed,
                (panel, series) -> Thinning.of(panel, series, (int)
                        switch (series.mark()) {
                            case DOTS -> Math.max(100, DOTS / dots);
                            case CELLS -> Math.max(100, CELLS / cells);
                            default -> Math.max(200, IN_LINES / lines);
                        }));
        if (count(thinned) < count(placed)) {
            notes.add("Thinned: " + count(thinned) + " of " + count(placed)
                    + " points are drawn; the extremes are among them.");
        }
        Figure cut = each(thinned, Shown::cut);
        long reaching = differing(thinned, cut);
        if (reaching > 0) {
            notes.add(reaching + (reaching == 1 ? " interval reaches" : " intervals reach")
                    + " to zero or below: drawn down to the least value of the panel.");
        }
        return new Shown(thinned, cut, notes);
    }

    private static Figure each(Figure figure, BiFunction<Panel, Series, Series> change) {
        List<Panel> panels = figure.panels().stream()
                .map(panel -> panel.with(
                        panel.x(),
                        panel.y(),
                        panel.series().stream()
                                .map(series -> change.apply(panel, series))
                                .toList()))
                .toList();
        return new Figure(
                figure.name(),
                figure.title(),
                figure.subtitle(),
                figure.colours(),
                figure.legend(),
                panels,
                figure.columns(),
                figure.alternative(),
                figure.source());
    }

    private static List<Point> points(Figure figure) {
        return figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .flatMap(series -> series.points().stream())
                .toList();
    }

    private static long count(Figure figure) {
        return points(figure).size();
    }

    private static long differing(Figure one, Figure other) {
        List<Point> a = points(one);
        List<Point> b = points(other);
        return java.util.stream.IntStream.range(0, a.size())
                .filter(i -> !a.get(i).equals(b.get(i)))
                .count();
    }

    private static long series(Figure figure, Mark... marks) {
        return figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .filter(series -> List.of(marks).contains(series.mark()))
                .count();
    }

    private static Series with(Series series, List<Point> points) {
        return new Series(series.group(), series.mark(), series.style(), points);
    }

    /** A log axis has no place for anything where all is zero: such a panel is drawn with a linear one. */
    private static Panel linearWhereNothingIsPositive(Panel panel) {
        boolean none = panel.y().scale() == Scale.LOG
                && panel.series().stream()
                        .flatMap(series -> series.points().stream())
                        .noneMatch(point -> point.y() > 0);
        return none
                ? panel.with(
                        panel.x(),
                        new Axis(
                                panel.y().title(),
                                Scale.LINEAR,
                                panel.y().low(),
                                panel.y().high(),
                                panel.y().labels()),
                        panel.series())
                : panel;
    }

    private static Series near(Panel panel, Series series) {
        return with(
                series,
                series.points().stream()
                        .filter(point -> near(panel.x(), point.x())
                                && near(panel.y(), point.y())
                                && (point.shade() == null || Math.abs(point.shade()) <= FARTHEST))
                        .map(point -> panel.y().scale() == Scale.LOG
                                ? point
                                : new Point(
                                        point.x(),
                                        point.y(),
                                        near(point.low()),
                                        near(point.high()),
                                        point.shade(),
                                        point.note()))
                        .toList());
    }

    private static boolean near(Axis axis, double value) {
        return axis.scale() == Scale.LOG || Math.abs(value) <= FARTHEST;
    }

    private static @Nullable Double near(@Nullable Double end) {
        return end == null ? null : Double.valueOf(Math.max(-FARTHEST, Math.min(end, FARTHEST)));
    }

    private static Series placed(Panel panel, Series series) {
        return with(
                series,
                series.points().stream()
                        .filter(point -> placed(panel.x(), point.x()) && placed(panel.y(), point.y()))
                        .toList());
    }

    private static boolean placed(Axis axis, double value) {
        return axis.scale() != Scale.LOG || value > 0;
    }

    private static Series cut(Panel panel, Series series) {
        if (panel.y().scale() != Scale.LOG) {
            return series;
        }
        double floor = floor(panel);
        return with(
                series, series.points().stream().map(point -> cut(point, floor)).toList());
    }

    private static Point cut(Point point, double floor) {
        Double low = point.low();
        Double high = point.high();
        return low == null || low > 0
                ? point
                : new Point(
                        point.x(),
                        point.y(),
                        floor,
                        high == null ? null : Math.max(high, floor),
                        point.shade(),
                        point.note());
    }

    private static double floor(Panel panel) {
        double floor = Double.MAX_VALUE;
        for (Series series : panel.series()) {
            for (Point point : series.points()) {
                Double low = point.low();
                floor = Math.min(floor, point.y());
                floor = low != null && low > 0 ? Math.min(floor, low) : floor;
            }
        }
        return floor;
    }
}
