package io.crease.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.figure.Axis;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import io.crease.figure.Series.Style;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
    private static Series thinned(Mark mark, List<Point> points, int most) {
        Series series = new Series("a", mark, Style.MEASURED, points);
        return Thinning.of(Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(series)), series, most);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachColumnOfALineKeepsItsExtremes(long seed) {
        Random random = new Random(seed);
        List<Point> points = IntStream.range(0, 20_000)
                .mapToObj(
                        i -> Point.within(i, random.nextGaussian(), -5 - random.nextDouble(), 5 + random.nextDouble()))
                .toList();
        List<Point> kept = thinned(Mark.LINE, points, 8000).points();
        assertTrue(kept.size() <= 8000 && kept.size() > 1000, kept.size() + " kept, seed " + seed);
        assertTrue(points.containsAll(kept));
        int columns = 1024;
        for (int column = 0; column < columns; column++) {
            int c = column;
            List<Point> all = points.stream()
                    .filter(p -> Math.min(columns - 1, (int) (p.x() / 19_999 * columns)) == c)
                    .toList();
            if (all.isEmpty()) {
                continue;
            }
            for (int sign : new int[] {1, -1}) {
                Point extreme = all.stream()
                        .max(Comparator.comparingDouble(p -> sign * p.y()))
                        .orElseThrow();
                assertTrue(kept.contains(extreme), "column " + column + ", seed " + seed + ": " + extreme);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mark.class)
    void fewPointsStayAsTheyAre(Mark mark) {
        List<Point> points =
                IntStream.range(0, 50).mapToObj(i -> Point.shaded(i % 7, i, i)).toList();
        Series series = new Series("a", mark, Style.MEASURED, points);
        assertSame(series, Thinning.of(Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(series)), series, 50));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void dotsKeepTheOutermost(long seed) {
        Random random = new Random(seed);
        List<Point> points = random.doubles(50_000)
                .mapToObj(x -> Point.at(x, random.nextGaussian()))
                .toList();
        List<Point> kept = thinned(Mark.DOTS, points, 2000).points();
        assertTrue(kept.size() <= 2000, kept.size() + " kept, seed " + seed);
        for (Comparator<Point> order :
                List.of(Comparator.comparingDouble(Point::x), Comparator.comparingDouble(Point::y))) {
            assertTrue(kept.contains(points.stream().max(order).orElseThrow()), "seed " + seed);
            assertTrue(kept.contains(points.stream().min(order).orElseThrow()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 283})
    void blocksOfCellsKeepTheOutlier(int side) {
        List<Point> points = IntStream.range(0, side * side)
                .mapToObj(i -> Point.shaded(i % side, Math.floorDiv(i, side), i == 777 ? -40 : (i % 5)))
                .toList();
        List<Point> kept = thinned(Mark.CELLS, points, 2500).points();
        assertTrue(kept.size() <= 2500 + 2 * side, kept.size() + " kept");
        assertEquals(-40, kept.stream().mapToDouble(Point::shade).min().orElseThrow());
    }
}
