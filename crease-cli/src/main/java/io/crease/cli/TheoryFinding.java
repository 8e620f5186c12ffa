package io.crease.cli;

import io.crease.measure.Row;
import io.crease.theory.LengthTheory;
import java.util.Locale;
import java.util.Optional;

/** How the length compares with what theory predicts: in standard errors where there are seeds, else as a ratio. */
final class TheoryFinding {
    private TheoryFinding() {}

    static Optional<String> of(Result result) {
        Row deepest = null;
        double farthest = 0;
        int where = 0;
        for (Subject.Layer layer : result.subject().network().layers()) {
            Optional<Row> row = result.main("length", layer.layer(), layer.site());
            if (layer.site().equals("post") && row.isPresent()) {
                deepest = row.get();
                double errors = standardErrors(deepest);
                if (Math.abs(errors) >= Math.abs(farthest)) {
                    farthest = errors;
                    where = layer.layer();
                }
            }
        }
        if (deepest == null) {
            return Optional.empty();
        }
        Double value = deepest.value();
        Row.Predicted predicted = LayerTable.best(deepest).orElse(null);
        if (value == null || predicted == null) {
            String reason = deepest.reason();
            return reason == null || !reason.startsWith("no prediction")
                    ? Optional.empty()
                    : Optional.of("N" + reason.substring(1) + ".");
        }
        if (!predicted.valid()) {
            int why = predicted.source().indexOf("; ");
            return Optional.of("Theory has no valid prediction here: the " + predicted.name() + " "
                    + predicted.source().substring(why + 2) + ".");
        }
        boolean exact = predicted.name().equals(LengthTheory.EXACT);
        String theory =
                exact ? "the exact mean over networks of these widths" : "the mean field of infinitely wide layers";
        String ratio = String.format(
                Locale.ROOT,
                "At layer %d the %slength is %.3g times %s (%s)",
                deepest.layer(),
                result.aggregated() ? "mean " : "",
                value / predicted.value(),
                theory,
                Figures.rounded(predicted.value(), 4));
        if (deepest.low() == null) {
            return Optional.of(ratio + "; one network scatters about it, --seeds tells how much.");
        }
        return Optional.of(ratio
                + String.format(
                        Locale.ROOT,
                        ", %.1f standard errors away (farthest at layer %d: %.1f).",
                        Math.abs(standardErrors(deepest)),
                        where,
                        Math.abs(farthest)));
    }

    /** (value − prediction)/standard error; 0 where one of them is missing. */
    private static double standardErrors(Row row) {
        Double value = row.value();
        Double low = row.low();
        Row.Predicted predicted = LayerTable.best(row).orElse(null);
        if (value == null || low == null || predicted == null || value - low == 0) {
            return 0;
        }
        return (value - predicted.value()) / (value - low);
    }
}
