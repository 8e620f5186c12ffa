package io.crease.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import java.util.ArrayList;
import java.util.List;

/** Rows made up for a rule, and what the rule says of them. Mutable. */
final class MadeUp {
    private final Study study;
    private final List<StudyRow> rows = new ArrayList<>();

    MadeUp(Study study) {
        this.study = study;
    }

    /** Three repetitions around a value, at value·(1 − spread), value and value·(1 + spread). */
    MadeUp add(Conditions at, String measure, int layer, double value, double spread, Row.Predicted... predictions) {
        return add(at, measure, layer, layer == 0 ? "network" : "post", value, spread, predictions);
    }

    /** The same at a site. */
    MadeUp add(
            Conditions at,
            String measure,
            int layer,
            String site,
            double value,
            double spread,
            Row.Predicted... predictions) {
        for (long seed = 1; seed <= 3; seed++) {
            double own = value * (1 + (seed - 2) * spread);
            rows.add(StudyRow.value(at, measure, layer, site, seed, own, "1", Certainty.EXACT)
                    .predicted(List.of(predictions)));
        }
        return this;
    }

    /** One value that is not random. */
    MadeUp fixed(Conditions at, String measure, double value, Row.Predicted... predictions) {
        rows.add(StudyRow.ofNetwork(at, measure, null, value, "1", Certainty.EXACT)
                .predicted(List.of(predictions)));
        return this;
    }

    static Row.Predicted theory(String name, double value) {
        return new Row.Predicted(name, value, true, "made up");
    }

    /** The rows with means and medians. */
    StudyRows rows() {
        return new StudyRows(rows).aggregated();
    }

    void expect(Outcome outcome, String claim) {
        Claim judged = study.claims().stream()
                .filter(c -> c.id().equals(claim))
                .findFirst()
                .orElseThrow();
        Finding finding = judged.finding(rows());
        assertEquals(outcome, finding.outcome(), finding.because());
    }
}
