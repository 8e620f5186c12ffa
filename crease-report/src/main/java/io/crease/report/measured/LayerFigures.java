package io.crease.report.measured;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Panel;
import io.crease.figure.Point;
import io.crease.figure.Series;
import io.crease.measure.Row;
import io.crease.theory.LengthTheory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a curve from layer to layer, of one network or of several beside each other. */
public final class LayerFigures {
    private static final int MOST_NAMES = 40;

    private final List<MeasuredNetwork> networks;
    private final String subject;
    private final String source;

    /**
     * @param networks at least one
     * @param subject what was measured, in a line: the curve, and the network if it is one
     * @param source the command that makes the rows again
     */
    public LayerFigures(List<MeasuredNetwork> networks, String subject, String source) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("no network; expected at least one");
        }
        this.networks = List.copyOf(networks);
        this.subject = subject;
        this.source = source;
    }

    /** All figures whose rows there are. */
    public List<Figure> all() {
        return Stream.of(
                        length(),
                        counts("transitions-by-depth", "Transitions at each layer", List.of("transitions")),
                        counts(
                                "patterns-by-depth",
                                "Activation patterns and linear pieces up to each layer",
                                List.of("patterns", "pieces")),
                        new HealthFigure(networks, subtitle("growth"), source).figure())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Figure> length() {
        List<Series> series = new ArrayList<>();
        for (MeasuredNetwork network : networks) {
            String group = networks.size() == 1 ? "measured" : network.name();
            List<Point> points = points(network, "length");
            if (points.isEmpty()) {
                continue;
            }
            series.add(Series.line(group, points));
            for (String theory : List.of(LengthTheory.EXACT, LengthTheory.WIDE, LengthTheory.PRINTED)) {
                predicted(network, group, theory).ifPresent(series::add);
            }
        }
        List<Panel> panels = series.isEmpty() ? List.of() : List.of(Panel.of("", depth(), Axis.log("length"), series));
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(figure(
                        "length-by-depth", "Length of the curve's image at each layer", "length", panels, series));
    }

    /** What a theory says of the length; the mean field only where there is no exact mean. */
    private Optional<Series> predicted(MeasuredNetwork network, String group, String theory) {
        List<Point> points = new ArrayList<>();
        boolean valid = true;
        for (MeasuredNetwork.Place place : network.places()) {
            Row row = network.predicted("length", place).orElse(null);
            if (row == null || !place.numbered()) {
                continue;
            }
            boolean exact = row.predictions().stream().anyMatch(p -> p.name().equals(LengthTheory.EXACT));
            for (Row.Predicted p : row.predictions()) {
                boolean wanted = p.name().equals(theory) && !(theory.equals(LengthTheory.WIDE) && exact);
                if (wanted) {
                    valid &= p.valid();
                    points.add(new Point(place.layer(), p.value(), null, null, null, p.name() + ": " + p.source()));
                }
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Series(
                networks.size() == 1 ? theory : group,
                Series.Mark.LINE,
                valid ? Series.Style.THEORY : Series.Style.NOT_VALID,
                points));
    }

    /** Numbers that grow with depth, a panel for each measure. */
    private Optional<Figure> counts(String name, String title, List<String> measures) {
        List<Panel> panels = new ArrayList<>();
        List<Series> all = new ArrayList<>();
        for (String measure : measures) {
            List<Series> series = new ArrayList<>();
            for (MeasuredNetwork network : networks) {
                List<Point> points = points(network, measure);
                if (!points.isEmpty()) {
                    series.add(Series.line(networks.size() == 1 ? "measured" : network.name(), points));
                }
            }
            if (!series.isEmpty()) {
                panels.add(Panel.of(measures.size() == 1 ? "" : measure, depth(), Axis.log(measure), series));
                all.addAll(series);
            }
        }
        return panels.isEmpty() ? Optional.empty() : Optional.of(figure(name, title, measures.get(0), panels, all));
    }

    private Figure figure(String name, String title, String measure, List<Panel> panels, List<Series> series) {
        return new Figure(
                name,
                title,
                subtitle(measure),
                Figure.Colours.CATEGORIES,
                networks.size() == 1 ? "" : "network",
                panels,
                panels.size(),
                alternative(title, series),
                source);
    }

    /** Layers by name where there are few, else by number. */
    private Axis depth() {
        int last = networks.stream()
                .flatMap(network -> network.places().stream())
                .mapToInt(MeasuredNetwork.Place::layer)
                .max()
                .orElse(0);
        boolean one = networks.size() == 1;
        if (last > MOST_NAMES) {
            return Axis.linear(one ? "layer (0 the input, " + last + " the output)" : "layer (0 the input)");
        }
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer <= last; layer++) {
            int number = layer;
            names.add(networks.get(0).places().stream()
                    .filter(place -> one && place.layer() == number && place.numbered())
                    .map(MeasuredNetwork.Place::number)
                    .findFirst()
                    .orElse(layer == 0 ? "in" : String.valueOf(layer)));
        }
        return Axis.names("layer", names);
    }

    private static List<Point> points(MeasuredNetwork network, String measure) {
        List<Point> points = new ArrayList<>();
        for (MeasuredNetwork.Place place : network.places()) {
            Row row = place.numbered() ? network.shown(measure, place).orElse(null) : null;
            Double value = row == null ? null : row.value();
            if (row != null && value != null) {
                points.add(new Point(
                        place.layer(),
                        value,
                        row.low(),
                        row.high(),
                        null,
                        place.kind() + ", width " + place.width() + ", "
                                + row.certainty().text()));
            }
        }
        return points;
    }

    /** The subject, the repetitions with their intervals, and whether the numbers are exact. */
    private String subtitle(String measure) {
        int most =
                networks.stream().mapToInt(MeasuredNetwork::repetitions).max().orElse(1);
        List<String> parts = new ArrayList<>(List.of(subject));
        if (most > 1) {
            parts.add("median of N = " + most + " seeds with the 5th to 95th percentile");
        }
        networks.stream()
                .flatMap(network -> network.certainty(measure).stream())
                .distinct()
                .forEach(parts::add);
        return String.join(" · ", parts);
    }

    private String alternative(String title, List<Series> series) {
        List<Series> measured = series.stream()
                .filter(one -> one.style() == Series.Style.MEASURED)
                .toList();
        StringBuilder text = new StringBuilder(title);
        for (Series one : measured) {
            Point first = one.points().get(0);
            Point last = one.points().get(one.points().size() - 1);
            text.append(String.format(
                    Locale.ROOT,
                    "%s from %.4g at %s to %.4g at %s",
                    measured.size() == 1 ? ":" : ". " + one.group() + ":",
                    first.y(),
                    place(first),
                    last.y(),
                    place(last)));
        }
        return text.append('.').toString();
    }

    /** Where a point stands, as its axis calls it. */
    private String place(Point point) {
        int layer = (int) point.x();
        List<String> names = depth().labels();
        String name = names.isEmpty() ? String.valueOf(layer) : names.get(layer);
        return switch (name) {
            case "in" -> "the input";
            case "out" -> "the output";
            default -> "layer " + name;
        };
    }
}
