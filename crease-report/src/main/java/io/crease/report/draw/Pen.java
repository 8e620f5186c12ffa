package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What all marks of a panel share: its axes, the inks of the figure, the size of things.
 *
 * @param clip whether what lies beyond the axes is cut off
 */
record Pen(Figure figure, Panel panel, int number, Axes x, Axes y, Inks inks, Look look, boolean clip) {
    /** The selection of groups in the legend. */
    static final String SHOWN = "shown";

    /** Opacity of what is not selected. */
    private static final double HIDDEN = 0.05;

    double type() {
        return look.type();
    }

    /** Adds the channel {@code opacity}: faint while other groups are selected in the legend. Not in print, where PDF would become pixels. */
    Map<String, Object> selected(Map<String, Object> encoding) {
        if (look.interactive()) {
            encoding.put("opacity", Json.object("condition", Json.object("param", SHOWN, "value", 1), "value", HIDDEN));
        }
        return encoding;
    }

    /** A mark. */
    Map<String, Object> mark(String kind, Object... keysAndValues) {
        Map<String, Object> mark = Json.object("type", kind);
        if (clip) {
            mark.put("clip", true);
        }
        mark.putAll(Json.object(keysAndValues));
        return mark;
    }

    /** A layer. */
    static Map<String, Object> layer(
            List<Map<String, Object>> rows, Map<String, Object> mark, Map<String, Object> encoding) {
        return Json.object("data", Rows.data(rows), "mark", mark, "encoding", encoding);
    }

    /** Adds to an encoding what a reader who points at a mark is told, if anybody can. */
    void told(Map<String, Object> encoding, List<Map<String, Object>> rows) {
        if (!look.interactive()) {
            return;
        }
        List<Object> lines = new ArrayList<>();
        tell(lines, rows, "g", figure.legend().isEmpty() || inks.shaded() ? "series" : figure.legend());
        tell(lines, rows, named(rows, "x", panel.x()), panel.x().title());
        tell(lines, rows, named(rows, "y", panel.y()), panel.y().title());
        tell(lines, rows, "lo", "from");
        tell(lines, rows, "hi", "to");
        tell(lines, rows, "t", figure.legend().isEmpty() ? "shade" : figure.legend());
        tell(lines, rows, "n", "note");
        encoding.put("tooltip", lines);
    }

    /** The field that tells where along an axis a row stands: its name, which is put into the rows, where the axis has names. */
    private static String named(List<Map<String, Object>> rows, String field, Axis axis) {
        if (axis.scale() != Axis.Scale.NAMES) {
            return field;
        }
        String named = field + "n";
        rows.forEach(row -> {
            String name = row.get(field) instanceof Double place ? Rows.name(axis, place) : null;
            if (name != null) {
                row.put(named, name);
            }
        });
        return named;
    }

    private static void tell(List<Object> lines, List<Map<String, Object>> rows, String field, String title) {
        if (rows.stream().anyMatch(row -> row.containsKey(field) && !"".equals(row.get(field)))) {
            boolean text = field.equals("g") || field.endsWith("n");
            Map<String, Object> line =
                    Json.object("field", field, "type", text ? "nominal" : "quantitative", "title", title);
            if (!text) {
                line.put("format", ".5~g");
            }
            lines.add(line);
        }
    }
}
