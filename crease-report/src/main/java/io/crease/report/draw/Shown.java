package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Axis.Scale;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a figure its axes can show.
 *
 * @param figure without the points that a log axis has no place for, and with intervals that reach to zero cut off at the least value drawn
 * @param notes what was left out
 */
record Shown(Figure figure, List<String> notes) {

    static Shown of(Figure figure) {
        List<Panel> panels = new ArrayList<>();
        int[] counts = new int[2];
        for (Panel panel : figure.panels()) {
            double floor = floor(panel);
            List<Series> all = new ArrayList<>();
            for (Series series : panel.series()) {
                List<Point> points = new ArrayList<>();
                for (Point point : series.points()) {
                    if (placed(panel.x(), point.x()) && placed(panel.y(), point.y())) {
                        Point cut = cut(panel.y(), point, floor);
                        counts[1] += cut.equals(point) ? 0 : 1;
                        points.add(cut);
                    } else {
                        counts[0]++;
                    }
                }
                all.add(new Series(series.group(), series.mark(), series.style(), points));
            }
            panels.add(new Panel(panel.title(), panel.x(), panel.y(), all, panel.references(), panel.equal()));
        }
        List<String> notes = new ArrayList<>();
        if (counts[0] > 0) {
            notes.add("Not drawn: " + counts[0] + (counts[0] == 1 ? " value that is" : " values that are")
                    + " not positive, for which a log axis has no place.");
        }
        if (counts[1] > 0) {
            notes.add(counts[1] + (counts[1] == 1 ? " interval reaches" : " intervals reach")
                    + " down to zero or below: drawn to the least value of the panel.");
        }
        return new Shown(
                new Figure(
                        figure.name(),
                        figure.title(),
                        figure.subtitle(),
                        figure.colours(),
                        figure.legend(),
                        panels,
                        figure.columns(),
                        figure.alternative(),
                        figure.source()),
                notes);
    }

    private static boolean placed(Axis axis, double value) {
        return axis.scale() != Scale.LOG || value > 0;
    }

    private static double floor(Panel panel) {
        double floor = Double.POSITIVE_INFINITY;
        for (Series series : panel.series()) {
            for (Point point : series.points()) {
                Double low = point.low();
                floor = Math.min(floor, point.y() > 0 ? point.y() : floor);
                floor = low != null && low > 0 ? Math.min(floor, low) : floor;
            }
        }
        return floor;
    }

    private static Point cut(Axis axis, Point point, double floor) {
        Double low = point.low();
        Double high = point.high();
        if (axis.scale() != Scale.LOG || low == null || low > 0) {
            return point;
        }
        return new Point(
                point.x(), point.y(), floor, high == null ? null : Math.max(high, floor), point.shade(), point.note());
    }
}
