package io.crease.report.draw;

import io.crease.figure.Axis.Scale;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Fewer points that look the same: of those that fall next to each other into one narrow column the first, the last and the extremes stay; of dots and of points of a
 * path one in each small square; of too many cells one for each block, that farthest from the median.
 */
final class Thinning {
    /** Columns, or rows, that a panel is divided into at first; halved until few enough points are left. */
    private static final int COLUMNS = 1024;

    private static final int LEAST = 32;

    private Thinning() {}

    /** The series with at most about that many points; itself if it has no more. */
    static Series of(Panel panel, Series series, int most) {
        List<Point> points = series.points();
        if (points.size() <= most) {
            return series;
        }
        if (series.mark() == Series.Mark.CELLS) {
            return with(series, blocks(points, most));
        }
        List<Point> kept = points;
        for (int columns = COLUMNS; columns >= LEAST && kept.size() > most; columns /= 2) {
            int[] x = places(points, Point::x, panel.x().scale(), columns);
            int[] y = places(points, Point::y, panel.y().scale(), columns);
            kept = switch (series.mark()) {
                case DOTS -> first(points, x, y);
                case PATH -> runs(points, x, y);
                default -> extremes(points, x);
            };
        }
        return with(series, kept);
    }

    private static Series with(Series series, List<Point> points) {
        return new Series(series.group(), series.mark(), series.style(), points);
    }

    /** In which column each point is. */
    private static int[] places(List<Point> points, ToDoubleFunction<Point> value, Scale scale, int columns) {
        double[] at = points.stream()
                .mapToDouble(value)
                .map(v -> scale == Scale.LOG ? Math.log(v) : v)
                .toArray();
        double low = Arrays.stream(at).min().orElse(0);
        double span = Arrays.stream(at).max().orElse(0) - low;
        return Arrays.stream(at)
                .mapToInt(v -> span > 0 ? (int) Math.min(columns - 1, (v - low) / span * columns) : 0)
                .toArray();
    }

    /** Of each run in one column the first, the last, and the extremes of y and of its interval. */
    private static List<Point> extremes(List<Point> points, int[] column) {
        List<Point> kept = new ArrayList<>();
        for (int from = 0; from < points.size(); ) {
            int to = from + 1;
            while (to < points.size() && column[to] == column[from]) {
                to++;
            }
            Set<Integer> stay = new TreeSet<>(Set.of(from));
            stay.add(to - 1);
            stay.add(extreme(points, from, to, Point::y, 1));
            stay.add(extreme(points, from, to, Point::y, -1));
            stay.add(extreme(points, from, to, point -> point.high() == null ? point.y() : point.high(), 1));
            stay.add(extreme(points, from, to, point -> point.low() == null ? point.y() : point.low(), -1));
            stay.forEach(i -> kept.add(points.get(i)));
            from = to;
        }
        return kept;
    }

    private static int extreme(List<Point> points, int from, int to, ToDoubleFunction<Point> value, int sign) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (sign * value.applyAsDouble(points.get(i)) > sign * value.applyAsDouble(points.get(best))) {
                best = i;
            }
        }
        return best;
    }

    /** Of each run in one square the first, and the last of all. */
    private static List<Point> runs(List<Point> points, int[] x, int[] y) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean ends = i == 0 || i == points.size() - 1;
            if (ends || x[i] != x[i - 1] || y[i] != y[i - 1]) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    /** The first in each square, and the extremes. */
    private static List<Point> first(List<Point> points, int[] x, int[] y) {
        Set<Integer> stay = new HashSet<>();
        for (int sign = -1; sign <= 1; sign += 2) {
            stay.add(extreme(points, 0, points.size(), Point::x, sign));
            stay.add(extreme(points, 0, points.size(), Point::y, sign));
        }
        Set<Long> taken = new HashSet<>();
        stay.forEach(i -> taken.add(square(x[i], y[i])));
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (stay.contains(i) || taken.add(square(x[i], y[i]))) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    private static long square(int x, int y) {
        return (long) x * COLUMNS + y;
    }

    /** One cell in the middle of each block, shaded as that of its cells which is farthest from the median of all. */
    private static List<Point> blocks(List<Point> points, int most) {
        double[] xs = points.stream().mapToDouble(Point::x).sorted().distinct().toArray();
        double[] ys = points.stream().mapToDouble(Point::y).sorted().distinct().toArray();
        int side = (int) Math.ceil(Math.sqrt((double) points.size() / most));
        double median = points.stream()
                .mapToDouble(Thinning::shade)
                .sorted()
                .skip(points.size() / 2)
                .findFirst()
                .orElse(0);
        Comparator<Point> farther = Comparator.comparingDouble(point -> Math.abs(shade(point) - median));
        Map<Long, Point> blocks = new LinkedHashMap<>();
        for (Point point : points) {
            int i = Arrays.binarySearch(xs, point.x()) / side;
            int j = Arrays.binarySearch(ys, point.y()) / side;
            Point moved = new Point(
                    middle(xs, i, side), middle(ys, j, side), point.low(), point.high(), point.shade(), point.note());
            blocks.merge((long) i * points.size() + j, moved, (a, b) -> farther.compare(a, b) >= 0 ? a : b);
        }
        Collection<Point> kept = blocks.values();
        return List.copyOf(kept);
    }

    private static double shade(Point point) {
        Double shade = point.shade();
        return shade == null ? 0 : shade;
    }

    private static double middle(double[] values, int block, int side) {
        int last = Math.min(values.length, (block + 1) * side) - 1;
        return (values[block * side] + values[last]) / 2;
    }
}
