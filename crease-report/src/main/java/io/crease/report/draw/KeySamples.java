package io.crease.report.draw;

import io.crease.figure.Series.Mark;
import io.crease.figure.Series.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands before the words of a legend: a piece of line, a dot, a bar. */
record KeySamples(List<Map<String, Object>> entries, Inks inks, double type) {
    /** The channel of a field that holds a place in units. */
    static Map<String, Object> place(String field) {
        return Json.object("field", field, "type", "quantitative", "scale", Json.NONE, "axis", Json.NONE);
    }

    /** The channel of the other end. */
    static Map<String, Object> end(String field) {
        return Json.object("field", field);
    }

    /** A layer for each kind of mark, in the colours of groups or in none. */
    List<Map<String, Object>> layers() {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (boolean coloured : new boolean[] {true, false}) {
            for (Mark mark : List.of(Mark.LINE, Mark.BARS, Mark.DOTS)) {
                List<Map<String, Object>> rows = entries.stream()
                        .filter(entry -> mark.name().equals(entry.get("mark")) && coloured != "".equals(entry.get("g")))
                        .toList();
                if (rows.isEmpty()) {
                    continue;
                }
                if (mark == Mark.LINE) {
                    layers.add(Pen.layer(
                            rows,
                            Json.object("type", "rule", "strokeWidth", type * 0.16),
                            ink(
                                    coloured,
                                    "x",
                                    place("x"),
                                    "x2",
                                    end("x2"),
                                    "y",
                                    place("y"),
                                    "strokeDash",
                                    Inks.dash(),
                                    "strokeOpacity",
                                    Inks.strength())));
                }
                if (mark == Mark.BARS) {
                    Map<String, Object> encoding = ink(
                            coloured,
                            "x",
                            place("x"),
                            "x2",
                            end("x2"),
                            "y",
                            place("y1"),
                            "y2",
                            end("y2"),
                            "fillOpacity",
                            Inks.body("body"),
                            "strokeDash",
                            Inks.dash());
                    if (coloured) {
                        encoding.put("stroke", inks.colour());
                    }
                    layers.add(Pen.layer(
                            rows, Json.object("type", "rect", "filled", true, "strokeWidth", type * 0.09), encoding));
                }
                List<Map<String, Object>> dots = rows.stream()
                        .filter(row -> mark == Mark.DOTS
                                || (mark == Mark.LINE && Style.MEASURED.name().equals(row.get("s")) && inks.shapes()))
                        .toList();
                if (!dots.isEmpty()) {
                    Map<String, Object> encoding =
                            ink(coloured, "x", place("xm"), "y", place("y"), "fillOpacity", Inks.filling());
                    if (coloured) {
                        encoding.put("shape", inks.shape());
                        encoding.put("stroke", inks.colour());
                    }
                    layers.add(Pen.layer(
                            dots,
                            Json.object(
                                    "type",
                                    "point",
                                    "filled",
                                    true,
                                    "size",
                                    type * type * 0.34,
                                    "strokeWidth",
                                    type * 0.09),
                            encoding));
                }
            }
        }
        return layers;
    }

    private Map<String, Object> ink(boolean coloured, Object... keysAndValues) {
        Map<String, Object> encoding = Json.object(keysAndValues);
        if (coloured) {
            encoding.put("color", inks.colour());
        }
        return encoding;
    }
}
