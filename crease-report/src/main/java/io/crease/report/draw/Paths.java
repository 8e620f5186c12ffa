package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Curves coloured by the shade of their points. A run of points whose shades fall into one of {@link #INKS} steps is one line of one
 * colour, so that a curve of thousands of points is some dozens of lines.
 */
final class Paths {
    /** Steps of colour from the lowest shade to the highest. */
    static final int INKS = 72;

    /** The selection of the step that is pointed at, in all panels. */
    static final String POINTED = "pointed";

    private Paths() {}

    static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int run = 0;
        for (Series series : all) {
            List<Point> points = series.points();
            for (int i = 0; i + 1 < points.size(); i++) {
                int step = step(pen.inks(), points.get(i));
                if (i == 0 || step != step(pen.inks(), points.get(i - 1))) {
                    run++;
                    rows.add(row(pen.inks(), run, step, points.get(i)));
                }
                rows.add(row(pen.inks(), run, step, points.get(i + 1)));
            }
        }
        List<Map<String, Object>> layers = new ArrayList<>();
        layers.add(Pen.layer(
                rows,
                pen.mark("line", "strokeWidth", pen.type() * 0.16, "strokeCap", "round", "strokeJoin", "round"),
                Json.object(
                        "x",
                        pen.x().field("x"),
                        "y",
                        pen.y().field("y"),
                        "stroke",
                        pen.inks().shade(),
                        "detail",
                        Json.object("field", "run"),
                        "order",
                        Json.object("value", Json.NONE))));
        if (pen.look().interactive()) {
            layers.add(handles(pen, all));
        }
        return layers;
    }

    private static int step(Inks inks, Point point) {
        double shade = point.shade() == null ? inks.low() : point.shade();
        double share = inks.high() > inks.low() ? (shade - inks.low()) / (inks.high() - inks.low()) : 0;
        return Math.min(INKS - 1, (int) (share * INKS));
    }

    private static Map<String, Object> row(Inks inks, int run, int step, Point point) {
        double middle = inks.low() + (step + 0.5) / INKS * (inks.high() - inks.low());
        return Json.object("run", run, "t", middle, "x", point.x(), "y", point.y());
    }

    /** A dot at the first point of each step, seen while that step is pointed at in any panel. */
    private static Map<String, Object> handles(Pen pen, List<Series> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Series series : all) {
            int last = -1;
            for (Point point : series.points()) {
                int step = step(pen.inks(), point);
                if (step != last) {
                    Map<String, Object> row = Rows.of(series, point);
                    row.put("step", step);
                    rows.add(row);
                    last = step;
                }
            }
        }
        Map<String, Object> encoding = Json.object(
                "x",
                pen.x().field("x"),
                "y",
                pen.y().field("y"),
                "opacity",
                Json.object("condition", Json.object("param", POINTED, "empty", false, "value", 1), "value", 0));
        pen.told(encoding, rows);
        Map<String, Object> layer =
                Pen.layer(rows, pen.mark("point", "filled", true, "size", pen.type() * pen.type() * 0.5), encoding);
        layer.put("name", handle(pen.number()));
        return layer;
    }

    /** Name of the view of the handles of a panel. */
    static String handle(int panel) {
        return "handles" + panel;
    }
}
