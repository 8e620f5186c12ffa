package io.crease.report.draw;

import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import io.crease.figure.Series.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The legend: one for all panels, in lines above them. */
final class Key {
    /** Name of the view in which groups are selected. */
    static final String VIEW = "key";

    private static final double LINE = 1.7;
    private static final double SAMPLE = 2.4;
    private static final int STRIP = 48;

    private final Figure figure;
    private final Inks inks;
    private final Look look;
    private final double type;
    private final double left;
    private final double right;
    private final boolean grouped;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final List<Map<String, Object>> words = new ArrayList<>();
    private final List<Map<String, Object>> strip = new ArrayList<>();
    private double x;
    private int line;

    private Key(Figure figure, Inks inks, Look look, double left, boolean grouped) {
        this.grouped = grouped;
        this.figure = figure;
        this.inks = inks;
        this.look = look;
        this.type = look.type();
        this.left = -left;
        this.right = Config.room(look) - left;
        this.x = -left;
    }

    /** The view; empty if nothing needs to be told. */
    static List<Map<String, Object>> views(Figure figure, Inks inks, Look look, double left) {
        return new Key(figure, inks, look, left, true).views();
    }

    /** The same for a page that tells groups beside the figure: only what else there is to be told. */
    static List<Map<String, Object>> rest(Figure figure, Inks inks, Look look, double left) {
        return new Key(figure, inks, look, left, false).views();
    }

    /** What stands before each group: {@code g} the group, {@code text} its words, {@code s} the style and {@code mark} the mark of the sample. */
    static List<Map<String, Object>> groups(Figure figure, Inks inks, Look look, double left) {
        Key key = new Key(figure, inks, look, left, true);
        key.flow();
        return key.entries.stream()
                .filter(entry -> inks.groups().contains(entry.get("g")))
                .map(Key::told)
                .toList();
    }

    private static Map<String, Object> told(Map<String, Object> entry) {
        Map<String, Object> told = new LinkedHashMap<>(entry);
        told.keySet().retainAll(List.of("g", "text", "s", "mark"));
        return told;
    }

    private List<Map<String, Object>> views() {
        flow();
        return entries.isEmpty() && words.isEmpty() ? List.of() : List.of(view());
    }

    private List<Series> series() {
        return figure.panels().stream().map(Panel::series).flatMap(List::stream).toList();
    }

    private void flow() {
        if (inks.shaded()) {
            gradient();
        }
        List<String> groups = inks.groups();
        boolean titled = !figure.legend().isEmpty() && !inks.shaded();
        boolean told = groups.size() > 1 || (groups.size() == 1 && (titled || inks.shaded()));
        Set<Style> others = EnumSet.noneOf(Style.class);
        if (told && titled && grouped) {
            word("", figure.legend(), 0);
        }
        for (String group : groups) {
            List<Series> its = series().stream()
                    .filter(series -> series.group().equals(group) && !Inks.shaded(series))
                    .toList();
            Set<Style> styles = EnumSet.noneOf(Style.class);
            its.forEach(series -> styles.add(series.style()));
            Style first = List.of(Style.MEASURED, Style.SECOND, Style.THEORY, Style.NOT_VALID).stream()
                    .filter(styles::contains)
                    .findFirst()
                    .orElseThrow();
            if (told) {
                Mark mark = its.stream()
                        .filter(series -> series.style() == first)
                        .findFirst()
                        .orElseThrow()
                        .mark();
                if (grouped) {
                    entry(group, group + (first == Style.NOT_VALID ? " (" + name(first) + ")" : ""), first, mark);
                }
                styles.remove(first);
            }
            styles.remove(Style.SECOND); // the subtitle says what is dotted
            others.addAll(styles);
        }
        if (!told && others.equals(EnumSet.of(Style.MEASURED))) {
            return;
        }
        for (Style style : others) {
            Mark mark = series().stream()
                    .filter(series -> series.style() == style && !Inks.shaded(series))
                    .map(Series::mark)
                    .findFirst()
                    .orElse(Mark.LINE);
            entry(groups.size() == 1 ? groups.get(0) : "", name(style), style, mark);
        }
    }

