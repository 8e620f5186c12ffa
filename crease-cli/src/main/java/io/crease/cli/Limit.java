package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Measure;
import io.crease.measure.Measures;
import io.crease.measure.Row;
import io.crease.numeric.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound on a measure.
 *
 * @param name the option without its dashes
 * @param measure what is bounded
 * @param upper whether the value may not be larger; else not smaller
 * @param bound the largest or smallest value
 * @param share whether the value is divided by the layer's number of neurons
 * @param scope at which places
 */
record Limit(String name, String measure, boolean upper, double bound, boolean share, Scope scope) {
    /** The relative rounding error that an exact ratio of lengths may have. */
    private static final double ROUNDING = 1e-9;

    /** Places that a limit is about. */
    enum Scope {
        /** Each activation. */
        ACTIVATIONS,
        /** Each place that has the measure. */
        EACH,
        /** The deepest place that has the measure. */
        END
    }

    /**
     * A verdict for each place, on the worst seed there.
     *
     * @param tolerance relative error of sampled lengths
     * @throws InputException if the network has no such place
     */
    List<Verdict> verdicts(Result result, double tolerance) {
        Map<String, List<Row>> places = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            boolean here = row.measure().equals(measure)
                    && row.statistic().equals(Row.VALUE)
                    && row.layer() > 0
                    && (scope != Scope.ACTIVATIONS || row.site().equals("post"));
            if (here) {
                places.computeIfAbsent(row.layer() + row.site(), p -> new ArrayList<>())
                        .add(row);
            }
        }
        if (places.isEmpty()) {
            throw new InputException(result.subject().network().source() + ": no layer has " + measure
                    + ", so that --" + name + " says nothing; expected one that has (its activations are "
                    + kinds(result) + "): leave --" + name + " out");
        }
        List<List<Row>> judged = new ArrayList<>(places.values());
        if (scope == Scope.END) {
            judged = judged.subList(judged.size() - 1, judged.size());
        }
        return judged.stream()
                .map(rows -> worst(rows, width(result, rows.get(0)), tolerance))
                .toList();
    }

    private static String kinds(Result result) {
        List<String> kinds = result.subject().network().layers().stream()
                .filter(l -> l.site().equals("post"))
                .map(Subject.Layer::kind)
                .distinct()
                .toList();
        return kinds.isEmpty() ? "none" : String.join(", ", kinds);
    }

    private static int width(Result result, Row row) {
        return result.subject().network().layers().stream()
                .filter(l -> l.layer() == row.layer() && l.site().equals(row.site()))
                .mapToInt(Subject.Layer::width)
                .findFirst()
                .orElse(1);
    }

    /** The verdict on the seed that is farthest beyond the bound, or nearest to it. */
    private Verdict worst(List<Row> rows, int width, double tolerance) {
        Verdict worst = verdict(rows.get(0), width, tolerance);
        for (Row row : rows) {
            Verdict verdict = verdict(row, width, tolerance);
            int outcomes = verdict.outcome().compareTo(worst.outcome());
            if (outcomes > 0 || (outcomes == 0 && beyond(verdict) > beyond(worst))) {
                worst = verdict;
            }
        }
        return worst;
    }

    private double beyond(Verdict verdict) {
        Double value = verdict.value();
        return value == null ? Double.POSITIVE_INFINITY : upper ? value - bound : bound - value;
    }

    private Verdict verdict(Row row, int width, double tolerance) {
        Double measured = row.value();
        Double value = measured == null ? null : Double.valueOf(share ? measured / width : measured);
        Verdict.Place place = Verdict.Place.of(row);
        Outcome outcome = value == null || interrupted(row) ? Outcome.NOT_SHOWN : outcome(value, row, tolerance);
        String certainty = row.certainty().text();
        return new Verdict(
                name, bound, place, value, certainty, outcome, text(outcome, row, place.text(), value, width));
    }

    private static boolean interrupted(Row row) {
        String reason = row.reason();
        return reason != null && reason.startsWith("interrupted");
    }

    private Outcome outcome(double value, Row row, double tolerance) {
        double beyond = upper ? value - bound : bound - value;
        boolean ratio = measure.equals("growth") || measure.equals("length-ratio");
        return switch (row.certainty()) {
            case EXACT -> beyond > (ratio ? ROUNDING * bound : 0) ? Outcome.BROKEN : Outcome.HELD;
            case SAMPLED -> {
                double error = ratio ? 2 * tolerance * bound : 0; // of two lengths
                yield beyond > error
                        ? Outcome.BROKEN
                        : beyond > -error || beyond > 0 ? Outcome.NOT_SHOWN : Outcome.HELD;
            }
            case LOWER_BOUND ->
                upper
                        ? (beyond > 0 ? Outcome.BROKEN : Outcome.NOT_SHOWN)
                        : (beyond > 0 ? Outcome.NOT_SHOWN : Outcome.HELD);
            case ESTIMATE -> Outcome.NOT_SHOWN;
        };
    }

    private String text(Outcome outcome, Row row, String place, @Nullable Double value, int width) {
        Double measured = row.value();
        String limit = "--" + name + " " + asTyped();
        if (value == null || measured == null) {
            return place + " has no value for " + limit + ": " + row.reason();
        }
        String found = share
                ? Figures.percent(value) + " (" + Figures.text(measured) + " of " + width + ")"
                : Figures.text(value);
        String is = place + " is " + (row.certainty() == Certainty.LOWER_BOUND ? "at least " : "") + found;
        String why = row.certainty().text() + (row.seed() == null ? "" : "; seed " + row.seed());
        return switch (outcome) {
            case HELD -> is + ", within " + limit + " (" + why + ")";
            case BROKEN -> is + (upper ? ", more than " : ", less than ") + limit + " (" + why + ")";
            case NOT_SHOWN ->
                interrupted(row)
                        ? is + " for " + limit + ": " + row.reason()
                        : is + ", which does not show that " + limit + " holds (" + why + ")";
        };
    }

    private String asTyped() {
        BigDecimal number =
                BigDecimal.valueOf(bound).scaleByPowerOfTen(share ? 2 : 0).stripTrailingZeros();
        return number.toPlainString() + (share ? "%" : "");
    }

    /** What has to be measured for a limit. */
    Measure needed() {
        return Measures.named(measure).get(0);
    }
}
