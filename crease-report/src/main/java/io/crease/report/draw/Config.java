package io.crease.report.draw;

import java.util.List;
import java.util.Map;

/** What is the same in all figures: type, thin axes, no grid. Colours of ink and ground are set for print only: a page sets its own. */
final class Config {
    private static final String INK = "#1A1A1A";
    private static final String AXIS = "#555555";

    private Config() {}

    /** Empty space round a figure. */
    static double padding(Look look) {
        return look.type() * 0.3;
    }

    /** Width between the empty spaces. */
    static double room(Look look) {
        return look.width() - 2 * padding(look) - 1;
    }

    static Map<String, Object> of(Look look, Inks inks) {
        double type = look.type();
        Map<String, Object> axis = Json.object(
                "grid",
                false,
                "labelFont",
                Typeface.FAMILIES,
                "titleFont",
                Typeface.FAMILIES,
                "labelFontSize",
                type,
                "titleFontSize",
                type,
                "titleFontWeight",
                "normal",
                "titlePadding",
                type * 0.5,
                "titleLimit",
                0,
                "labelLimit",
                0,
                "labelPadding",
                type * 0.25,
                "tickSize",
                type * 0.4,
                "domainWidth",
                type * 0.075,
                "tickWidth",
                type * 0.075);
        Map<String, Object> title = Json.object(
                "font", Typeface.FAMILIES, "subtitleFont", Typeface.FAMILIES, "fontWeight", "bold", "limit", 0);
        Map<String, Object> config = Json.object(
                "font",
                Typeface.FAMILIES,
                "padding",
                padding(look),
                "point",
                Json.object("opacity", 1),
                "axis",
                axis,
                "title",
                title,
                "view",
                Json.object("stroke", Json.NONE),
                "concat",
                Json.object("spacing", type),
                "range",
                Json.object("category", inks.colours(false).isEmpty() ? List.of(INK) : inks.colours(false)));
        if (!look.interactive()) {
            print(config, axis, title);
        }
        return config;
    }

    private static void print(Map<String, Object> config, Map<String, Object> axis, Map<String, Object> title) {
        config.put("background", "white");
        config.put("aria", false);
        axis.putAll(Json.object("labelColor", INK, "titleColor", INK, "domainColor", AXIS, "tickColor", AXIS));
        title.putAll(Json.object("color", INK, "subtitleColor", "#444444"));
        config.put("text", Json.object("color", INK));
        config.put("rule", Json.object("color", AXIS));
        config.put("point", Json.object("color", AXIS, "opacity", 1));
        config.put("rect", Json.object("color", AXIS));
    }
}
