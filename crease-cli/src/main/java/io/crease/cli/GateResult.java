package io.crease.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code crease check} has found.
 *
 * @param result what was measured
 * @param verdicts on it, at least one when the run is complete
 * @param lenient whether limits that are not shown to hold are let through
 */
record GateResult(Result result, List<Verdict> verdicts, boolean lenient) {
    GateResult {
        verdicts = List.copyOf(verdicts);
    }

    /** The verdicts of one outcome, in order. */
    List<Verdict> with(Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).toList();
    }

    /** What the process ends with; an interruption goes before everything else. */
    int exitCode() {
        if (!result.complete()) {
            return ExitCode.INTERRUPTED;
        }
        if (!with(Outcome.BROKEN).isEmpty()) {
            return ExitCode.LIMIT_BROKEN;
        }
        return with(Outcome.NOT_SHOWN).isEmpty() || lenient ? ExitCode.DONE : ExitCode.NOT_CERTIFIED;
    }

    /** All verdicts in a line. */
    String summary() {
        int broken = with(Outcome.BROKEN).size();
        int open = with(Outcome.NOT_SHOWN).size();
        List<String> parts = new ArrayList<>();
        int held = with(Outcome.HELD).size();
        if (broken > 0) {
            parts.add(broken + " broken");
        }
        if (open > 0) {
            parts.add(open + " not shown to hold" + (lenient ? " (let through by --lenient)" : ""));
        }
        parts.add(held + " held");
        return result.subject().network().source() + ": " + Words.count(verdicts.size(), "check") + ", "
                + String.join(", ", parts) + ".";
    }
}
