package io.crease.report.draw;

import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Series of dots, with bars from low to high. */
final class Dots {
    /** More dots are smaller and let others through. */
    private static final int MANY = 150;

    private Dots() {}

    static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        List<Map<String, Object>> rows = Rows.of(all);
        List<Map<String, Object>> intervals = rows.stream()
                .filter(row -> row.containsKey("lo") && row.containsKey("hi"))
                .toList();
        boolean many = rows.size() > MANY;
        List<Map<String, Object>> layers = new ArrayList<>();
        if (!intervals.isEmpty()) {
            layers.add(Pen.layer(
                    intervals,
                    pen.mark("rule", "strokeWidth", pen.type() * 0.11, "strokeOpacity", 0.6),
                    pen.selected(Json.object(
                            "x",
                            pen.x().field("x"),
                            "y",
                            pen.y().field("lo"),
                            "y2",
                            Json.object("field", "hi"),
                            "color",
                            pen.inks().colour()))));
        }
        Map<String, Object> encoding = Json.object(
                "x",
                pen.x().field("x"),
                "y",
                pen.y().field("y"),
                "color",
                pen.inks().colour(),
                "stroke",
                pen.inks().colour(),
                "shape",
                pen.inks().shape(),
                "fillOpacity",
                many ? Inks.haze() : Inks.filling(),
                "strokeOpacity",
                Inks.strength());
        pen.selected(encoding);
        pen.told(encoding, rows);
        double size = pen.type() * pen.type() * (many ? 0.16 : 0.34);
        layers.add(Pen.layer(
                rows,
                pen.mark("point", "filled", true, "size", size, "strokeWidth", pen.type() * (many ? 0.05 : 0.09)),
                encoding));
        return layers;
    }
}
