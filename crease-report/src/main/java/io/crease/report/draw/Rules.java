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

    /** Where words stand: above a level line or below, at its left end (0), its right (1) or between; or at the top or the bottom of an upright one, left or right of it. */
    private record Place(double along, boolean above) {}

    private static final List<Double> LEVEL = List.of(1.0, 0.0, 0.75, 0.25, 0.5);
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
