package io.crease.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a run, as they are read from JSON. Mutable. */
final class RunRows {
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
        RowDraft draft = new RowDraft(what, json::advise);
        json.fields(what, field -> {
            if (json.missing()) {
                return;
            }
            switch (field) {
                case "measure", "site", "statistic", "unit", "certainty", "reason", "network", "study" ->
                    draft.texts.put(field, json.text(what + ": " + field));
                case "layer", "n", "seed", "points" -> draft.wholes.put(field, json.whole(what + ": " + field));
                case "value", "low", "high" -> draft.numbers.put(field, json.number(what + ": " + field));
                case "conditions" -> draft.conditions = RunFile.conditions(json);
                case "predictions" -> json.elements(what + ": predictions", p -> prediction(what, draft));
                default -> json.skip();
            }
        });
        rows.add(draft.row());
    }

    private void prediction(String what, RowDraft draft) throws IOException {
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
        draft.predicted(texts.get("name"), numbers.get("value"), valid[0], texts.get("source"));
    }

    /** @throws io.crease.numeric.InputException if rows lack what those of a command have */
    void require(String command, int networks) {
        for (int r = 0; r < rows.size(); r++) {
            Run.RunRow row = rows.get(r);
            if (command.equals("study") && row.study().isEmpty()) {
                throw json.advise("row " + r + " has no study; expected one");
            }
            if (command.equals("compare") && !row.network().matches("[A-Z]|[A-Z][-/]A")) {
                throw json.refuse("row " + r + " is of network '" + row.network() + "'; expected A, B, B-A or B/A and"
                        + " so on, of " + networks + " networks");
            }
        }
    }
}
