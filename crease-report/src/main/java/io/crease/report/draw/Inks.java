package io.crease.report.draw;

import io.crease.figure.Figure;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import io.crease.figure.Series.Style;
import io.crease.report.Palette;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Colours, shapes and dashes of a figure: the same group and the same shade look the same in all its panels. Immutable. */
final class Inks {
    /** Shapes of points, told apart where colours are not. */
    private static final List<String> SHAPES = List.of(
            "circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right", "triangle-left");

    private static final List<String> STYLES =
            Stream.of(Style.values()).map(Style::name).toList();
    private static final List<List<Integer>> DASHES = List.of(List.of(), List.of(5, 3), List.of(1, 2), List.of(1, 1));
    private static final List<Double> STRENGTHS = List.of(1.0, 1.0, 0.7, 1.0);

    /** How full bars are, by group. */
    private static final List<Double> BODIES = List.of(0.9, 0.4, 0.65, 0.2);

    private static final int STOPS = 12;

    private final Figure.Colours kind;
    private final List<String> groups;
    private final Set<String> measured;
    private final double low;
    private final double high;
    private final boolean shaded;
    private final boolean mapped;

    Inks(Figure figure) {
        kind = figure.colours();
        List<Series> all = figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .toList();
        Set<String> named = new LinkedHashSet<>();
        all.stream().filter(series -> !shaded(series)).forEach(series -> named.add(series.group()));
        groups = List.copyOf(named);
        measured = all.stream()
                .filter(series -> series.style() == Style.MEASURED || series.style() == Style.SECOND)
                .map(Series::group)
                .collect(Collectors.toUnmodifiableSet());
        DoubleSummaryStatistics shades = all.stream()
                .filter(Inks::shaded)
                .map(Series::points)
                .flatMap(Collection::stream)
                .map(Point::shade)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        shaded = shades.getCount() > 0;
        mapped = all.stream().anyMatch(series -> series.mark() == Mark.CELLS);
        double reach = Math.max(Math.abs(shades.getMin()), Math.abs(shades.getMax()));
        boolean about = kind == Figure.Colours.DIVERGING;
        low = !shaded ? 0 : about ? -reach : shades.getMin();
        high = !shaded ? 1 : about ? reach : shades.getMax();
    }

    /** Whether a series is coloured by its points' shades, and not by its group. */
    static boolean shaded(Series series) {
        return series.mark() == Mark.PATH || series.mark() == Mark.CELLS;
    }

    /** Whether anything is coloured by shade. */
    boolean shaded() {
        return shaded;
    }

