package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Figure.Colours;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import io.crease.figure.Series.Mark;
import io.crease.figure.Series.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Small figures, one of each mark. */
final class Figures {
    private Figures() {}

    static Figure of(String name, Colours colours, String legend, Panel... panels) {
        return new Figure(
                name,
                "What " + name + " look like",
                "Median of 10 seeds, 5th to 95th percentile",
                colours,
                legend,
                List.of(panels),
                3,
                "Something rises & falls.",
                "crease test");
    }

    static List<Point> points(int count, DoubleUnaryOperator y) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(x -> Point.at(x, y.applyAsDouble(x)))
                .toList();
    }

    static Figure lines() {
        List<Series> all = new ArrayList<>();
        for (int variance : new int[] {1, 2, 4}) {
            all.add(Series.line(
                    Integer.toString(variance),
                    IntStream.rangeClosed(1, 6)
                            .mapToObj(x -> {
                                double y = StrictMath.pow(variance * 0.75, x);
                                return Point.within(x, y, y * 0.7, y * 1.4);
                            })
                            .toList()));
            all.add(Series.theory(Integer.toString(variance), points(6, x -> StrictMath.pow(variance * 0.72, x))));
        }
        all.add(new Series("lower bound", Mark.LINE, Style.NOT_VALID, points(6, x -> 0.1 * x * x * x)));
        Panel panel = new Panel(
                "",
                Axis.linear("layer"),
                Axis.log("length ℓ (units of input space)"),
                all,
                List.of(new Reference(true, 1, "length of the input")),
                false);
        return of("lines", Colours.ORDERED, "σw²", panel);
    }

    static Figure dots() {
        List<Series> all = new ArrayList<>();
        for (int depth = 4; depth <= 12; depth += 4) {
            int d = depth;
            all.add(new Series(
                    "depth " + d,
                    Mark.DOTS,
                    Style.MEASURED,
                    IntStream.rangeClosed(1, 8)
                            .mapToObj(i -> {
                                double y = i * i * (d - 1.0);
                                return Point.within(i * d, y, 0.8 * y, 1.2 * y);
                            })
                            .toList()));
        }
        all.add(Series.theory("slope 2", List.of(Point.at(4, 3), Point.at(96, 900))));
        return of("dots", Colours.CATEGORIES, "", Panel.of("", Axis.log("length"), Axis.log("transitions"), all));
    }

    static Figure bars() {
        List<Series> all = new ArrayList<>();
        for (String name : List.of("none", "weight decay", "trajectory")) {
            all.add(new Series(
                    name,
                    Mark.BARS,
                    Style.MEASURED,
                    IntStream.range(0, 3)
                            .mapToObj(i -> Point.within(i, 0.1 * (i + name.length()), 0.09 * (i + name.length()), 1.3))
                            .toList()));
        }
        Axis noise = Axis.names("noise", List.of("clean", "Gaussian", "adversarial direction"));
        return of("bars", Colours.CATEGORIES, "regulariser", Panel.of("", noise, Axis.linear("accuracy"), all));
    }

    static Figure paths() {
        Panel[] panels = new Panel[4];
        for (int p = 0; p < panels.length; p++) {
            int fold = p;
            List<Point> points = IntStream.rangeClosed(0, 120)
                    .mapToObj(i -> {
                        double t = 2 * Math.PI * i / 120;
                        return Point.shaded(
                                StrictMath.cos(t) + fold * 0.4 * StrictMath.sin(3 * t),
                                StrictMath.sin(t) * (1 + fold),
                                t);
                    })
                    .toList();
            panels[p] = new Panel(
                    "layer " + p,
                    Axis.linear("1st direction"),
                    Axis.linear("2nd direction"),
                    List.of(new Series("circle", Mark.PATH, Style.MEASURED, points)),
                    List.of(),
                    true);
        }
        return of("paths", Colours.CYCLE, "t (radians)", panels);
    }

    static Figure cells() {
        List<Point> cells = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            for (int j = 0; j < 6; j++) {
                cells.add(Point.shaded(0.5 * i, 0.1 * j, 0.5 * i - 1.5 - 0.1 * j));
            }
        }
        Panel panel = new Panel(
                "",
                Axis.linear("σw²"),
                Axis.linear("σb²"),
                List.of(
                        new Series("growth", Mark.CELLS, Style.MEASURED, cells),
                        Series.theory("χ1 = 1", List.of(Point.at(1.5, 0), Point.at(2, 0.5)))),
                List.of(new Reference(false, 2, "He")),
                false);
        return of("cells", Colours.DIVERGING, "log growth", panel);
    }

    /** Panels with subtitles and the same level line. */
    static Figure panels(String... words) {
        Panel[] panels = new Panel[words.length];
        for (int p = 0; p < panels.length; p++) {
            double rate = 1 + 0.6 * p;
            panels[p] = new Panel(
                    "network " + p + " of " + panels.length,
                    "slope " + rate + ", R² 0.97–1.00",
                    Axis.linear("layer"),
                    Axis.log("growth"),
                    List.of(
                            Series.line("measured", points(6, x -> StrictMath.pow(rate, x))),
                            Series.theory("measured", points(6, x -> 1.1 * StrictMath.pow(rate, x))),
                            new Series("bound", Mark.DOTS, Style.THEORY, points(6, x -> 2 * StrictMath.pow(rate, x)))),
                    List.of(new Reference(true, 1, words[p])),
                    false);
        }
        return of("panels", Colours.CATEGORIES, "", panels);
    }

    static List<Figure> all() {
        return List.of(lines(), dots(), bars(), paths(), cells(), panels("no growth", "no growth", "no growth"));
    }

    /** One line of one group in one panel. */
    static Figure line(String group, Axis y, List<Point> points) {
        return of(
                "line",
                Colours.CATEGORIES,
                "group",
                Panel.of("", Axis.linear("x"), y, List.of(Series.line(group, points))));
    }
}
