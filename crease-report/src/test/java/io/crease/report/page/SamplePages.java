package io.crease.report.page;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Pages with everything that a page can hold; drawn numbers are formulas, no measurements. */
final class SamplePages {
    /** Names as a model file may hold them. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "</script><script>alert(3)</script>",
            "<!--<script>",
            "{{style}} ${7*7} \\\u2028\u2029\u0000",
            "' onmouseover='alert(4)",
            "javascript:alert(5)");

    private SamplePages() {}

    /** By file name. */
    static Map<String, ReportPage> all() {
        Map<String, ReportPage> pages = new TreeMap<>();
        pages.put("ordinary", ordinary());
        pages.put("hostile", hostile());
        pages.put(
                "far",
                page("Numbers at their ends", List.of(drawn(far(Axis.log("length"))), drawn(far(Axis.linear("sum"))))));
        pages.put("words", page("A page of words", List.of(new Section.Paragraph("Nothing was drawn."))));
        pages.put(
                "huge",
                page(
                        "A page of much",
                        List.of(
                                new Section.Heading("A map"),
                                drawn(cells("map", 265)),
                                new Section.Heading("A trace"),
                                drawn(trace("trace", 1_000_000)))));
        pages.put(
                "many",
                page(
                        "A page of many figures",
                        IntStream.range(0, 40)
                                .<Section>mapToObj(i -> drawn(growth("growth-" + i, "Figure " + i)))
                                .toList()));
        return pages;
    }

    private static ReportPage ordinary() {
        return new ReportPage(
                "Length of a circle's image in a random network",
                "The image of a circle grows by a factor of 1.51 a layer (median of 20 seeds, 5th to 95th percentile 1.38 to 1.64) in a hard-tanh network of 8 layers of 100 units at σw² = 4; theory says 1.49. "
                        + "The measurement is exact: the network is piecewise linear along a line.",
                List.of(
                        "No data were given: a synthetic set was drawn by the program, so figures that speak of accuracy cannot be set beside the paper's.",
                        "The study ‘regularisation’ is incomplete: 14 of 20 cells are done."),
                List.of(
                        new Section.Heading("Length against depth"),
                        new Section.Paragraph(
                                "Each line is the median over 20 seeds, the band from the 5th to the 95th percentile. Dashed lines are what mean-field theory says for infinite width."),
                        drawn(growth("length-by-depth", "Length against depth")),
                        claim(
                                "length-exponential",
                                "borne out",
                                "The length of the image grows exponentially with depth."),
                        claim("length-width", "partly", "The growth factor rises with the width as √k."),
                        claim("length-printed", "not", "The printed lower bound holds for every depth."),
                        claim("length-later", "undecided", "Growth continues through training."),
                        new Section.Heading("A circle, layer by layer"),
                        drawn(circle("circle-by-layer")),
                        new Section.Heading("Phases and health"),
                        drawn(cells("phase-diagram", 24)),
                        drawn(bars("dead-by-layer")),
                        drawn(dots("transitions-by-length")),
                        new Section.Heading("A picture"),
                        new Section.Picture(
                                "regions",
                                "Linear regions of a network in a square: 211 regions.",
                                "A square cut into 211 coloured polygons.",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\" viewBox=\"0 0 300 200\"><rect width=\"300\" height=\"200\" fill=\"#eef\"/><path d=\"M0 0L300 200M0 120L300 40\" stroke=\"#345\"/></svg>"),
                        new Section.Heading("Numbers"),
                        table()),
                List.of(
                        new ReportPage.Fact("Crease", "0.1.0"),
                        new ReportPage.Fact("Java", "17.0.15"),
                        new ReportPage.Fact("Seeds", "0 to 19"),
                        new ReportPage.Fact("Network", "mlp:100-100x8-10,activation=hard-tanh,weight-variance=4"),
                        new ReportPage.Fact("Wall time", "2.4 s")),
                "crease measure mlp:100-100x8-10,activation=hard-tanh,weight-variance=4 --seeds 20 --report out.html",
                List.of(
                        "@inproceedings{raghu2017expressive,\n  title = {On the Expressive Power of Deep Neural Networks},\n  author = {Raghu, Maithra and Poole, Ben and Kleinberg, Jon and Ganguli, Surya and Sohl-Dickstein, Jascha},\n  booktitle = {ICML},\n  year = {2017}\n}"));
    }

