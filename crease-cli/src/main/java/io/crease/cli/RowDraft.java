package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.numeric.InputException;
import io.crease.study.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a run while its fields are read, whatever the file's format. Mutable. */
final class RowDraft {
    private static final int MOST_LAYERS = 1_000_000;
    private static final int MOST_PREDICTIONS = 20;
    private static final List<String> NEEDED = List.of("measure", "site", "statistic", "unit", "certainty");

    final Map<String, String> texts = new HashMap<>();
    final Map<String, Double> numbers = new HashMap<>();
    final Map<String, Long> wholes = new HashMap<>();
    final List<Row.Predicted> predictions = new ArrayList<>();
    Conditions conditions = Conditions.NONE;

    private final String what;
    private final Function<String, InputException> refuse;

    /**
     * @param what the row's name in messages: {@code row 3}
     * @param refuse makes an exception of what is wrong
     */
    RowDraft(String what, Function<String, InputException> refuse) {
        this.what = what;
        this.refuse = refuse;
    }

    /** Adds what a theory says. @throws InputException if a part of it is missing */
    void predicted(@Nullable String name, @Nullable Double value, boolean valid, @Nullable String source) {
        if (name == null || source == null || value == null) {
            throw refuse.apply(what + " has a prediction without name, value or source; expected all of them");
        }
        predictions.add(new Row.Predicted(name, value, valid, source));
    }

    /** The row. @throws InputException if a field is missing or out of range */
    Run.RunRow row() {
        for (String field : NEEDED) {
            if (!texts.containsKey(field)) {
                throw missing(field);
            }
        }
        Double value = numbers.get("value");
        String reason = texts.get("reason");
        if (value == null && reason == null) {
            throw refuse.apply(what + " has neither a value nor a reason; expected one");
        }
        if (predictions.size() > MOST_PREDICTIONS) {
            throw refuse.apply(
                    what + " has " + predictions.size() + " predictions; expected at most " + MOST_PREDICTIONS);
        }
        return new Run.RunRow(
                texts.getOrDefault("network", ""),
                texts.getOrDefault("study", ""),
                conditions,
                new Row(
                        texts.getOrDefault("measure", ""),
                        (int) between("layer", MOST_LAYERS),
                        texts.getOrDefault("site", ""),
                        wholes.get("seed"),
                        texts.getOrDefault("statistic", ""),
                        value,
                        numbers.get("low"),
                        numbers.get("high"),
                        (int) between("n", Integer.MAX_VALUE),
                        texts.getOrDefault("unit", ""),
                        certainty(texts.getOrDefault("certainty", "")),
                        between("points", Long.MAX_VALUE),
                        reason,
                        predictions));
    }

    private InputException missing(String field) {
        return refuse.apply(what + " has no " + field + "; expected one");
    }

    private long between(String field, long most) {
        Long value = wholes.get(field);
        if (value == null) {
            throw missing(field);
        }
        if (value < 0 || value > most) {
            throw refuse.apply(what + ": " + field + " is " + value + "; expected 0 to " + most);
        }
        return value;
    }

    private Certainty certainty(String text) {
        for (Certainty certainty : Certainty.values()) {
            if (certainty.text().equals(text)) {
                return certainty;
            }
        }
        throw refuse.apply(
                what + ": its certainty is '" + text + "'; expected exact, sampled, lower-bound or estimate");
    }
}
