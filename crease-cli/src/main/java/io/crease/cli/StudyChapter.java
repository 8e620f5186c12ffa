package io.crease.cli;

import io.crease.figure.Figure;
import io.crease.measure.Row;
import io.crease.report.page.Section;
import io.crease.study.Claim;
import io.crease.study.Finding;
import io.crease.study.Outcome;
import io.crease.study.Studies;
import io.crease.study.Study;
import io.crease.study.StudyResult;
import io.crease.study.StudyRow;
import io.crease.study.StudyRows;
import io.crease.study.StudySettings;
import io.crease.study.StudySize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of one study: plain data, wherever it was read.
 *
 * @param name of the study
 * @param describes what it measures, in one line without a full stop
 * @param work what was done, in a line without a full stop: size, seeds, cells, time
 * @param missing why it is not done, in a sentence; empty when it is
 * @param judged its claims; of a study that is not done {@code undecided}
 * @param figures what its rows make; none when it is not done
 * @param rows all its rows, or just means and medians over seeds
 * @param shown measures that the table shows; empty for all
 * @param data sets that the program drew in place of the real ones; empty if it read the real ones or needs none
 * @param quick whether its sizes are not the paper's
 * @param command that makes it again
 */
record StudyChapter(
        String name,
        String describes,
        String work,
        String missing,
        List<Section.Judged> judged,
        List<Figure> figures,
        StudyRows rows,
        List<String> shown,
        List<String> data,
        boolean quick,
        String command) {
    /** Copies the lists. */
    StudyChapter {
        judged = List.copyOf(judged);
        figures = List.copyOf(figures);
        shown = List.copyOf(shown);
        data = List.copyOf(data);
    }

    /** Of a study that was run, to its end or not. */
    static StudyChapter of(StudyResult result) {
        Study study = result.study();
        String command = command(study, result.settings());
        boolean done = result.complete();
        return new StudyChapter(
                study.name(),
                study.describe(),
                StudyPage.work(result),
                done
                        ? ""
                        : "Not done: " + Words.count(result.cells(), "cell")
                                + " stored so far; its claims are judged and its"
                                + " figures drawn when all are. Run it again to go on." + sentences(result.notes()),
                done
                        ? result.findings().stream()
                                .map(finding -> judged(finding, command))
                                .toList()
                        : pending(study, command),
                done ? study.figures(result.rows(), command) : List.of(),
                result.rows(),
                study.shown(),
                drawn(study, result.settings()),
                result.settings().quick(),
                command);
    }

    /** Of the studies of a run that was read; none of a run of another command. */
    static List<StudyChapter> of(Run run) {
        return Stream.concat(
                        run.studies().stream().map(Run.StudyWork::study),
                        run.rows().stream().map(Run.RunRow::study).filter(name -> !name.isEmpty()))
                .distinct()
                .map(name -> of(run, name))
                .toList();
    }

    private static StudyChapter of(Run run, String name) {
        Study study =
                Studies.catalogue().names().contains(name) ? Studies.catalogue().named(name) : null;
        Run.StudyWork work = run.studies().stream()
                .filter(one -> one.study().equals(name))
                .findFirst()
                .orElse(null);
        StudyRows rows = new StudyRows(run.rows().stream()
                .filter(row -> row.study().equals(name))
                .map(row -> new StudyRow(row.conditions(), row.row()))
                .toList());
        boolean aggregated = !rows.statistic(Row.MEDIAN).list().isEmpty();
        StudyRows whole = aggregated ? rows : rows.aggregated();
        List<Long> seeds = rows.list().stream()
                .map(row -> row.row().seed())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String command = command(study, work, seeds, run.provenance().command());
        boolean done = work == null ? run.complete() : work.complete();
        return new StudyChapter(
                name,
                study == null ? "a study that this version does not know" : study.describe(),
                work == null ? "" : StudyPage.work(work, seeds),
                done
                        ? ""
                        : "Not done: its claims are judged and its figures drawn when all cells are. Run it again to go on.",
                run.findings().stream()
                        .filter(finding -> finding.study().equals(name))
                        .map(finding -> judged(finding, command))
                        .toList(),
                study == null || !done ? List.of() : study.figures(whole, command),
                whole,
                study == null ? List.of() : study.shown(),
                study == null || work == null || work.data() != null ? List.of() : study.data(),
                work != null && work.size().equals(StudySize.QUICK.text()),
                command);
    }

    private static Section.Judged judged(Run.Judgement finding, String command) {
        return new Section.Judged(
                finding.claim(),
                finding.text(),
                finding.source(),
                finding.paper(),
                finding.because(),
                finding.outcome(),
                "borne out if " + finding.rule(),
                command);
    }

    /**
     * Of a study of which nothing is known.
     *
     * @param why it is not done, in a sentence
     */
    static StudyChapter without(Study study, StudySettings asked, String why) {
        String command = command(study, asked);
        return new StudyChapter(
                study.name(),
                study.describe(),
                "",
                why,
                pending(study, command),
                List.of(),
                new StudyRows(List.of()),
                study.shown(),
                drawn(study, asked),
                asked.quick(),
                command);
    }

    /** {@code crease study growth --full --seeds 1,2 --data DIR}. */
    private static String command(Study study, StudySettings settings) {
        List<String> words = new ArrayList<>(
                List.of("study", study.name(), "--" + settings.size().text()));
        List<Long> seeds = settings.seeds();
        if (!seeds.isEmpty() && !seeds.equals(study.seeds(settings.size()))) {
            words.add("--seeds");
            words.add(seeds.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (settings.data() != null && !study.data().isEmpty()) {
            words.add("--data");
            words.add(settings.data().toString());
        }
        return String.join(" ", Words.quoted(words.toArray(String[]::new)));
    }

    /** Of a study that was read: its own command where its seeds are known, else the run's. */
    private static String command(@Nullable Study study, Run.@Nullable StudyWork work, List<Long> seeds, String whole) {
        if (study == null || work == null || seeds.isEmpty()) {
            return whole;
        }
        String data = work.data();
        return Stream.of(StudySize.values())
                .filter(size -> size.text().equals(work.size()))
                .findFirst()
                .map(size -> command(
                        study, new StudySettings(size, seeds, data == null ? null : Path.of(data), Path.of(""), false)))
                .orElse(whole);
    }

    private static List<String> drawn(Study study, StudySettings settings) {
        return settings.data() == null ? study.data() : List.of();
    }

    /** Whether all its cells are done. */
    boolean done() {
        return missing.isEmpty();
    }

    /** A claim beside what became of it. */
    static Section.Judged judged(Finding finding, String command) {
        Claim claim = finding.claim();
        return new Section.Judged(
                claim.id(),
                claim.text(),
                claim.source(),
                claim.paper(),
                finding.because(),
                finding.outcome().text(),
                "borne out if " + claim.rule(),
                command);
    }

    private static List<Section.Judged> pending(Study study, String command) {
        return study.claims().stream()
                .map(claim -> judged(new Finding(claim, Outcome.UNDECIDED, "not measured to the end"), command))
                .toList();
    }

    private static String sentences(List<String> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(' ').append(note).append('.'));
        return text.toString();
    }
}
