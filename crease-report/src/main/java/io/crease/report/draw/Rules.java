package io.crease.report.draw;

import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reference lines with their words, each at that end and on that side of its line where it covers fewest points. */
final class Rules {
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
                            "strokeOpacity",
                            0.85));
                }
                layers.add(word(pen, reference, place));
            }
        }
        return layers;
    }

    /** Where words stand: at the right end or the left, above the line or below; or right of an upright line or left, at the top or the bottom. */
    private record Place(boolean right, boolean above) {}

    private static Place place(Pen pen, Reference reference) {
        Place best = new Place(true, true);
        long fewest = Long.MAX_VALUE;
        for (Place place : List.of(best, new Place(true, false), new Place(false, true), new Place(false, false))) {
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
            double left = place.right ? x - width : 0;
            double bottom = place.above ? at : at - 1.5 * size;
            return new double[] {left, left + width, bottom, bottom + 1.5 * size};
        }
        double at = pen.x().share(reference.value()) * x;
        double left = place.right ? at : at - width;
        double bottom = place.above ? y - 1.5 * size : 0;
        return new double[] {left, left + width, bottom, bottom + 1.5 * size};
    }

    private static long covered(Pen pen, double[] box) {
        long covered = 0;
        for (Series series : pen.panel().series()) {
            List<Point> points = series.points();
            for (int i = 0; i < points.size(); i++) {
                Point next = series.mark() == Series.Mark.BARS
                        ? Point.at(points.get(i).x(), pen.y().low())
                        : points.get(Math.min(i + 1, points.size() - 1));
                for (int part = 0; part < 8; part++) {
                    double share = part / 8.0;
                    double x = pen.x().length()
                            * ((1 - share) * pen.x().share(points.get(i).x())
                                    + share * pen.x().share(next.x()));
                    double y = pen.y().length()
                            * ((1 - share) * pen.y().share(points.get(i).y())
                                    + share * pen.y().share(next.y()));
                    covered += x > box[0] && x < box[1] && y > box[2] && y < box[3] ? 1 : 0;
                }
            }
        }
        return covered;
    }

    private static Map<String, Object> word(Pen pen, Reference reference, Place place, Object... ink) {
        boolean across = reference.across();
        double gap = pen.type() * 0.3;
        boolean end = across == place.right;
        boolean bottom = across == place.above;
        Map<String, Object> mark = Json.object(
                "type",
                "text",
                "align",
                end ? "right" : "left",
                "baseline",
                bottom ? "bottom" : "top",
                "dx",
                end ? -gap : gap,
                "dy",
                bottom ? -gap : gap,
                "fontSize",
                pen.type());
        mark.putAll(Json.object(ink));
        double share = pen.x().share(reference.value());
        double room = pen.x().length() * (across ? 1 : place.right ? 1 - share : share);
        return Pen.layer(
                List.of(Json.object()),
                mark,
                Json.object(
                        "x",
                        across
                                ? Json.object("value", place.right ? "width" : 0)
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
