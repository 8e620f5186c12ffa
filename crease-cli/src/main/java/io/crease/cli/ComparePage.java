package io.crease.cli;

import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;

/** The page of {@code crease compare}. */
final class ComparePage {
    private ComparePage() {}

    /**
     * @param chosen names of the measures asked for, or empty for the standard tables
     * @param verbose with the provenance
     */
    static Page of(Comparison comparison, List<String> chosen, boolean verbose) {
        List<String> title = new ArrayList<>();
        for (int n = 0; n < comparison.networks().size(); n++) {
            title.add(Comparison.letter(n) + "  " + comparison.networks().get(n).line());
        }
        long points = comparison.rows().stream()
                .filter(r ->
                        r.row().is("length", "input", Row.VALUE) && r.network().length() == 1)
                .mapToLong(r -> r.row().points())
                .sum();
        title.add(MeasurePage.trajectoryLine(comparison.trajectory(), comparison.provenance(), points));
        List<String> sentences = new ArrayList<>();
        if (!comparison.complete()) {
            sentences.add("Interrupted: "
                    + (comparison.aggregated()
                            ? Words.count(comparison.provenance().seeds().size(), "seed") + " done in full or begun."
                            : "the traces are not complete."));
        }
        sentences.addAll(CompareFindings.of(comparison));
        sentences.addAll(
                comparison.provenance().notes().stream().map(n -> n + ".").toList());
        if (verbose) {
            sentences.add(comparison.provenance().sentence());
        }
        return new Page(title, new CompareTable(comparison).grids(chosen), sentences);
    }
}
