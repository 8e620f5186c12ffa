package io.crease.report.measured;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Reference;
import io.crease.figure.Series;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How each layer fares: its growth factor, the shares of its neurons that are dead and that are saturated, and transitions per neuron,
 * a panel each; where all of a measure are zero, such as saturated neurons of activations that have no ends, the subtitle says so instead.
 *
 * @param networks at least one; their places are told apart by what they are
 * @param subtitle of what
 * @param source the command that makes the rows again
 */
record HealthFigure(List<MeasuredNetwork> networks, String subtitle, String source) {

    /** A panel: the measure, and whether it is shown as a share of the neurons. */
    private record Measure(String name, String title, boolean share) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("growth", "growth factor", false),
            new Measure("dead-neurons", "dead neurons", true),
            new Measure("saturated-neurons", "saturated neurons", true),
            new Measure("transitions", "transitions per neuron", true));

    Optional<Figure> figure() {
        List<String> names = new ArrayList<>(new LinkedHashSet<>(
                networks.stream().flatMap(network -> names(network).stream()).toList()));
        List<Panel> panels = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (Measure measure : MEASURES) {
            Panel panel = panel(measure, names).orElse(null);
            if (panel != null && none(panel)) {
                absent.add(measure.title());
            } else if (panel != null) {
                panels.add(panel);
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                "health",
                "Layer by layer: growth, dead and saturated neurons, transitions",
                absent.isEmpty() ? subtitle : subtitle + " · no " + String.join(", no ", absent),
                Figure.Colours.CATEGORIES,
                networks.size() == 1 ? "" : "network",
                panels,
                panels.size() == 3 ? 3 : 2,
                alternative(),
                source));
    }

    /** The names of the places that have a row, each of its own. */
    private static List<String> names(MeasuredNetwork network) {
        List<String> names = new ArrayList<>();
        List<MeasuredNetwork.Place> places = places(network);
        boolean plain = places.stream().allMatch(MeasuredNetwork.Place::numbered);
        for (MeasuredNetwork.Place place : places) {
            String text = plain ? place.number() : place.text();
            String name = text;
            for (int again = 2; names.contains(name); again++) {
                name = text + " (" + again + ")";
            }
            names.add(name);
        }
        return names;
    }

    private static List<MeasuredNetwork.Place> places(MeasuredNetwork network) {
        return network.places().stream()
                .filter(place -> MEASURES.stream().anyMatch(measure -> network.shown(measure.name(), place)
                        .isPresent()))
                .toList();
    }

    private Optional<Panel> panel(Measure measure, List<String> names) {
        List<Series> series = new ArrayList<>();
        for (MeasuredNetwork network : networks) {
            List<String> own = names(network);
            List<MeasuredNetwork.Place> places = places(network);
            List<Point> points = new ArrayList<>();
            for (int p = 0; p < places.size(); p++) {
                double unit = measure.share() ? places.get(p).width() : 1;
                Row row = network.shown(measure.name(), places.get(p)).orElse(null);
                Double value = row == null ? null : row.value();
                if (row != null && value != null) {
                    Double low = row.low();
                    Double high = row.high();
                    points.add(new Point(
                            names.indexOf(own.get(p)),
                            value / unit,
                            low == null ? null : Double.valueOf(low / unit),
                            high == null ? null : Double.valueOf(high / unit),
                            null,
                            measure.share() ? String.format(Locale.ROOT, "%.6g of %.0f", value, unit) : ""));
                }
            }
            if (!points.isEmpty()) {
                series.add(new Series(
                        networks.size() == 1 ? "measured" : network.name(),
                        Series.Mark.BARS,
                        Series.Style.MEASURED,
                        points));
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        boolean growth = measure.name().equals("growth");
        List<Reference> references = growth ? List.of(new Reference(true, 1, "")) : List.of();
        boolean share = measure.name().endsWith("-neurons");
        Axis y = share ? Axis.linear("share of the layer", 0, 1) : Axis.linear(measure.title());
        String title = measure.title() + (growth ? " (line: no growth)" : "");
        return Optional.of(new Panel(title, Axis.names("layer", names), y, series, references, false));
    }

    /** Whether all that it shows is zero, in all repetitions: that is said in words. */
    private static boolean none(Panel panel) {
        return panel.series().stream()
                .flatMap(series -> series.points().stream())
                .allMatch(point -> {
                    Double high = point.high();
                    return point.y() == 0 && (high == null || high == 0);
                });
    }

    /** The extreme growth factors and where they are. */
    private String alternative() {
        StringBuilder text = new StringBuilder("Bars for each layer.");
        for (MeasuredNetwork network : networks) {
            MeasuredNetwork.Place most = null;
            double factor = 0;
            for (MeasuredNetwork.Place place : network.places()) {
                Double value = network.shown("growth", place).map(Row::value).orElse(null);
                if (value != null && value > factor) {
                    factor = value;
                    most = place;
                }
            }
            if (most != null) {
                text.append(String.format(
                        Locale.ROOT,
                        " %s: the largest growth factor is %.4g, at %s.",
                        network.name(),
                        factor,
                        most.text()));
            }
        }
        return text.toString();
    }
}
