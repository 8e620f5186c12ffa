package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reference lines with their words, each at that end and on that side of its line where it covers least of what is drawn. */
final class Rules {
    /** What words on a line cover more than on an interval, which is pale. */
    private static final int LINE = 4;

    private Rules() {}

    static List<Map<String, Object>> lines(Pen pen) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (Reference reference : seen(pen)) {
            layers.add(Pen.layer(
                    List.of(Json.object()),
                    pen.mark("rule", "strokeWidth", pen.type() * 0.1),
                    reference.across()
                            ? Json.object("y", pen.y().datum(reference.value()))
                            : Json.object("x", pen.x().datum(reference.value()))));
        }
        return layers;
    }

    static List<Map<String, Object>> words(Pen pen) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (Reference reference : seen(pen)) {
            if (!reference.text().isEmpty()) {
                Place place = place(pen, reference);
                if (!pen.look().interactive()) {
                    layers.add(word(
                            pen,
                            reference,
                            place,
                            "stroke",
                            "white",
                            "strokeWidth",
                            0.3 * pen.type(),
                            "strokeJoin",
                            "round",
                            "strokeOpacity",
                            0.85));
                }
                layers.add(word(pen, reference, place));
            }
        }
        return layers;
    }

    /** Panels in which words stand beside the lines: where all lines of a figure are called the same, the panel where they cover least, and the first of several such. */
    static Predicate<Pen> worded(List<Pen> pens) {
        List<Pen> ruled = pens.stream().filter(pen -> !seen(pen).isEmpty()).toList();
        boolean alike = ruled.stream()
                        .flatMap(pen -> seen(pen).stream())
                        .map(reference -> reference.across() + reference.text())
                        .distinct()
                        .count()
                == 1;
        if (!alike) {
            return pen -> true;
        }
        Pen best = Collections.min(ruled, Comparator.comparingLong(Rules::covered));
        return pen -> pen.number() == best.number();
    }

    private static long covered(Pen pen) {
        return seen(pen).stream()
                .mapToLong(reference -> covered(pen, box(pen, reference, place(pen, reference))))
                .sum();
    }

    /** Where words stand: above a level line or below, at its left end (0), its right (1) or between; or at the top or the bottom of an upright one, left or right of it. */
    private record Place(double along, boolean above) {}

    private static final List<Double> LEVEL = Stream.concat(
                    Stream.of(1.0, 0.0, 0.75, 0.25, 0.5),
                    IntStream.range(1, 20).mapToObj(twentieth -> twentieth / 20.0))
            .toList();
    private static final List<Double> UPRIGHT = List.of(1.0, 0.0);

    private static Place place(Pen pen, Reference reference) {
        Place best = new Place(1, true);
        long fewest = Long.MAX_VALUE;
        for (double along : reference.across() ? LEVEL : UPRIGHT) {
            for (boolean above : new boolean[] {true, false}) {
                Place place = new Place(along, above);
                double[] box = box(pen, reference, place);
                boolean inside = box[0] >= 0
                        && box[1] <= pen.x().length()
                        && box[2] >= 0
                        && box[3] <= pen.y().length();
                long covered = inside ? covered(pen, box) : Long.MAX_VALUE - 1;
                if (covered < fewest) {
                    fewest = covered;
                    best = place;
                }
            }
        }
        return best;
    }

    /** Left, right, bottom and top of the words, from the lower left corner of the panel. */
    private static double[] box(Pen pen, Reference reference, Place place) {
        double size = pen.type();
        double width = Typeface.REGULAR.width(reference.text(), size) + 0.6 * size;
        double x = pen.x().length();
        double y = pen.y().length();
        if (reference.across()) {
            double at = pen.y().share(reference.value()) * y;
            double left = place.along * (x - width);
            double bottom = place.above ? at : at - 1.6 * size;
            return new double[] {left, left + width, bottom, bottom + 1.6 * size};
        }
        double at = pen.x().share(reference.value()) * x;
        double left = place.along == 1 ? at : at - width;
        double bottom = place.above ? y - 1.5 * size : 0;
        return new double[] {left, left + width, bottom, bottom + 1.5 * size};
    }

    private static long covered(Pen pen, double[] box) {
        double edge = 0.2 * pen.type();
        Box words = new Box(box[0], box[1], box[2], box[3]).widened(edge);
        long covered = 0;
        for (Series series : pen.panel().series()) {
            List<Point> points = series.points();
            for (int i = 0; i < points.size(); i++) {
                Point point = points.get(i);
                boolean joined = series.mark() == Series.Mark.LINE || series.mark() == Series.Mark.PATH;
                Point next = joined && i + 1 < points.size() ? points.get(i + 1) : point;
                boolean on = series.mark() == Series.Mark.BARS
                        ? words.meets(bar(pen, series, point))
                        : crosses(pen, words, point.x(), point.y(), next.x(), next.y());
                covered += on ? LINE : 0;
                Double low = point.low();
                Double high = point.high();
                if (low != null && high != null && crosses(pen, words, point.x(), low, point.x(), high)) {
                    covered++;
                }
            }
        }
        return covered;
    }

    private static Box bar(Pen pen, Series series, Point point) {
        List<Series> all = pen.panel().series().stream()
                .filter(other -> other.mark() == Series.Mark.BARS)
                .toList();
        Steps steps = Bars.steps(pen.panel().x(), all);
        int place = all.indexOf(series);
        double left = pen.x().share(steps.slot(point.x(), place, all.size()));
        double right = pen.x().share(steps.slot(point.x(), place + 1, all.size()));
        double top = pen.y().share(point.y()) * pen.y().length();
        return new Box(left * pen.x().length(), right * pen.x().length(), Math.min(0, top), Math.max(0, top));
    }

    private static boolean crosses(Pen pen, Box words, double x1, double y1, double x2, double y2) {
        double width = pen.x().length();
        double height = pen.y().length();
        return words.meets(
                pen.x().share(x1) * width,
                pen.y().share(y1) * height,
                pen.x().share(x2) * width,
                pen.y().share(y2) * height);
    }

    private static Map<String, Object> word(Pen pen, Reference reference, Place place, Object... ink) {
        boolean across = reference.across();
        double gap = pen.type() * 0.3;
        double off = pen.type() * (across ? 0.5 : 0.3);
        boolean right = place.along == 1;
        boolean end = across == right;
        boolean between = place.along > 0 && place.along < 1;
        boolean bottom = across == place.above;
        Map<String, Object> mark = Json.object(
                "type",
                "text",
                "align",
                between || !end ? "left" : "right",
                "baseline",
                bottom ? "bottom" : "top",
                "dx",
                end ? -gap : gap,
                "dy",
                bottom ? -off : off,
                "fontSize",
                pen.type());
        mark.putAll(Json.object(ink));
        double share = pen.x().share(reference.value());
        double room = pen.x().length() * (across ? 1 : right ? 1 - share : share);
        return Pen.layer(
                List.of(Json.object()),
                mark,
                Json.object(
                        "x",
                        across
                                ? Json.object("value", right ? "width" : box(pen, reference, place)[0])
                                : pen.x().datum(reference.value()),
                        "y",
                        across ? pen.y().datum(reference.value()) : Json.object("value", place.above ? 0 : "height"),
                        "text",
                        Json.object(
                                "value",
                                Typeface.REGULAR.cut(
                                        reference.text(), pen.type(), Math.max(room, 4 * pen.type()) - 2 * gap))));
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