    /** Whether lines lie on a map of colours. */
    boolean mapped() {
        return mapped;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Groups that have a colour, in order. */
    List<String> groups() {
        return groups;
    }

    /** The colours of the groups, for a light ground or a dark one. */
    List<String> colours(boolean dark) {
        List<String> ranked = groups.stream().filter(measured::contains).toList();
        int count = ranked.size();
        return IntStream.range(0, groups.size())
                .map(i -> {
                    if (kind == Figure.Colours.ORDERED && !mapped && !measured.contains(groups.get(i))) {
                        return dark ? 0xBBBBBB : 0x444444;
                    }
                    int rank = kind == Figure.Colours.ORDERED ? ranked.indexOf(groups.get(i)) : i;
                    int of = kind == Figure.Colours.ORDERED ? count : groups.size();
                    double share = of <= 1 ? 0 : (double) rank / (of - 1);
                    if (mapped) {
                        return i == 0 ? dark ? 0xF0F0F0 : 0x111111 : Palette.layer(i + 1);
                    }
                    return switch (kind) {
                        case CATEGORIES -> Palette.layer(i + 1);
                        case ORDERED -> Palette.ordered(dark ? 0.3 + 0.7 * share : 0.85 * share);
                        case CYCLE -> Palette.cycle((double) i / of);
                        case DIVERGING -> Palette.diverging(2 * share - 1);
                    };
                })
                .map(colour ->
                        dark && kind == Figure.Colours.CATEGORIES ? Palette.blend(colour, 0xFFFFFF, 0.4) : colour)
                .mapToObj(Json::hex)
                .toList();
    }

    /** The colour of a shade. */
    int colour(double shade) {
        double share = high > low ? (shade - low) / (high - low) : 0.5;
        return switch (kind) {
            case CYCLE -> Palette.cycle(share);
            case DIVERGING -> Palette.diverging(2 * share - 1);
            case ORDERED, CATEGORIES -> Palette.ordered(0.94 * share);
        };
    }

    /** The channel {@code color}: by group; its range is named, so that a page can put others into its configuration. */
    Map<String, Object> colour() {
        return Json.object(
                "field",
                "g",
                "type",
                "nominal",
                "legend",
                Json.NONE,
                "scale",
                Json.object("domain", groups, "range", "category"));
    }

    /** The channels {@code fill} and {@code stroke}: by shade. */
    Map<String, Object> shade() {
        List<Double> domain = new ArrayList<>();
        List<String> range = new ArrayList<>();
        double end = high > low ? high : low + 1;
        for (int i = 0; i <= STOPS; i++) {
            double shade = low + (end - low) * i / STOPS;
            domain.add(shade);
            range.add(Json.hex(colour(shade)));
        }
        return Json.object(
                "field",
                "t",
                "type",
                "quantitative",
                "legend",
                Json.NONE,
                "scale",
                Json.object("type", "linear", "domain", domain, "range", range));
    }

    /** Whether groups have shapes of their own. */
    boolean shapes() {
        return kind == Figure.Colours.CATEGORIES;
    }

    /** The channel {@code shape}: by group where groups have no order. */
    Map<String, Object> shape() {
        return Json.object(
                "field",
                "g",
                "type",
                "nominal",
                "legend",
                Json.NONE,
                "scale",
                Json.object(
                        "domain",
                        groups,
                        "range",
                        groups.stream().map(this::shape).toList()));
    }

    private String shape(String group) {
        int index = groups.indexOf(group);
        int shift = index / SHAPES.size();
        return kind == Figure.Colours.CATEGORIES ? SHAPES.get((index + shift) % SHAPES.size()) : "circle";
    }

    /** The channel {@code strokeDash}: by style. */
    static Map<String, Object> dash() {
        return style(DASHES);
    }

    /** The channel {@code strokeOpacity}: by style. */
    static Map<String, Object> strength() {
        return style(STRENGTHS);
    }

    /** The channel {@code fillOpacity} of dots: full where they are measured, hollow elsewhere. */
    static Map<String, Object> filling() {
        return style(List.of(1.0, 0.0, 0.0, 0.0));
    }

    /** The same of many dots, which let others through. */
    static Map<String, Object> haze() {
        return style(List.of(0.55, 0.0, 0.0, 0.0));
    }

    /** How full the bars of a series are: groups without an order are told apart where colours are not. */
    double body(String group, Style style) {
        return switch (style) {
            case MEASURED ->
                kind == Figure.Colours.CATEGORIES
                        ? BODIES.get(Math.max(0, groups.indexOf(group)) % BODIES.size())
                        : BODIES.get(0);
            case SECOND -> 0.45;
            case THEORY, NOT_VALID -> 0.15;
        };
    }

    /** The channel {@code fillOpacity} of bars, of a field that holds it. */
    static Map<String, Object> body(String field) {
        return Json.object("field", field, "type", "quantitative", "scale", Json.NONE, "legend", Json.NONE);
    }

    /** Of scale {@code ordinal}: opacities are otherwise taken for the two ends of a range. */
    private static Map<String, Object> style(List<?> range) {
        return Json.object(
                "field",
                "s",
                "type",
                "nominal",
                "legend",
                Json.NONE,
                "scale",
                Json.object("type", "ordinal", "domain", STYLES, "range", range));
    }
}
