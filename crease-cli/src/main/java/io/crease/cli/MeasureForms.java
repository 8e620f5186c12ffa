package io.crease.cli;

import io.crease.report.measured.CurveImages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement in every form.
 *
 * @param images of the curve, for JSON; null where they were not kept
 * @param chosen names of the measures asked for, or empty for the standard table
 * @param verbose with the paper's printed base and the provenance
 */
record MeasureForms(Result result, @Nullable CurveImages images, List<String> chosen, boolean verbose)
        implements ResultForms {
    MeasureForms {
        chosen = List.copyOf(chosen);
    }

    @Override
    public String json() {
        return images == null ? JsonText.of(result) : JsonText.withRest(result, json -> RunCurves.write(json, images));
    }

    @Override
    public String csv() {
        return CsvText.of(result);
    }

    @Override
    public Page page(boolean bars) {
        return MeasurePage.of(result, chosen, bars, verbose);
    }
}