    private static String name(Style style) {
        return switch (style) {
            case MEASURED -> "measured";
            case THEORY -> "theory";
            case NOT_VALID -> "printed, not valid here";
            case SECOND -> "dotted";
        };
    }

    private double middle() {
        return (line + 0.5) * LINE * type;
    }

    private void room(double width) {
        if (x > left && x + width > right) {
            x = left;
            line++;
        }
    }

    private void word(String group, String text, double before) {
        String cut = Typeface.REGULAR.cut(text, type, right - left - before);
        words.add(Json.object("g", group, "x", x + before, "y", middle(), "text", cut));
        x += before + Typeface.REGULAR.width(cut, type) + 1.3 * type;
    }

    private void entry(String group, String text, Style style, Mark mark) {
        double sample = (mark == Mark.LINE ? SAMPLE : 1) * type;
        double before = sample + 0.5 * type;
        String cut = Typeface.REGULAR.cut(text, type, right - left - before);
        room(before + Typeface.REGULAR.width(cut, type));
        double start = x;
        double y = middle();
        word(group, cut, before);
        entries.add(Json.object(
                "g",
                group,
                "text",
                text,
                "s",
                style.name(),
                "mark",
                mark.name(),
                "body",
                inks.body(group, style),
                "x",
                start,
                "xm",
                start + sample / 2,
                "x2",
                start + sample,
                "end",
                x - 0.8 * type,
                "y",
                y,
                "y1",
                y - 0.35 * type,
                "y2",
                y + 0.35 * type));
    }

    private void gradient() {
        if (!figure.legend().isEmpty()) {
            word("", figure.legend(), 0);
            x -= 0.6 * type;
        }
        String low = Numbers.text(inks.low());
        String high = Numbers.text(inks.high());
        word("", low, 0);
        x -= 0.9 * type;
        double width = Math.min(14 * type, (right - left) / 3);
        for (int i = 0; i < STRIP; i++) {
            double share = (i + 0.5) / STRIP;
            strip.add(Json.object(
                    "x",
                    x + width * i / STRIP,
                    "x2",
                    x + width * (i + 1) / STRIP + (i + 1 < STRIP ? 0.3 : 0),
                    "y1",
                    middle() - 0.4 * type,
                    "y2",
                    middle() + 0.4 * type,
                    "t",
                    inks.low() + share * (inks.high() - inks.low())));
        }
        x += width + 0.4 * type;
        word("", high, 0);
        x += type;
    }

    private Map<String, Object> view() {
        List<Map<String, Object>> layers = new ArrayList<>();
        if (!strip.isEmpty()) {
            layers.add(Pen.layer(
                    strip,
                    Json.object("type", "rect"),
                    Json.object(
                            "x",
                            KeySamples.place("x"),
                            "x2",
                            KeySamples.end("x2"),
                            "y",
                            KeySamples.place("y1"),
                            "y2",
                            KeySamples.end("y2"),
                            "fill",
                            inks.shade())));
        }
        layers.addAll(new KeySamples(entries, inks, type).layers());
        layers.add(Pen.layer(
                words,
                Json.object("type", "text", "align", "left", "baseline", "middle", "fontSize", type),
                Json.object(
                        "x", KeySamples.place("x"), "y", KeySamples.place("y"), "text", Json.object("field", "text"))));
        if (look.interactive() && entries.stream().anyMatch(entry -> !"".equals(entry.get("g")))) {
            layers.add(handles());
        }
        return Json.object(
                "width",
                1,
                "height",
                (line + 1) * LINE * type,
                "view",
                Json.object("stroke", Json.NONE),
                "layer",
                layers);
    }

    /** Where a click selects a group, and another takes it back. */
    private Map<String, Object> handles() {
        List<Map<String, Object>> rows =
                entries.stream().filter(entry -> !"".equals(entry.get("g"))).toList();
        Map<String, Object> layer = Pen.layer(
                rows,
                Json.object("type", "rect", "cursor", "pointer", "color", "transparent"),
                Json.object(
                        "x",
                        KeySamples.place("x"),
                        "x2",
                        KeySamples.end("end"),
                        "y",
                        KeySamples.place("y1"),
                        "y2",
                        KeySamples.end("y2"),
                        "detail",
                        KeySamples.end("g")));
        layer.put("name", VIEW);
        return layer;
    }
}
