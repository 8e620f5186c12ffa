package io.crease.report.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crease.figure.Axis.Scale;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A figure as Vega-Lite 5. All marks are quantitative along x and y, and in each layer {@code encoding.y.scale.type} is {@code linear}
 * or {@code log}; {@code usermeta.crease.flippable} says whether the one can be put for the other. Ink and ground are left to the
 * configuration; {@code usermeta.crease.dark} is what {@code config.range.category} is on a dark ground.
 */
public final class VegaLite {
    /** Height of a panel as a share of its width. */
    private static final double PROPORTION = 0.66;

    /** The same of panels side by side. */
    private static final double BESIDE = 0.8;

    private VegaLite() {}

    /** For a page. */
    public static ObjectNode of(Figure figure) {
        return of(figure, Look.PAGE);
    }

    /** As wide as asked, or a little less or more as tick labels come out. */
    public static ObjectNode of(Figure figure, Look look) {
        return of(figure, look, Frame.guess(figure, look));
    }

    /** Only the panels, as they are in print: to be measured. */
    static ObjectNode bare(Figure figure, Look look, Frame frame) {
        Look print = new Look(look.width(), look.type(), look.unit(), false);
        Figure shown = Shown.of(figure).figure();
        Inks inks = new Inks(shown);
        return Json.tree(
                Json.object("vconcat", List.of(panels(shown, inks, print, frame)), "config", Config.of(print, inks)));
    }

    /**
     * What a page needs that tells groups beside the figure, and not in its legend, which is the first of {@code vconcat}.
     *
     * @return {@code title} of the legend, {@code groups} as {@link Key#groups}, and {@code rest}: the legend without them, null if nothing is left of it
     */
    public static ObjectNode beside(Figure figure, Look look) {
        Frame frame = Frame.guess(figure, look);
        Figure shown = Shown.of(figure).figure();
        Inks inks = new Inks(shown);
        List<Map<String, Object>> rest = Key.rest(shown, inks, look, frame.left());
        return Json.tree(Json.object(
                "title",
                inks.shaded() ? "" : figure.legend(),
                "groups",
                Key.groups(shown, inks, look, frame.left()),
                "rest",
                rest.isEmpty() ? Json.NONE : rest.get(0)));
    }

    private static Map<String, Object> panels(Figure figure, Inks inks, Look look, Frame frame) {
        List<Panel> panels = figure.panels();
        double width = frame.width();
        boolean square = panels.stream().anyMatch(Panel::equal);
        double height = square ? width : width * (look.columns(figure) == 1 ? PROPORTION : BESIDE);
        List<Pen> pens = IntStream.range(0, panels.size())
                .mapToObj(i -> Plot.pen(figure, i, inks, look, width, height))
                .toList();
        Predicate<Pen> worded = Rules.worded(pens);
        return Json.object(
                "columns",
                look.columns(figure),
                "align",
                "each",
                "spacing",
                Json.object("row", look.type() * 1.2, "column", look.type() * 1.2),
                "concat",
                pens.stream().map(pen -> Plot.view(pen, worded.test(pen))).toList());
    }

    /** With so much room for the panels. */
    static ObjectNode of(Figure figure, Look look, Frame frame) {
        Shown shown = Shown.of(figure);
        Inks inks = new Inks(shown.figure());
        List<Map<String, Object>> rows = new ArrayList<>(Key.views(shown.figure(), inks, look, frame.left()));
        rows.add(panels(shown.figure(), inks, look, frame));
        rows.addAll(Words.notes(shown.notes(), look, frame.left()));
        Map<String, Object> all = Json.object(
                "$schema",
                "https://vega.github.io/schema/vega-lite/v5.json",
                "description",
                figure.alternative(),
                "title",
                Words.title(figure, look),
                "spacing",
                look.type() * 0.8,
                "vconcat",
                rows,
                "usermeta",
                Json.object(
                        "crease",
                        Json.object(
                                "flippable", flippable(figure), "dark", inks.colours(true), "source", figure.source())),
                "config",
                Config.of(look, inks));
        if (look.interactive()) {
            params(all, shown.figure());
        }
        return Json.tree(all);
    }

    private static void params(Map<String, Object> all, Figure figure) {
        List<Object> params = new ArrayList<>();
        boolean key = Json.tree(all).toString().contains("\"name\":\"" + Key.VIEW + "\"");
        params.add(
                key
                        ? Json.object(
                                "name",
                                Pen.SHOWN,
                                "select",
                                Json.object("type", "point", "fields", List.of("g"), "toggle", "true"),
                                "views",
                                List.of(Key.VIEW))
                        : Json.object("name", Pen.SHOWN, "value", true));
        List<String> handles = IntStream.range(0, figure.panels().size())
                .filter(i -> figure.panels().get(i).series().stream().anyMatch(series -> series.mark() == Mark.PATH))
                .mapToObj(Paths::handle)
                .toList();
        if (!handles.isEmpty()) {
            params.add(Json.object(
                    "name",
                    Paths.POINTED,
                    "select",
                    Json.object(
                            "type",
                            "point",
                            "on",
                            "pointerover",
                            "clear",
                            "pointerout",
                            "nearest",
                            true,
                            "fields",
                            List.of("step")),
                    "views",
                    handles));
        }
        all.put("params", params);
    }

    /** Whether all that is drawn has a place on a log axis and on a linear one. */
    private static boolean flippable(Figure figure) {
        return figure.panels().stream()
                .allMatch(panel -> !panel.equal()
                        && panel.y().scale() != Scale.NAMES
                        && panel.series().stream()
                                .allMatch(series -> series.mark() != Mark.CELLS
                                        && series.mark() != Mark.PATH
                                        && series.points().stream().allMatch(VegaLite::positive)));
    }

    private static boolean positive(Point point) {
        Double low = point.low();
        return point.y() > 0 && (low == null || low > 0);
    }
}
