package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Axis.Scale;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A panel as a view of Vega-Lite. */
final class Plot {
    /** Room that is left around curves of equal units, as a share of their extent. */
    private static final double MARGIN = 0.05;

    /** From one line of a title to the next, in sizes of the type. */
    private static final double LINE = 1.25;

    /** Beyond this an axis ends where its values do: of room that is left there, the places may be no numbers any more. */
    private static final double MOST = 1e300;

    private Plot() {}

    /**
     * The view.
     *
     * @param worded whether words stand beside reference lines
     */
    static Map<String, Object> view(Pen pen, boolean worded) {
        Panel panel = pen.panel();
        List<Map<String, Object>> layers = new ArrayList<>();
        boolean below = !has(panel, Mark.BARS) && !has(panel, Mark.CELLS);
        if (below) {
            layers.addAll(Rules.lines(pen));
        }
        List<Series> all = panel.series();
        for (int from = 0; from < all.size(); ) {
            int to = from + 1;
            while (to < all.size() && all.get(to).mark() == all.get(from).mark()) {
                to++;
            }
            layers.addAll(layers(pen, all.subList(from, to)));
            from = to;
        }
        if (!below) {
            layers.addAll(Rules.lines(pen));
        }
        if (worded) {
            layers.addAll(Rules.words(pen));
        }
        layers.addAll(titles(panel, pen.type(), pen.x().length()));
        return Json.object("width", pen.x().length(), "height", pen.y().length(), "layer", layers);
    }

    /** Title and subtitle as marks: where a title of Vega stands depends on what else is beside the axes. */
    private static List<Map<String, Object>> titles(Panel panel, double type, double width) {
        List<Map<String, Object>> titles = new ArrayList<>();
        double bottom = -0.5 * type;
        if (!panel.subtitle().isEmpty()) {
            List<String> lines = Typeface.REGULAR.wrap(panel.subtitle(), type, width);
            titles.add(title(lines, "normal", type, bottom));
            bottom -= lines.size() * LINE * type;
        }
        if (!panel.title().isEmpty()) {
            titles.add(title(Typeface.BOLD.wrap(panel.title(), type, width), "bold", type, bottom));
        }
        return titles;
    }

    private static Map<String, Object> title(List<String> lines, String weight, double type, double bottom) {
        return Pen.layer(
                List.of(Json.object()),
                Json.object(
                        "type",
                        "text",
                        "align",
                        "left",
                        "baseline",
                        "bottom",
                        "fontSize",
                        type,
                        "fontWeight",
                        weight,
                        "lineHeight",
                        LINE * type),
                Json.object(
                        "x",
                        Json.object("value", 0),
                        "y",
                        Json.object("value", bottom - (lines.size() - 1) * LINE * type),
                        "text",
                        Json.object("value", lines)));
    }

    private static List<Map<String, Object>> layers(Pen pen, List<Series> all) {
        List<Series> drawn =
                all.stream().filter(series -> !series.points().isEmpty()).toList();
        if (drawn.isEmpty()) {
            return List.of();
        }
        return switch (drawn.get(0).mark()) {
            case LINE -> Lines.layers(pen, drawn);
            case DOTS -> Dots.layers(pen, drawn);
            case BARS -> Bars.layers(pen, drawn);
            case PATH -> Paths.layers(pen, drawn);
            case CELLS -> Cells.layers(pen, drawn);
        };
    }

    /**
     * What its marks share.
     *
     * @param number of the panel, from 0
     * @param width of the space between the axes
     */
    static Pen pen(Figure figure, int number, Inks inks, Look look, double width, double height) {
        Panel panel = figure.panels().get(number);
        int columns = look.columns(figure);
        boolean left = number % columns == 0
                || !figure.panels().stream()
                        .allMatch(other -> other.y().title().equals(panel.y().title()));
        boolean below = number + columns >= figure.panels().size()
                || !figure.panels().stream()
                        .allMatch(other -> other.x().title().equals(panel.x().title()));
        double[] x = extent(panel, true);
        double[] y = extent(panel, false);
        boolean fixedAcross = fixed(panel, true) || !padded(panel.x(), x);
        boolean fixedUp = fixed(panel, false) || !padded(panel.y(), y);
        boolean squared =
                panel.equal() && panel.x().scale() == Scale.LINEAR && panel.y().scale() == Scale.LINEAR;
        if (squared) {
            double half = (0.5 + MARGIN) * Math.max(Math.max(x[1] - x[0], y[1] - y[0]), Double.MIN_NORMAL);
            x = around(x, half);
            y = around(y, half);
        }
        return new Pen(
                figure,
                panel,
                number,
                new Axes(panel.x(), true, width, x[0], x[1], squared || fixedAcross, whole(panel), below, look.type()),
                new Axes(panel.y(), false, height, y[0], y[1], squared || fixedUp, false, left, look.type()),
                inks,
                look,
                limited(panel.x()) || limited(panel.y()));
    }

