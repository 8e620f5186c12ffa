package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.study.Conditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a run, as they are read. Mutable. */
final class RunRows {
    private static final int MOST_LAYERS = 1_000_000;
    private static final int MOST_PREDICTIONS = 20;

    private final StrictJson json;
    private final List<Run.RunRow> rows = new ArrayList<>();

    RunRows(StrictJson json) {
        this.json = json;
    }

    List<Run.RunRow> rows() {
        return rows;
    }

    /** Reads the row it stands on. */
    void row(int index) throws IOException {
        String what = "row " + index;
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        Map<String, Long> wholes = new HashMap<>();
        List<Conditions> conditions = new ArrayList<>();
        List<Row.Predicted> predictions = new ArrayList<>();
        json.fields(what, field -> {
            if (json.missing()) {
                return;
            }
            switch (field) {
                case "measure", "site", "statistic", "unit", "certainty", "reason", "network", "study" ->
                    texts.put(field, json.text(what + ": " + field));
                case "layer", "n", "seed", "points" -> wholes.put(field, json.whole(what + ": " + field));
                case "value", "low", "high" -> numbers.put(field, json.number(what + ": " + field));
                case "conditions" -> conditions.add(RunFile.conditions(json));
                case "predictions" -> json.elements(what + ": predictions", p -> predictions.add(prediction(what)));
                default -> json.skip();
            }
        });
        for (String field : List.of("measure", "site", "statistic", "unit", "certainty")) {
            if (!texts.containsKey(field)) {
                throw missing(what, field);
            }
        }
        String certainty = texts.getOrDefault("certainty", "");
        Double value = numbers.get("value");
        String reason = texts.get("reason");
        if (value == null && reason == null) {
            throw json.refuse(what + " has neither a value nor a reason; expected one: make the run anew with --json");
        }
        if (predictions.size() > MOST_PREDICTIONS) {
            throw json.refuse(
                    what + " has " + predictions.size() + " predictions; expected at most " + MOST_PREDICTIONS);
        }
        rows.add(new Run.RunRow(
                texts.getOrDefault("network", ""),
                texts.getOrDefault("study", ""),
                conditions.isEmpty() ? Conditions.NONE : conditions.get(0),
                new Row(
                        texts.getOrDefault("measure", ""),
                        (int) between(what, "layer", wholes.get("layer"), MOST_LAYERS),
                        texts.getOrDefault("site", ""),
                        wholes.get("seed"),
                        texts.getOrDefault("statistic", ""),
                        value,
                        numbers.get("low"),
                        numbers.get("high"),
                        (int) between(what, "n", wholes.get("n"), Integer.MAX_VALUE),
                        texts.getOrDefault("unit", ""),
                        certainty(what, certainty),
                        between(what, "points", wholes.get("points"), Long.MAX_VALUE),
                        reason,
                        predictions)));
    }

    private Row.Predicted prediction(String what) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        boolean[] valid = new boolean[1];
        json.fields(what + ": prediction", field -> {
            switch (field) {
                case "name", "source" -> texts.put(field, json.text(what + ": " + field));
                case "value" -> numbers.put(field, json.number(what + ": value of a prediction"));
                case "valid" -> valid[0] = json.truth(what + ": valid");
                default -> json.skip();
            }
        });
        String name = texts.get("name");
        String source = texts.get("source");
        Double value = numbers.get("value");
        if (name == null || source == null || value == null) {
            throw json.refuse(what + " has a prediction without name, value or source; expected all of them:"
                    + " make the run anew with --json");
        }
        return new Row.Predicted(name, value, valid[0], source);
    }

    private io.crease.numeric.InputException missing(String what, String field) {
        return json.refuse(what + " has no " + field + "; expected one: make the run anew with --json");
    }

    private long between(String what, String field, @Nullable Long value, long most) {
        if (value == null) {
            throw missing(what, field);
        }
        if (value < 0 || value > most) {
            throw json.refuse(what + ": " + field + " is " + value + "; expected 0 to " + most);
        }
        return value;
    }

    private Certainty certainty(String what, String text) {
        for (Certainty certainty : Certainty.values()) {
            if (certainty.text().equals(text)) {
                return certainty;
            }
        }
        throw json.refuse(what + ": its certainty is '" + text
                + "'; expected exact, sampled, lower-bound or estimate: make the run anew with --json");
    }

    /** @throws io.crease.numeric.InputException if rows lack what those of a command have */
    void require(String command, int networks) {
        for (int r = 0; r < rows.size(); r++) {
            Run.RunRow row = rows.get(r);
            if (command.equals("study") && row.study().isEmpty()) {
                throw missing("row " + r, "study");
            }
            if (command.equals("compare") && !row.network().matches("[A-Z]|[A-Z][-/]A")) {
                throw json.refuse("row " + r + " is of network '" + row.network() + "'; expected A, B, B-A or B/A and"
                        + " so on, of " + networks + " networks");
            }
        }
    }
}
