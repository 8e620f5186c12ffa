package io.crease.cli;

import io.crease.measure.Row;
import io.crease.region.RegionCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The page of {@code crease regions}. */
final class RegionsPage {
    private RegionsPage() {}

    /** @param verbose with the provenance */
    static Page of(RegionsResult regions, boolean verbose) {
        Result result = regions.result();
        List<Grid> grids = new ArrayList<>();
        List<Subject.Layer> layers = result.subject().network().layers().stream()
                .filter(layer -> layer.layer() > 0
                        && result.row(RegionRows.REGIONS, layer.layer(), layer.site(), Row.VALUE)
                                .isPresent())
                .toList();
        if (!layers.isEmpty()) {
            grids.add(grid(result, layers));
        }
        RegionCount count = regions.count();
        if (count.dimension() > 2 && count.eulerKnown()) {
            grids.add(faces(count));
        }
        List<String> sentences = new ArrayList<>(sentences(regions));
        result.provenance().notes().forEach(note -> sentences.add(note + "."));
        if (verbose) {
            sentences.add(result.provenance().sentence());
        }
        return new Page(List.of(result.subject().network().line(), domainLine(regions)), grids, sentences);
    }

    /** Counts after each of these layers. */
    static Grid grid(Result result, List<Subject.Layer> layers) {
        LayerTable table = new LayerTable(result, layers);
        List<String> measures = List.of(RegionRows.REGIONS, RegionRows.VERTICES, RegionRows.EDGES);
        Grid.Builder grid = new Grid.Builder();
        table.placeColumns(grid);
        measures.forEach(measure -> table.measureColumns(grid, measure, false));
        table.certaintyColumn(grid, measures);
        return grid.build();
    }

    private static Grid faces(RegionCount count) {
        List<Integer> dimensions =
                IntStream.rangeClosed(0, count.dimension()).boxed().toList();
        return new Grid.Builder()
                .column(
                        "dimension",
                        Grid.Align.RIGHT,
                        dimensions.stream().map(String::valueOf).toList())
                .column(
                        "faces",
                        Grid.Align.RIGHT,
                        dimensions.stream()
                                .map(d -> Figures.text(count.faces().get(d)))
                                .toList())
                .build();
    }

    private static String domainLine(RegionsResult regions) {
        Result result = regions.result();
        Subject.OfDomain domain =
                java.util.Objects.requireNonNull(result.subject().domain());
        List<String> parts = new ArrayList<>();
        parts.add(words(domain));
        result.provenance().repetitions().ifPresent(parts::add);
        parts.add((regions.ended() == null ? "" : "at least ")
                + Words.count(regions.count().regions(), "region") + " in "
                + Progress.duration(result.provenance().seconds()));
        return String.join(" · ", parts);
    }

    /** {@code slice through a, b, c, [0, 1] × [0, 2]}. */
    static String words(Subject.OfDomain domain) {
        String points = String.join(", ", domain.points());
        List<String> sides = IntStream.range(0, domain.low().size())
                .mapToObj(i -> "[" + figure(domain.low().get(i)) + ", "
                        + figure(domain.high().get(i)) + "]")
                .toList();
        String box = sides.size() > 1 && sides.stream().distinct().count() == 1
                ? sides.get(0) + "^" + sides.size()
                : String.join(" × ", sides);
        return switch (domain.kind()) {
            case "space" -> "all of R^" + domain.dimension();
            case "slice" -> "slice through " + points + ", " + box;
            case "triangle" -> "triangle of " + points;
            case "plane" -> "plane at " + points + ", " + box;
            default -> domain.kind() + " " + box;
        };
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Figures.text(value) : Figures.rounded(value, 4);
    }

    private static List<String> sentences(RegionsResult regions) {
        RegionCount count = regions.count();
        String volume = RegionsResult.volumeWord(count.dimension());
        List<String> sentences = new ArrayList<>();
        RegionsResult.End ended = regions.ended();
        Double seen = regions.seen();
        if (ended != null) {
            sentences.add(ended.text().substring(0, 1).toUpperCase(Locale.ROOT)
                    + ended.text().substring(1)
                    + (seen == null ? "" : " with " + Figures.percent(seen) + " of the " + volume + " seen")
                    + ": the counts are lower bounds.");
        }
        if (!Double.isFinite(count.domainVolume())) {
            sentences.add(String.format(Locale.ROOT, "%,d of ", count.bounded())
                    + Words.count(count.regions(), "region") + (count.bounded() == 1 ? " is" : " are") + " bounded.");
        }
        Double largest = regions.largest();
        Double smallest = regions.smallest();
        if (largest != null && smallest != null && count.regions() > 1) {
            String sizes = "The largest" + (Double.isFinite(count.domainVolume()) ? "" : " bounded") + " region has "
                    + volume + " " + Figures.rounded(largest, 4) + ", the smallest " + Figures.rounded(smallest, 2);
            sentences.add(
                    sizes + (seen == null ? "." : "; the domain's is " + Figures.text(count.domainVolume()) + "."));
        }
        regions.result().row(RegionRows.REGIONS, 0, io.crease.measure.ReadingRows.NETWORK, Row.VALUE).stream()
                .flatMap(row -> row.predictions().stream())
                .findFirst()
                .ifPresent(bound -> sentences.add(bound(count.regions(), bound)));
        sentences.addAll(StudySentences.of(regions.found(), regions.ended() == null));
        sentences.add(certificate(regions));
        return sentences;
    }

    /** How much of an upper bound that many regions are, in a sentence. */
    static String bound(long regions, Row.Predicted bound) {
        double share = regions / bound.value();
        return "Upper bound " + Figures.text(bound.value()) + " (" + bound.source() + "): "
                + (share < 1e-4
                        ? "this is " + Figures.rounded(share, 2) + " of it."
                        : "this is " + Figures.percent(share) + " of it.");
    }

    private static String certificate(RegionsResult regions) {
        RegionCount count = regions.count();
        String signs = Words.count(count.settledExactly(), "sign") + " settled in exact arithmetic";
        if (regions.ended() != null) {
            return "Every sign so far was settled by an error bound or exactly (" + signs + ").";
        }
        if (!regions.certificate().certified()) {
            return "N" + regions.doubts().substring(1) + ".";
        }
        List<String> checks = new ArrayList<>();
        if (Double.isFinite(count.domainVolume())) {
            checks.add(RegionsResult.volumeWord(count.dimension()) + "s sum to the domain's");
        }
        if (count.eulerKnown()) {
            checks.add("Euler characteristic " + count.euler());
        }
        checks.add(signs);
        return "Certified: " + String.join(", ", checks) + ".";
    }
}
