package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Points as rows of Vega-Lite's data: g group, s style, i which of the series, x, y, lo, hi, t shade, n note; xn, yn names of places. */
final class Rows {
    private Rows() {}

    /** A row. */
    static Map<String, Object> of(Series series, Point point) {
        Map<String, Object> row =
                Json.object("g", series.group(), "s", series.style().name(), "x", point.x(), "y", point.y());
        if (point.low() != null) {
            row.put("lo", point.low());
        }
        if (point.high() != null) {
            row.put("hi", point.high());
        }
        if (point.shade() != null) {
            row.put("t", point.shade());
        }
        if (!point.note().isEmpty()) {
            row.put("n", point.note());
        }
        return row;
    }

    /** A row for each point of each series. */
    static List<Map<String, Object>> of(List<Series> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (Point point : all.get(i).points()) {
                Map<String, Object> row = of(all.get(i), point);
                row.put("i", i);
                rows.add(row);
            }
        }
        return rows;
    }

    /** The name of a place on an axis; null where it has none, or the axis is one of numbers. */
    static @Nullable String name(Axis axis, double place) {
        int name = (int) Math.rint(place);
        return axis.scale() == Axis.Scale.NAMES
                        && name >= 0
                        && name < axis.labels().size()
                ? axis.labels().get(name)
                : null;
    }

    /** As {@code data}. */
    static Map<String, Object> data(List<Map<String, Object>> rows) {
        return Json.object("values", rows);
    }
}
