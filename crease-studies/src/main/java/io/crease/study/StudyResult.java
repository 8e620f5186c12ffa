package io.crease.study;

import io.crease.measure.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study has found.
 *
 * @param study the study
 * @param settings with the seeds it was run for
 * @param complete false when it was interrupted
 * @param rows of all finished cells, and their aggregates over seeds
 * @param findings one a claim; none when the study is not complete, since rules are for all rows
 * @param cells number of finished cells
 * @param stored how many of them had been finished by an earlier run
 * @param seconds of work in all finished cells, stored ones included
 * @param first when the oldest of the cells was finished; null if there is none
 * @param last when the newest was
 * @param notes what should be known of the run: stand-in data, stored cells that were damaged
 */
public record StudyResult(
        Study study,
        StudySettings settings,
        boolean complete,
        StudyRows rows,
        List<Finding> findings,
        int cells,
        int stored,
        double seconds,
        @Nullable Instant first,
        @Nullable Instant last,
        List<String> notes) {
    /** Copies the lists. */
    public StudyResult {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * This result with the fewest rows that say all: means and medians where there are several seeds, the values where there is one, and rows that know no
     * seed.
     */
    public StudyResult overSeeds() {
        StudyRows fewer = new StudyRows(rows.list().stream()
                .filter(row -> settings.seeds().size() == 1
                        ? row.row().statistic().equals(Row.VALUE)
                        : row.row().seed() == null)
                .toList());
        return new StudyResult(study, settings, complete, fewer, findings, cells, stored, seconds, first, last, notes);
    }
}
