package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rectangles around points, coloured by shade. */
final class Cells {
    private Cells() {}

    static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Series series : all) {
            Steps x =
                    new Steps(pen.panel().x().scale(), series.points().stream().mapToDouble(Point::x));
            Steps y =
                    new Steps(pen.panel().y().scale(), series.points().stream().mapToDouble(Point::y));
            for (Point point : series.points()) {
                if (point.shade() == null) {
                    continue;
                }
                Map<String, Object> row = Rows.of(series, point);
                row.put("x1", x.low(point.x()));
                row.put("x2", x.high(point.x()));
                row.put("y1", y.low(point.y()));
                row.put("y2", y.high(point.y()));
                rows.add(row);
            }
        }
        Map<String, Object> encoding = Json.object(
                "x",
                pen.x().field("x1"),
                "x2",
                Json.object("field", "x2"),
                "y",
                pen.y().field("y1"),
                "y2",
                Json.object("field", "y2"),
                "fill",
                pen.inks().shade(),
                "stroke",
                pen.inks().shade());
        pen.told(encoding, rows);
        return List.of(Pen.layer(rows, pen.mark("rect", "strokeWidth", 0.3), encoding));
    }
}
