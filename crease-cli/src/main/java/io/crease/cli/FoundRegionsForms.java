package io.crease.cli;

import io.crease.measure.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Regions that were sampled or searched for, in every form.
 *
 * @param verbose with the provenance
 */
record FoundRegionsForms(FoundRegions found, boolean verbose) implements ResultForms {

    @Override
    public String json() {
        return JsonText.of(found.result(), this::summary);
    }

    private void summary(JsonText json) throws IOException {
        for (Map.Entry<String, @Nullable Number> entry : found.summary().entrySet()) {
            json.number(entry.getKey(), entry.getValue());
        }
        json.flag("certified", found.doubts().isEmpty());
        json.strings("doubts", found.doubts());
        json.string("method", found.method());
    }

    @Override
    public String csv() {
        return CsvText.of(found.result());
    }

    @Override
    public Page page(boolean bars) {
        Result result = found.result();
        List<Row> rows = result.rows();
        Grid grid = new Grid.Builder()
                .column(
                        "measure",
                        Grid.Align.LEFT,
                        rows.stream().map(Row::measure).toList())
                .column(
                        "value",
                        Grid.Align.RIGHT,
                        rows.stream().map(FoundRegionsForms::value).toList())
                .column(
                        "certainty",
                        Grid.Align.LEFT,
                        rows.stream().map(row -> row.certainty().text()).toList())
                .build();
        List<String> parts = new ArrayList<>();
        parts.add(RegionsPage.words(Objects.requireNonNull(result.subject().domain())));
        result.provenance().repetitions().ifPresent(parts::add);
        parts.add(found.headline() + " in "
                + Progress.duration(result.provenance().seconds()));
        List<String> sentences = new ArrayList<>(found.sentences());
        result.provenance().notes().forEach(note -> sentences.add(note + "."));
        if (verbose) {
            sentences.add(result.provenance().sentence());
        }
        return new Page(
                List.of(result.subject().network().line(), String.join(" · ", parts)), List.of(grid), sentences);
    }

    private static String value(Row row) {
        Double value = row.value();
        Double low = row.low();
        Double high = row.high();
        if (value == null) {
            return "–";
        }
        return low != null && high != null ? Figures.withInterval(value, low, high) : Figures.text(value);
    }
}
