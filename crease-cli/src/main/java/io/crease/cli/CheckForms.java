package io.crease.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate's result in every form.
 *
 * @param verbose with the checks that hold and the provenance
 */
record CheckForms(GateResult gate, boolean verbose) implements ResultForms {

    @Override
    public String json() {
        return JsonText.of(gate);
    }

    @Override
    public String csv() {
        return CsvText.of(gate);
    }

    @Override
    public Page page(boolean bars) {
        Grid.Builder grid = new Grid.Builder();
        List<Verdict> verdicts = gate.verdicts();
        grid.column(
                "outcome",
                Grid.Align.LEFT,
                verdicts.stream().map(v -> v.outcome().text()).toList());
        grid.column(
                "limit", Grid.Align.LEFT, verdicts.stream().map(Verdict::limit).toList());
        grid.column(
                "place",
                Grid.Align.LEFT,
                verdicts.stream().map(v -> v.place().textOfRow()).toList());
        grid.column(
                "value",
                Grid.Align.POINT,
                verdicts.stream().map(v -> figure(v.value())).toList());
        grid.column(
                "bound",
                Grid.Align.POINT,
                verdicts.stream().map(v -> figure(v.bound())).toList());
        grid.column(
                "", Grid.Align.LEFT, verdicts.stream().map(Verdict::certainty).toList());
        Result result = gate.result();
        List<String> sentences = new ArrayList<>();
        if (!result.complete()) {
            sentences.add(result.interruption());
        }
        sentences.add(gate.summary());
        return new Page(MeasurePage.title(result), List.of(grid.build()), sentences);
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "–" : Figures.text(value);
    }

    /** A line for each limit that is broken or not shown to hold; when there is none, one that says so. */
    @Override
    public String plain(boolean bars, boolean colour) {
        List<String> lines = new ArrayList<>();
        if (!gate.result().complete()) {
            lines.add(gate.result().interruption());
        }
        for (Outcome outcome : List.of(Outcome.BROKEN, Outcome.NOT_SHOWN, Outcome.HELD)) {
            if (outcome != Outcome.HELD || verbose) {
                gate.with(outcome).stream().map(Verdict::line).forEach(lines::add);
            }
        }
        if (lines.isEmpty() || verbose) {
            lines.add(gate.summary());
        }
        if (verbose) {
            lines.addAll(MeasurePage.title(gate.result()));
            lines.add(gate.result().provenance().sentence());
        }
        return String.join("\n", lines) + "\n";
    }
}
