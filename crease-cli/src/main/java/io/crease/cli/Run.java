package io.crease.cli;

import io.crease.cli.Subject.OfDomain;
import io.crease.cli.Subject.OfSweep;
import io.crease.cli.Subject.OfTrajectory;
import io.crease.report.measured.CurveImages;
import io.crease.report.page.ReportPage;
import io.crease.study.Conditions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that was written as JSON (docs/json.md), or a study's as CSV, read back.
 *
 * @param name of its file, or of the run that has just ended
 * @param command {@code measure}, {@code compare} …
 * @param provenance where it comes from
 * @param facts the same for people, with the versions that it was made with
 * @param networks what it is about; none for studies
 * @param trajectory sent through them, if any
 * @param sweep of weights, if any
 * @param domain that was cut, if any
 * @param studies whose rows these are, if any
 * @param complete false when it was interrupted
 * @param rows all rows
 * @param images of the curve, if they were kept
 * @param bounds with all their digits, of {@code bounds}
 * @param findings of {@code study}
 * @param doubts why counts are not certain; null where that is not the question
 */
record Run(
        String name,
        String command,
        Provenance provenance,
        List<ReportPage.Fact> facts,
        List<Subject.OfNetwork> networks,
        @Nullable OfTrajectory trajectory,
        @Nullable OfSweep sweep,
        @Nullable OfDomain domain,
        List<StudyWork> studies,
        boolean complete,
        List<RunRow> rows,
        @Nullable CurveImages images,
        List<BoundText> bounds,
        List<Judgement> findings,
        @Nullable List<String> doubts) {

    /**
     * A row with what stands before it.
     *
     * @param network {@code A}, {@code B/A} … in a comparison, else empty
     * @param study its name in a study, else empty
     * @param conditions of a study
     * @param row the number
     */
    record RunRow(String network, String study, Conditions conditions, io.crease.measure.Row row) {}

    /**
     * What was done of a study.
     *
     * @param size {@code quick} or {@code full}
     * @param data folder of the data sets; null where the program drew them
     * @param complete whether all its cells are done
     * @param cells that are done
     * @param stored how many of them an earlier run had done
     * @param seconds of work
     * @param last when the last one was done; null of an unknown time
     */
    record StudyWork(
            String study,
            String size,
            @Nullable String data,
            boolean complete,
            long cells,
            long stored,
            double seconds,
            @Nullable Instant last) {

        /** The same of data in that folder. */
        StudyWork of(@Nullable String folder) {
            return new StudyWork(study, size, folder, complete, cells, stored, seconds, last);
        }
    }

    /** A bound with all its digits. */
    record BoundText(String name, String kind, String regions, String activations, String source) {}

    /** What became of a claim. */
    record Judgement(
            String study,
            String claim,
            String text,
            String source,
            String paper,
            String rule,
            String outcome,
            String because) {}

    Run {
        facts = List.copyOf(facts);
        networks = List.copyOf(networks);
        studies = List.copyOf(studies);
        rows = List.copyOf(rows);
        bounds = List.copyOf(bounds);
        findings = List.copyOf(findings);
    }

    /** The run of one network as the command has found it. */
    Result result() {
        return new Result(
                command,
                provenance,
                new Subject(networks.get(0), trajectory, sweep, domain),
                complete,
                rows.stream().map(RunRow::row).toList());
    }

    /** The comparison as the command has found it; the trajectory must be there. */
    Comparison comparison(Subject.OfTrajectory curve) {
        List<NetworkRow> all = rows.stream()
                .map(row -> new NetworkRow(row.network(), row.row()))
                .toList();
        boolean aggregated = all.stream().anyMatch(row -> row.row().statistic().equals(io.crease.measure.Row.MEAN));
        return new Comparison(provenance, networks, curve, aggregated, complete, all);
    }
}
