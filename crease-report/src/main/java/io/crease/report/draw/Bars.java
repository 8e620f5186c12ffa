package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Series of bars from zero, or from the bottom where all are positive; side by side where groups share an x. */
final class Bars {
    private Bars() {}

    /** Their places along x. */
    static Steps steps(io.crease.figure.Axis axis, List<Series> all) {
        return new Steps(
                axis.scale(),
                all.stream().flatMap(series -> series.points().stream()).mapToDouble(Point::x));
    }

    static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        Steps steps = steps(pen.panel().x(), all);
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Map<String, Object>> intervals = new ArrayList<>();
        boolean raised = true;
        for (int i = 0; i < all.size(); i++) {
            for (Point point : all.get(i).points()) {
                Map<String, Object> row = Rows.of(all.get(i), point);
                row.put("body", pen.inks().body(all.get(i).group(), all.get(i).style()));
                row.put("x1", steps.slot(point.x(), 16 * i + 1, 16 * all.size()));
                row.put("x2", steps.slot(point.x(), 16 * i + 15, 16 * all.size()));
                row.put("xm", steps.slot(point.x(), 2 * i + 1, 2 * all.size()));
                rows.add(row);
                if (point.low() != null && point.high() != null) {
                    intervals.add(row);
                }
                raised &= point.y() >= 0;
            }
        }
        Map<String, Object> encoding = Json.object(
                "x",
                pen.x().field("x1"),
                "x2",
                Json.object("field", "x2"),
                "y",
                pen.y().field("y"),
                "y2",
                raised ? Json.object("value", "height") : Json.object("datum", 0),
                "color",
                pen.inks().colour(),
                "strokeDash",
                Inks.dash(),
                "stroke",
                pen.inks().colour(),
                "fillOpacity",
                Inks.body("body"));
        pen.selected(encoding);
        pen.told(encoding, rows);
        List<Map<String, Object>> layers = new ArrayList<>();
        layers.add(Pen.layer(rows, pen.mark("rect", "filled", true, "strokeWidth", pen.type() * 0.09), encoding));
        if (!intervals.isEmpty()) {
            layers.add(Pen.layer(
                    intervals,
                    pen.mark("rule", "strokeWidth", pen.type() * 0.11),
                    pen.selected(Json.object(
                            "x", pen.x().field("xm"), "y", pen.y().field("lo"), "y2", Json.object("field", "hi")))));
        }
        return layers;
    }
}
