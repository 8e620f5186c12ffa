package io.crease.report.draw;

import io.crease.figure.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reference lines with their words. */
final class Rules {
    private Rules() {}

    /** Lines, to lie below the series. */
    static List<Map<String, Object>> lines(Pen pen) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (Reference reference : seen(pen)) {
            layers.add(Pen.layer(
                    List.of(Json.object()),
                    pen.mark("rule", "strokeWidth", pen.type() * 0.09, "opacity", 0.75),
                    reference.across()
                            ? Json.object("y", pen.y().datum(reference.value()))
                            : Json.object("x", pen.x().datum(reference.value()))));
        }
        return layers;
    }

    /** Words, to lie above the series. */
    static List<Map<String, Object>> words(Pen pen) {
        List<Map<String, Object>> layers = new ArrayList<>();
        double gap = pen.type() * 0.3;
        for (Reference reference : seen(pen)) {
            if (reference.text().isEmpty()) {
                continue;
            }
            boolean across = reference.across();
            double share = pen.x().share(reference.value());
            boolean left = across || share > 0.5;
            Map<String, Object> mark = Json.object(
                    "type",
                    "text",
                    "align",
                    left ? "right" : "left",
                    "baseline",
                    across && pen.y().share(reference.value()) < 0.9 ? "bottom" : "top",
                    "dx",
                    left ? -gap : gap,
                    "dy",
                    across ? (pen.y().share(reference.value()) < 0.9 ? -gap : gap) : gap,
                    "fontSize",
                    pen.type() * 0.95);
            double room = across
                    ? pen.x().length()
                    : pen.x().length() * Math.max(share, 1 - share);
            layers.add(Pen.layer(
                    List.of(Json.object()),
                    mark,
                    Json.object(
                            "x",
                            across ? Json.object("value", "width") : pen.x().datum(reference.value()),
                            "y",
                            across ? pen.y().datum(reference.value()) : Json.object("value", 0),
                            "text",
                            Json.object(
                                    "value",
                                    Typeface.REGULAR.cut(reference.text(), pen.type(), room - 2 * gap)))));
        }
        return layers;
    }

    private static List<Reference> seen(Pen pen) {
        return pen.panel().references().stream()
                .filter(reference -> {
                    Axes axes = reference.across() ? pen.y() : pen.x();
                    return axes.shows(reference.value())
                            && (!axes.fixed() || (reference.value() >= axes.low() && reference.value() <= axes.high()));
                })
                .toList();
    }
}
