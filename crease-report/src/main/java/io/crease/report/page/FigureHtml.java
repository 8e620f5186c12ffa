package io.crease.report.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crease.figure.Axis;
import io.crease.figure.Axis.Scale;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Series;
import io.crease.report.draw.Drawing;
import io.crease.report.draw.Look;
import io.crease.report.draw.VegaLite;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A figure as HTML: its words, room for it, and what a page's script draws it from. That is its Vega-Lite as wide as a page; what makes that into one for a narrow window, and into
 * ones whose y axes are of the other scale; what is told beside it; and its numbers.
 */
final class FigureHtml {
    /** In a narrow window, with at most two panels to a row. */
    private static final Look NARROW = new Look(360, Look.PAGE.type(), Look.PAGE.unit(), true);

    private final Figure figure;

    FigureHtml(Figure figure) {
        this.figure = figure;
    }

    /** The element, the number-th of its page. */
    String html(int number) {
        String subtitle = figure.subtitle().isEmpty() ? "" : "<span>" + Escape.text(figure.subtitle()) + "</span>";
        return """
                <figure class="drawn" id="figure-%d" data-name="%s">
                <figcaption><b>%s</b>%s</figcaption>
                <div class="plot"></div>
                <p class="alternative">%s</p>
                <script type="application/json">%s</script>
                </figure>
                """
                .formatted(
                        number,
                        Escape.text(figure.name()),
                        Escape.text(figure.title()),
                        subtitle,
                        Escape.text(figure.alternative()),
                        Escape.json(data().toString()));
    }

    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode spec = VegaLite.of(figure, Look.PAGE);
        data.put("alternative", figure.alternative());
        data.set("spec", Packed.of(spec));
        ObjectNode forms = data.putObject("forms");
        ObjectNode beside = VegaLite.beside(figure, Look.PAGE);
        ObjectNode rest = data.putObject("rest");
        rest.set("", beside.get("rest"));
        form("narrow", spec, figure, NARROW, forms, rest);
        boolean log = figure.panels().stream().anyMatch(panel -> panel.y().scale() == Scale.LOG);
        Figure swapped = swapped(log ? Scale.LOG : Scale.LINEAR, log ? Scale.LINEAR : Scale.LOG);
        if (swapped.equals(figure)) {
            data.putNull("log");
        } else {
            data.put("log", log);
            form("swapped", spec, swapped, Look.PAGE, forms, rest);
            form("narrow-swapped", spec, swapped, NARROW, forms, rest);
        }
        data.set("legend", beside.get("title"));
        data.set("groups", beside.get("groups"));
        String csv = Drawing.of(figure).csv();
        String other = Drawing.of(swapped).csv();
        data.put("csv", csv);
        if (!other.equals(csv)) {
            data.put("swappedCsv", other);
        }
        return data;
    }

    /** Adds what makes the description into that of a form, and what is left of its legend. */
    private static void form(
            String name, ObjectNode spec, Figure figure, Look look, ObjectNode forms, ObjectNode rest) {
        Figure shown = look.equals(NARROW) ? with(figure, figure.panels(), Math.min(2, figure.columns())) : figure;
        forms.set(name, Patch.between(spec, VegaLite.of(shown, look)));
        rest.set(name, VegaLite.beside(shown, look).get("rest"));
    }

    /** The figure with the y axes of one scale made into the other, where all that is drawn can be seen on it. */
    private Figure swapped(Scale from, Scale to) {
        List<Panel> panels = figure.panels().stream()
                .map(panel -> {
                    Axis y = panel.y();
                    if (y.scale() != from || panel.equal() || !(to == Scale.LINEAR ? lines(panel) : positive(panel))) {
                        return panel;
                    }
                    Axis other = new Axis(y.title(), to, y.low(), y.high(), y.labels());
                    return panel.with(panel.x(), other, panel.series());
                })
                .toList();
        return with(figure, panels, figure.columns());
    }

    private static Figure with(Figure figure, List<Panel> panels, int columns) {
        return new Figure(
                figure.name(),
                figure.title(),
                figure.subtitle(),
                figure.colours(),
                figure.legend(),
                panels,
                columns,
                figure.alternative(),
                figure.source());
    }

    private static boolean lines(Panel panel) {
        return panel.series().stream().noneMatch(series -> series.mark() == Series.Mark.CELLS);
    }

    private static boolean positive(Panel panel) {
        Stream<Double> ends = Stream.concat(
                Stream.of(panel.y().low(), panel.y().high()),
                panel.series().stream()
                        .map(Series::points)
                        .flatMap(List::stream)
                        .flatMap(point -> Stream.of(point.y(), point.low(), point.high())));
        return lines(panel)
                && ends.filter(Objects::nonNull).allMatch(end -> end > 0)
                && panel.references().stream().noneMatch(line -> line.across() && line.value() <= 0);
    }
}
