package io.crease.report.draw;

import io.crease.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Title above and notes below a figure. */
final class Words {
    private Words() {}

    static Map<String, Object> title(Figure figure, Look look) {
        double type = look.type();
        return Json.object(
                "text",
                Typeface.BOLD.wrap(figure.title(), type * 1.2, Config.room(look)),
                "subtitle",
                Typeface.REGULAR.wrap(figure.subtitle(), type, Config.room(look)),
                "fontSize",
                type * 1.2,
                "subtitleFontSize",
                type,
                "anchor",
                "start",
                "frame",
                "bounds",
                "lineHeight",
                type * 1.5,
                "subtitleLineHeight",
                type * 1.3,
                "subtitlePadding",
                type * 0.3,
                "offset",
                type * 0.7);
    }

    /** A view of lines of text; none if there is nothing to say. */
    static List<Map<String, Object>> notes(List<String> notes, Look look, double left) {
        double type = look.type();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String note : notes) {
            for (String line : Typeface.REGULAR.wrap(note, type, Config.room(look))) {
                rows.add(Json.object("y", (rows.size() + 0.5) * type * 1.3, "text", line));
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Object> view = Pen.layer(
                rows,
                Json.object("type", "text", "align", "left", "baseline", "middle", "fontSize", type),
                Json.object(
                        "x",
                        Json.object("value", -left),
                        "y",
                        Json.object("field", "y", "type", "quantitative", "scale", Json.NONE, "axis", Json.NONE),
                        "text",
                        Json.object("field", "text")));
        view.put("width", 1);
        view.put("height", rows.size() * type * 1.3);
        view.put("view", Json.object("stroke", Json.NONE));
        return List.of(view);
    }
}