    private static ReportPage hostile() {
        List<Section> sections = new ArrayList<>();
        for (String name : HOSTILE) {
            sections.add(new Section.Heading(name));
            sections.add(new Section.Paragraph(name));
        }
        String bad = String.join(" ", HOSTILE);
        List<Point> points = IntStream.range(0, 6)
                .mapToObj(i -> new Point(i, 1 + i, null, null, null, bad))
                .toList();
        List<Series> series =
                HOSTILE.stream().map(name -> Series.line(name, points)).toList();
        Panel panel = new Panel(
                bad,
                Axis.names(bad, HOSTILE.subList(0, 6)),
                Axis.linear(bad),
                series,
                List.of(new Reference(true, 2, bad)),
                false);
        sections.add(
                drawn(new Figure("hostile", bad, bad, Figure.Colours.CATEGORIES, bad, List.of(panel), 1, bad, bad)));
        sections.add(
                new Section.Picture(
                        bad,
                        bad,
                        bad,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" onload=\"alert(6)\"><script>alert(7)</script></svg>"));
        sections.add(new Section.Table(
                bad, HOSTILE, HOSTILE.stream().map(name -> false).toList(), List.of(HOSTILE)));
        sections.add(new Section.Judged(bad, bad, bad, bad, bad, bad, bad, bad));
        return new ReportPage(bad, bad, HOSTILE, sections, List.of(new ReportPage.Fact(bad, bad)), bad, List.of(bad));
    }

    private static ReportPage page(String title, List<Section> sections) {
        return new ReportPage(
                title, "What was found, in a sentence.", List.of(), sections, List.of(), "crease measure", List.of());
    }

    private static Section drawn(Figure figure) {
        return new Section.Drawn(figure);
    }

    private static Section.Judged claim(String id, String outcome, String text) {
        return new Section.Judged(
                id,
                text,
                "Raghu et al. 2017, Theorem 1",
                "E[ℓ(z⁽ᵈ⁾)] ≥ O((σw √k / √(k + 1))ᵈ) ℓ(x)",
                "growth of 1.38 to 1.64 a layer over 20 seeds, R² of log length against depth at least 0.997",
                outcome,
                "Borne out if the growth factor is above 1 for all seeds and R² is at least 0.99; partly if above 1 alone.",
                "crease study growth --seeds 20");
    }

    /** Lengths with intervals and theory, on a log axis. */
    static Figure growth(String name, String title) {
        List<Series> series = new ArrayList<>();
        for (double variance : new double[] {1, 2, 4, 8}) {
            String group = "σw² = " + (int) variance;
            double rate = 0.8 + 0.35 * Math.sqrt(variance);
            series.add(Series.line(
                    group,
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(d -> Point.within(
                                    d,
                                    Math.pow(rate, d) * (1 + 0.08 * Math.sin(d * variance)),
                                    Math.pow(rate, d) * 0.8,
                                    Math.pow(rate, d) * 1.25))
                            .toList()));
            series.add(Series.theory(
                    group,
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(d -> Point.at(d, Math.pow(rate, d)))
                            .toList()));
        }
        Panel panel = new Panel(
                "",
                Axis.linear("layer d"),
                Axis.log("length ℓ (units of input space)"),
                series,
                List.of(new Reference(true, 1, "length of the input")),
                false);
        return new Figure(
                name,
                title,
                "hard-tanh, width 100, median and 5th to 95th percentile over 20 seeds",
                Figure.Colours.ORDERED,
                "weight variance",
                List.of(panel),
                1,
                "The length rises exponentially with depth for σw² of 4 and 8, and stays nearly level for 1.",
                "crease study growth --seeds 20");
    }

    /** As far as numbers go. */
    private static Figure far(Axis y) {
        List<Series> series = List.of(
                Series.line(
                        "grows",
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(d ->
                                        Point.within(d, Math.pow(10, 10.2 * d), Math.pow(10, 9 * d), Double.MAX_VALUE))
                                .toList()),
                Series.line(
                        "falls",
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(d -> Point.at(d, Math.pow(10, -10.7 * d)))
                                .toList()));
        return new Figure(
                "far-" + y.title(),
                "As far as numbers go",
                "",
                Figure.Colours.CATEGORIES,
                "",
                List.of(Panel.of("", Axis.linear("layer"), y, series)),
                1,
                "One line grows until there are no numbers left, one falls.",
                "crease test");
    }

    private static Figure circle(String name) {
        List<Panel> panels = new ArrayList<>();
        for (int layer = 1; layer <= 6; layer++) {
            int depth = layer;
            List<Point> points = IntStream.rangeClosed(0, 400)
                    .mapToObj(i -> i / 400.0)
                    .map(t -> Point.shaded(
                            Math.cos(2 * Math.PI * t) + 0.2 * depth * Math.sin(2 * Math.PI * depth * t),
                            Math.sin(2 * Math.PI * t) + 0.15 * depth * Math.cos(2 * Math.PI * 2 * depth * t),
                            t))
                    .toList();
            panels.add(new Panel(
                    "layer " + layer,
                    Axis.linear("first principal axis"),
                    Axis.linear("second principal axis"),
                    List.of(new Series("image", Series.Mark.PATH, Series.Style.MEASURED, points)),
                    List.of(),
                    true));
        }
        return new Figure(
                name,
                "A circle's image in the plane of its principal axes",
                "tanh, width 100, σw² = 4, one seed",
                Figure.Colours.CYCLE,
                "t",
                panels,
                3,
                "The circle is smooth in layer 1 and crumples more with every layer.",
                "crease study circle");
    }

