package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.figure.Series.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Series joined by lines: bands below, then lines, then dots where there are few. */
final class Lines {
    /** A line of more points has no dots. */
    private static final int DOTTED = 26;

    /** Series of one group and style are not joined to each other. */
    private static final Map<String, Object> APART = Json.object("field", "i");

    private Lines() {}

    static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        List<Map<String, Object>> layers = new ArrayList<>();
        List<Series> bands = all.stream()
                .map(series -> with(
                        series, series.points().stream().filter(Lines::banded).toList()))
                .filter(series -> !series.points().isEmpty())
                .toList();
        if (!bands.isEmpty()) {
            layers.add(band(pen, Rows.of(bands)));
        }
        if (pen.inks().mapped()) {
            layers.add(halo(pen, Rows.of(all)));
        }
        layers.add(line(pen, Rows.of(all)));
        List<Series> dotted = all.stream().filter(Lines::dotted).toList();
        if (!dotted.isEmpty()) {
            layers.add(dots(pen, Rows.of(dotted), true));
        }
        List<Series> smooth = all.stream().filter(series -> !dotted(series)).toList();
        if (pen.look().interactive() && !smooth.isEmpty()) {
            layers.add(dots(pen, Rows.of(smooth), false));
        }
        return layers;
    }

    private static boolean banded(Point point) {
        return point.low() != null && point.high() != null;
    }

    private static boolean dotted(Series series) {
        int size = series.points().size();
        return size == 1 || (series.style() == Style.MEASURED && size <= DOTTED);
    }

    private static Series with(Series series, List<Point> points) {
        return new Series(series.group(), series.mark(), series.style(), points);
    }

    private static Map<String, Object> band(Pen pen, List<Map<String, Object>> rows) {
        return Pen.layer(
                rows,
                pen.mark("area", "fillOpacity", 0.16, "opacity", 1),
                pen.selected(Json.object(
                        "x",
                        pen.x().field("x"),
                        "y",
                        pen.y().field("lo"),
                        "y2",
                        Json.object("field", "hi"),
                        "color",
                        pen.inks().colour(),
                        "detail",
                        APART,
                        "order",
                        Json.object("value", Json.NONE))));
    }

    /** White below lines on a map of colours, so that they are seen on all of them. */
    private static Map<String, Object> halo(Pen pen, List<Map<String, Object>> rows) {
        return Pen.layer(
                rows,
                pen.mark("line", "strokeWidth", pen.type() * 0.4, "stroke", "white", "strokeOpacity", 0.7),
                Json.object(
                        "x",
                        pen.x().field("x"),
                        "y",
                        pen.y().field("y"),
                        "detail",
                        APART,
                        "order",
                        Json.object("value", Json.NONE)));
    }

    private static Map<String, Object> line(Pen pen, List<Map<String, Object>> rows) {
        return Pen.layer(
                rows,
                pen.mark("line", "strokeWidth", pen.type() * 0.16, "strokeJoin", "round"),
                pen.selected(Json.object(
                        "x",
                        pen.x().field("x"),
                        "y",
                        pen.y().field("y"),
                        "color",
                        pen.inks().colour(),
                        "strokeDash",
                        Inks.dash(),
                        "strokeOpacity",
                        Inks.strength(),
                        "detail",
                        APART,
                        "order",
                        Json.object("value", Json.NONE))));
    }

    private static Map<String, Object> dots(Pen pen, List<Map<String, Object>> rows, boolean seen) {
        Map<String, Object> encoding = Json.object(
                "x",
                pen.x().field("x"),
                "y",
                pen.y().field("y"),
                "color",
                pen.inks().colour(),
                "shape",
                pen.inks().shape());
        if (seen) {
            encoding.putAll(Json.object(
                    "stroke", pen.inks().colour(), "fillOpacity", Inks.filling(), "strokeOpacity", Inks.strength()));
            pen.selected(encoding);
        } else {
            encoding.put("opacity", Json.object("value", 0));
        }
        pen.told(encoding, rows);
        double size = pen.type() * pen.type();
        return Pen.layer(
                rows,
                pen.mark("point", "filled", true, "size", seen ? size * 0.28 : size, "strokeWidth", pen.type() * 0.06),
                encoding);
    }
}
