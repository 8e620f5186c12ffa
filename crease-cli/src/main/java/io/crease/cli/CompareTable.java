package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison: measures by layer with the networks side by side, then the networks as a whole. */
final class CompareTable {
    private static final List<String> STANDARD = List.of("length", "growth", "transitions", "patterns");
    private static final List<String> FIGURES =
            List.of("length-ratio", NetworkFigures.FITTED_GROWTH, "transitions", "pieces");
    private static final int MOST_COLUMNS = 6;

    private final Comparison comparison;
    private final List<AlignedPlace> places;

    CompareTable(Comparison comparison) {
        this.comparison = comparison;
        places = AlignedPlace.of(comparison.networks());
    }

    /** @param chosen names of measures, or empty for the standard tables */
    List<Grid> grids(List<String> chosen) {
        List<String> measures = (chosen.isEmpty() ? STANDARD : chosen)
                .stream()
                        .filter(name -> comparison.rows().stream()
                                .anyMatch(r -> r.row().measure().equals(name)))
                        .toList();
        int columns = 2 * comparison.networks().size() - 1;
        int most = comparison.aggregated() ? 1 : Math.max(1, MOST_COLUMNS / columns);
        List<Grid> grids = new ArrayList<>();
        for (int from = 0; from < measures.size(); from += most) {
            grids.add(byLayer(measures.subList(from, Math.min(measures.size(), from + most))));
        }
        grids.add(wholes());
        return grids;
    }

    private Grid byLayer(List<String> measures) {
        Grid.Builder grid = new Grid.Builder();
        grid.column("layer", Grid.Align.RIGHT, cells(CompareTable::number));
        grid.column("kind", Grid.Align.LEFT, cells(p -> p.text(Subject.Layer::kind)));
        grid.column("width", Grid.Align.RIGHT, cells(p -> p.text(l -> String.valueOf(l.width()))));
        for (String measure : measures) {
            for (int n = 0; n < comparison.networks().size(); n++) {
                int network = n;
                String letter = Comparison.letter(n);
                grid.column(measure + " " + letter, Grid.Align.POINT, cells(p -> cell(p.in(network), letter, measure)));
            }
            for (int n : comparison.others()) {
                String pair = counts(measure) ? Comparison.difference(n) : Comparison.ratio(n);
                grid.column(head(pair), Grid.Align.POINT, cells(p -> cell(p.in(n), pair, measure)));
            }
        }
        return grid.build();
    }

    /** Counts may be zero and are compared by difference, other numbers by ratio. */
    private static boolean counts(String measure) {
        return measure.endsWith("-neurons")
                || Measures.all().stream().filter(Measure::counts).anyMatch(m -> m.name()
                        .equals(measure));
    }

    private String head(String pair) {
        return pair.replace('-', '−') + (comparison.aggregated() ? " [95 %]" : "");
    }

    private static String number(AlignedPlace place) {
        return place.text(l -> l.layer() == 0 || l.site().startsWith("node:") ? "" : String.valueOf(l.layer()));
    }

    private List<String> cells(Function<AlignedPlace, String> cell) {
        return places.stream().map(cell).toList();
    }

    private String cell(Subject.@Nullable Layer layer, String network, String measure) {
        return layer == null
                ? ""
                : comparison
                        .main(network, measure, layer.layer(), layer.site())
                        .map(row -> text(row, network))
                        .orElse("");
    }

    /** A line for each network and for each pair. */
    private Grid wholes() {
        List<String> networks = new ArrayList<>();
        IntStream.range(0, comparison.networks().size())
                .mapToObj(Comparison::letter)
                .forEach(networks::add);
        comparison.others().stream().map(Comparison::ratio).forEach(networks::add);
        comparison.others().stream().map(Comparison::difference).forEach(networks::add);
        Grid.Builder grid = new Grid.Builder();
        grid.column(
                "network",
                Grid.Align.LEFT,
                networks.stream().map(n -> n.length() == 1 ? n : head(n)).toList());
        for (String figure : FIGURES) {
            List<String> cells = new ArrayList<>();
            for (String network : networks) {
                Optional<Row> row = comparison.figure(network, figure);
                cells.add(row.map(r -> text(r, network)).orElse(""));
            }
            grid.column(figure, Grid.Align.POINT, cells);
        }
        return grid.build();
    }

    /** A row's number: of a mean with its standard error, of a comparison with its interval; a difference with its sign. */
    private static String text(Row row, String network) {
        Double value = row.value();
        if (value == null) {
            return "–";
        }
        boolean difference = network.contains("-");
        String sign = difference && value > 0 ? "+" : "";
        Double low = row.low();
        Double high = row.high();
        String text;
        if (low == null || high == null) {
            text = network.length() == 1 || difference ? Figures.text(value) : Figures.rounded(value, 4);
        } else if (network.length() == 1) {
            text = Figures.withError(value, (high - low) / 2);
        } else {
            text = Figures.withInterval(value, low, high);
        }
        String bound = row.certainty() == Certainty.LOWER_BOUND ? "≥ " : "";
        return bound + sign + text;
    }
}