    static Figure cells(String name, int side) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                points.add(Point.shaded(
                        0.5 + i * 4.0 / side, j * 2.0 / side, Math.log(0.5 + i * 4.0 / side) - 0.4 * j / side));
            }
        }
        List<Point> edge = IntStream.range(0, 20)
                .mapToObj(j -> Point.at(1 + 0.09 * j, j * 0.1))
                .toList();
        Panel panel = Panel.of(
                "",
                Axis.linear("σw²"),
                Axis.linear("σb²"),
                List.of(
                        new Series("log growth", Series.Mark.CELLS, Series.Style.MEASURED, points),
                        Series.theory("χ1 = 1", edge)));
        return new Figure(
                name,
                "Growth over weight and bias variance",
                side * side + " networks",
                Figure.Colours.DIVERGING,
                "log growth",
                List.of(panel),
                1,
                "Growth is above 1 right of the line χ1 = 1.",
                "crease study phase");
    }

    private static Figure bars(String name) {
        List<Series> series = List.of(
                new Series(
                        "dead",
                        Series.Mark.BARS,
                        Series.Style.MEASURED,
                        IntStream.range(0, 5)
                                .mapToObj(i -> new Point(i, 2 + 3 * i, null, null, null, "of 100 units"))
                                .toList()),
                new Series(
                        "saturated",
                        Series.Mark.BARS,
                        Series.Style.MEASURED,
                        IntStream.range(0, 5)
                                .mapToObj(i -> Point.at(i, 11 - 2 * i))
                                .toList()));
        Panel panel = Panel.of(
                "",
                Axis.names("layer", List.of("conv1", "conv2", "fc1", "fc2", "logits")),
                Axis.linear("neurons (%)"),
                series);
        return new Figure(
                name,
                "Neurons that do nothing",
                "lenet5, one arc",
                Figure.Colours.CATEGORIES,
                "",
                List.of(panel),
                1,
                "Dead neurons rise from 2 to 14 per cent.",
                "crease measure lenet5.onnx");
    }

    private static Figure dots(String name) {
        List<Point> points = IntStream.range(1, 60)
                .mapToObj(i -> Point.at(i * i, 12 * i * i * (1 + 0.3 * Math.sin(i))))
                .toList();
        List<Point> fit = List.of(Point.at(1, 12), Point.at(3481, 12 * 3481));
        Panel panel = Panel.of(
                "",
                Axis.log("length ℓ"),
                Axis.log("transitions"),
                List.of(
                        new Series("networks", Series.Mark.DOTS, Series.Style.MEASURED, points),
                        Series.theory("slope 1.00, R² = 0.98", fit),
                        new Series(
                                "printed bound",
                                Series.Mark.LINE,
                                Series.Style.NOT_VALID,
                                List.of(Point.at(1, 5), Point.at(3481, 2000)))));
        return new Figure(
                name,
                "Transitions against length",
                "59 networks",
                Figure.Colours.CATEGORIES,
                "",
                List.of(panel),
                1,
                "Transitions are proportional to length.",
                "crease study transitions");
    }

    /** A trace of many pieces. */
    static Figure trace(String name, int pieces) {
        List<Point> points = IntStream.rangeClosed(0, pieces)
                .mapToObj(i ->
                        Point.at(i / (double) pieces, 2 + Math.sin(i * 1e-4) + (i == 500_001 ? 5 : 0.1 * Math.sin(i))))
                .toList();
        Panel panel = Panel.of("", Axis.linear("t"), Axis.linear("speed"), List.of(Series.line("speed", points)));
        return new Figure(
                name,
                "Speed along a trace",
                pieces + " pieces",
                Figure.Colours.CATEGORIES,
                "",
                List.of(panel),
                1,
                "Speed swings about 2, with one peak of 7.",
                "crease measure");
    }

    private static Section.Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            lines.add(List.of(
                    i % 3 == 0 ? "norm" + i : "layer_" + i + "|a & b",
                    String.valueOf(i),
                    i == 7 ? "" : String.format("%.4g", Math.pow(1.5, i)),
                    "1.51 [1.38, 1.64]",
                    i == 9 ? "−3" : String.valueOf(100 * i % 37),
                    i % 2 == 0 ? "exact" : "sampled"));
        }
        return new Section.Table(
                "Length and transitions by layer",
                List.of("name", "layer", "length ℓ", "growth", "transitions", "certainty"),
                List.of(false, true, true, true, true, false),
                lines);
    }
}
