package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The regions of several networks on one domain, a line for each.
 *
 * @param results in the order of the arguments, at least one
 * @param verbose with the provenance
 */
record SeriesPage(List<RegionsResult> results, boolean verbose) implements ResultForms {
    SeriesPage {
        results = List.copyOf(results);
    }

    @Override
    public String json() {
        throw new IllegalStateException("JSON is of one network");
    }

    @Override
    public String csv() {
        throw new IllegalStateException("CSV is of one network");
    }

    @Override
    public Page page(boolean bars) {
        Grid.Builder grid = new Grid.Builder()
                .column(
                        "network",
                        Grid.Align.LEFT,
                        results.stream()
                                .map(one -> PictureFile.name(
                                        one.result().subject().network().source()))
                                .toList());
        List<String> measures = new ArrayList<>(List.of(RegionRows.REGIONS, RegionRows.VERTICES, RegionRows.EDGES));
        for (String besides : List.of(RegionStudies.LINEAR, RegionStudies.CONSTANT, RegionStudies.DECISION)) {
            if (row(results.get(0), besides) != null) {
                measures.add(besides);
            }
        }
        for (String measure : measures) {
            boolean whole = !measure.equals(RegionStudies.DECISION);
            grid.column(
                    measure,
                    whole ? Grid.Align.RIGHT : Grid.Align.POINT,
                    results.stream().map(one -> figure(one, measure)).toList());
        }
        grid.column(
                "",
                Grid.Align.LEFT,
                results.stream()
                        .map(one -> certainty(one).toString().toLowerCase(Locale.ROOT))
                        .map(word -> word.replace('_', '-'))
                        .toList());
        Result first = results.get(0).result();
        List<String> sentences = new ArrayList<>();
        results.stream()
                .filter(one -> one.exitCode() == ExitCode.NOT_CERTIFIED)
                .map(one -> one.result().subject().network().source() + ": " + one.doubts() + ".")
                .forEach(sentences::add);
        if (sentences.isEmpty() && results.stream().allMatch(one -> one.ended() == null)) {
            sentences.add("All counts are certified.");
        }
        first.provenance().notes().forEach(note -> sentences.add(note + "."));
        if (verbose) {
            sentences.add(first.provenance().sentence());
        }
        double seconds = results.stream()
                .mapToDouble(one -> one.result().provenance().seconds())
                .sum();
        String domain = RegionsPage.words(Objects.requireNonNull(first.subject().domain()));
        return new Page(
                List.of(Words.count(results.size(), "network"), domain + " · " + Progress.duration(seconds)),
                List.of(grid.build()),
                sentences);
    }

    private static Certainty certainty(RegionsResult one) {
        Row regions = row(one, RegionRows.REGIONS);
        return Objects.requireNonNull(regions).certainty();
    }

    private static String figure(RegionsResult one, String measure) {
        Row row = row(one, measure);
        Double value = row == null ? null : row.value();
        return value == null ? "-" : Figures.text(value);
    }

    private static @Nullable Row row(RegionsResult one, String measure) {
        return one.result().row(measure, 0, ReadingRows.NETWORK, Row.VALUE).orElse(null);
    }
}
