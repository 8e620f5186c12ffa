package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.report.page.Section;
import io.crease.study.Outcome;
import io.crease.study.Study;
import io.crease.study.StudyResult;
import io.crease.study.StudyRun;
import io.crease.study.StudySettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of {@code crease reproduce}: study after study, what is found written after each. Mutable. */
final class Reproduction {
    private static final String WAITING = "Not run yet.";

    private final Session session;
    private final List<Study> studies;
    private final StudySettings settings;
    private final ReproductionFolder folder;
    private final Workers workers;
    private final long start = System.nanoTime();
    private final Map<Study, StudyResult> results = new LinkedHashMap<>();
    private final Map<Study, StudyChapter> chapters = new LinkedHashMap<>();

    /**
     * @param studies in the order of the page
     * @param folder that is written to
     * @param workers the threads
     */
    Reproduction(
            Session session, List<Study> studies, StudySettings settings, ReproductionFolder folder, Workers workers) {
        this.session = session;
        this.studies = studies;
        this.settings = settings;
        this.folder = folder;
        this.workers = workers;
        studies.forEach(study -> chapters.put(study, StudyChapter.without(study, settings, WAITING)));
    }

    /** Runs all. @return the exit code */
    int run(boolean strict) {
        if (!folder.begun()) {
            write();
        }
        Map<Study, Double> stored = new LinkedHashMap<>();
        studies.forEach(study -> stored.put(study, StudyRun.stored(study, settings)));
        TimeLeft left = new TimeLeft(settings.size(), stored);
        List<Study> order =
                studies.stream().sorted(Comparator.comparingDouble(left::ahead)).toList();
        int failure = ExitCode.DONE;
        boolean stopped = false;
        try (StudyBoard board = session.board(order, left)) {
            StudyRun run = new StudyRun(workers, board, board::doing);
            for (Study study : order) {
                if (board.cancelled()) {
                    break;
                }
                board.begins(study);
                try {
                    found(run.of(study, settings));
                } catch (RuntimeException e) {
                    failure = Math.max(failure, failed(study, e, board));
                }
                board.measured(study);
                write();
                failure = Math.max(failure, files(study, board));
                board.finished(study, line(study));
            }
            stopped = board.cancelled();
        }
        return ended(strict, stopped, failure);
    }

    private void found(StudyResult result) {
        chapters.put(result.study(), StudyChapter.of(result));
        results.put(result.study(), result);
    }

    /** Writes rows and figures of a study; where figures cannot be drawn the rest is worth having. @return the exit code */
    private int files(Study study, StudyBoard board) {
        StudyResult result = results.get(study);
        StudyChapter chapter = chapters.get(study);
        if (result == null || chapter == null) {
            return ExitCode.DONE;
        }
        try {
            folder.rows(study.name(), forms(List.of(result), result.complete()).csv());
            folder.figures(study.name(), chapter.figures());
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            board.say(() -> session.report(e));
            return Failures.of(e).code();
        }
    }

    /** One study that fails does not keep the others from running. */
    private int failed(Study study, RuntimeException e, StudyBoard board) {
        Failures failure = Failures.of(e);
        results.remove(study);
        chapters.put(study, StudyChapter.without(study, settings, "Not done: " + failure.line() + "."));
        board.say(() -> session.report(e));
        return failure.code();
    }

    private StudyForms forms(List<StudyResult> found, boolean complete) {
        return new StudyForms(
                session.command(), workers.threads(), (System.nanoTime() - start) / 1e9, complete, found, false);
    }

    private boolean complete() {
        return chapters.values().stream().allMatch(StudyChapter::done);
    }

    private void write() {
        StudyForms forms = forms(
                studies.stream().filter(results::containsKey).map(results::get).toList(), complete());
        String done = complete() ? "" : " so far";
        folder.results(
                forms.overSeeds().json(),
                StudyReport.of(
                        "On the Expressive Power of Deep Neural Networks, measured again" + done,
                        List.copyOf(chapters.values()),
                        List.of(),
                        forms.facts(),
                        session.command(),
                        "in rows/%s.csv"));
    }

    private String line(Study study) {
        StudyChapter chapter = chapters.get(study);
        return study.name() + ": "
                + (chapter != null && chapter.done()
                        ? "of " + Words.count(chapter.judged().size(), "claim") + " "
                                + StudyReport.counts(chapter.judged())
                        : "not done");
    }

    /** Says what came of it. @return the exit code */
    private int ended(boolean strict, boolean stopped, int failure) {
        List<StudyChapter> all = List.copyOf(chapters.values());
        boolean complete = complete();
        session.terminal()
                .out()
                .print(session.terminal()
                        .shown(PlainText.wrapped(StudyReport.headline(all)) + "\n" + folder.page() + "\n"));
        session.terminal().out().flush();
        if (stopped && !complete) {
            return ExitCode.INTERRUPTED;
        }
        if (failure != ExitCode.DONE) {
            return failure;
        }
        boolean lacking = false;
        for (StudyChapter chapter : all) {
            for (Section.Judged claim : chapter.judged()) {
                if (strict
                        && List.of(Outcome.NOT.text(), Outcome.UNDECIDED.text()).contains(claim.outcome())) {
                    lacking = true;
                    session.terminal()
                            .say("crease: " + claim.outcome() + (claim.outcome().equals("not") ? " borne out: " : ": ")
                                    + chapter.name() + "/" + claim.id() + ": " + claim.text() + ": " + claim.found());
                }
            }
        }
        return lacking ? ExitCode.NOT_REPRODUCED : complete ? ExitCode.DONE : ExitCode.NOT_CERTIFIED;
    }
}