    private static double[] around(double[] ends, double half) {
        double middle = (ends[0] + ends[1]) / 2;
        return new double[] {middle - half, middle + half};
    }

    private static boolean limited(Axis axis) {
        return axis.low() != null || axis.high() != null;
    }

    private static boolean whole(Panel panel) {
        return points(panel).mapToDouble(Point::x).allMatch(x -> x == Math.rint(x));
    }

    private static Stream<Point> points(Panel panel) {
        return panel.series().stream().flatMap(series -> series.points().stream());
    }

    private static boolean has(Panel panel, Mark mark) {
        return panel.series().stream().anyMatch(series -> series.mark() == mark);
    }

    private static boolean fixed(Panel panel, boolean across) {
        Axis axis = across ? panel.x() : panel.y();
        return limited(axis)
                || axis.scale() == Scale.NAMES
                || has(panel, Mark.CELLS)
                || (!across && has(panel, Mark.BARS));
    }

    /** Whether there are numbers beyond both ends, so that a little room can be left there. */
    private static boolean padded(Axis axis, double[] ends) {
        return ends[1] < MOST && (axis.scale() == Scale.LOG ? ends[0] > 1 / MOST : ends[0] > -MOST);
    }

    /** From the least to the largest thing that the axis must show. */
    private static double[] extent(Panel panel, boolean across) {
        Axis axis = across ? panel.x() : panel.y();
        if (axis.scale() == Scale.NAMES) {
            return new double[] {-0.5, axis.labels().size() - 0.5};
        }
        DoubleStream.Builder values = DoubleStream.builder();
        for (Series series : panel.series()) {
            List<Point> points = series.points();
            Steps steps = new Steps(axis.scale(), points.stream().mapToDouble(point -> across ? point.x() : point.y()));
            for (Point point : points) {
                double at = across ? point.x() : point.y();
                values.add(at);
                if (series.mark() == Mark.CELLS) {
                    values.add(steps.low(at)).add(steps.high(at));
                }
                if (!across && point.low() != null && point.high() != null) {
                    values.add(point.low()).add(point.high());
                }
            }
        }
        for (Reference reference : panel.references()) {
            if (reference.across() != across
                    && (axis.scale() == Scale.LOG
                            ? reference.value() > 0
                            : Math.abs(reference.value()) <= Shown.FARTHEST)) {
                values.add(reference.value());
            }
        }
        DoubleSummaryStatistics all = values.build().summaryStatistics();
        boolean bars = !across && has(panel, Mark.BARS);
        return all.getCount() == 0 ? limits(axis, 1, 10) : ends(axis, bars, all.getMin(), all.getMax());
    }

    private static double[] ends(Axis axis, boolean bars, double low, double high) {
        if (axis.scale() == Scale.LOG) {
            return bars || low == high
                    ? limits(axis, power(Math.floor(Math.log10(low) - 0.05)), power(Math.ceil(Math.log10(high) + 0.02)))
                    : limits(axis, low, high);
        }
        double bottom = bars ? Math.min(0, Math.max(low * 1.06, -Double.MAX_VALUE)) : low;
        double top = bars ? Math.max(0, Math.min(high * 1.06, Double.MAX_VALUE)) : high;
        return bottom < top ? limits(axis, bottom, top) : limits(axis, low - 0.5, high + 0.5);
    }

    private static double power(double exponent) {
        return Math.max(Double.MIN_VALUE, Math.min(Math.pow(10, exponent), Double.MAX_VALUE));
    }

    private static double[] limits(Axis axis, double low, double high) {
        Double least = axis.low();
        Double most = axis.high();
        return new double[] {least == null ? low : least, most == null ? high : most};
    }
}
