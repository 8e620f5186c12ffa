package io.crease.report.measured;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bounds on the number of regions of networks of given widths, and counts beside them. */
public final class BoundsFigure {
    private BoundsFigure() {}

    /**
     * The figure; none if no row holds a number.
     *
     * @param rows of {@code crease bounds}: those of the measure {@code regions} for the network as a whole are shown
     */
    public static Optional<Figure> of(List<Row> rows, String subject, String source) {
        boolean repeated = rows.stream().anyMatch(row -> row.statistic().equals(Row.MEDIAN));
        List<Row> shown = rows.stream()
                .filter(row -> row.measure().equals("regions") && row.layer() == 0)
                .filter(row -> row.value() != null && row.value() > 0)
                .filter(row -> !row.statistic().equals(Row.MEAN))
                .filter(row -> !(repeated && row.statistic().equals(Row.VALUE)))
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        int seeds = shown.stream()
                .filter(row -> row.statistic().equals(Row.MEDIAN))
                .mapToInt(Row::n)
                .max()
                .orElse(1);
        List<String> names = new ArrayList<>();
        List<Point> bounds = new ArrayList<>();
        List<Point> counts = new ArrayList<>();
        for (Row row : shown) {
            Double value = row.value();
            if (value == null) {
                continue;
            }
            boolean bound = row.statistic().contains(" bound, ");
            int place = shown.size() - 1 - names.size();
            names.add(name(row, seeds));
            (bound ? bounds : counts)
                    .add(new Point(
                            value, place, null, null, null, row.certainty().text()));
        }
        java.util.Collections.reverse(names);
        List<Series> series = new ArrayList<>();
        if (!bounds.isEmpty()) {
            series.add(new Series("bounds", Series.Mark.DOTS, Series.Style.THEORY, bounds));
        }
        if (!counts.isEmpty()) {
            series.add(new Series("counted", Series.Mark.DOTS, Series.Style.MEASURED, counts));
        }
        return Optional.of(new Figure(
                "region-bounds",
                "Bounds on the number of linear regions" + (counts.isEmpty() ? "" : ", and counts"),
                subject,
                Figure.Colours.CATEGORIES,
                "",
                List.of(Panel.of("", Axis.log("regions"), Axis.names("", names), series)),
                1,
                "A point for each bound and count, on a logarithmic axis.",
                source));
    }

    private static String name(Row row, int seeds) {
        return switch (row.statistic()) {
            case Row.VALUE -> row.seed() == null ? "this network" : "random, seed " + row.seed();
            case Row.MEDIAN -> "random, median of " + row.n() + " seeds";
            case "smallest", "largest" -> "random, " + row.statistic() + " of " + seeds + " seeds";
            default -> row.statistic();
        };
    }
}
