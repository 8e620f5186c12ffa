package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.study.Studies;
import io.crease.study.Study;
import io.crease.study.StudyResult;
import io.crease.study.StudyRun;
import io.crease.study.StudySettings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crease study}. */
@Command(
        name = "study",
        header = "Repeat experiments of the paper and judge its claims by rules written down beforehand.",
        description = {
            "",
            "A study measures the networks that a figure or claim is about, over seeds, and says of each claim whether it is"
                    + " borne out, partly, or not, by a rule that 'crease study list' shows. Every finished cell (one condition and"
                    + " seed) is stored: a run that was stopped, or killed, goes on where it was when it is asked for again.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease study list",
            "  crease study growth",
            "  crease study transitions bounds --seeds 1..5 --json",
            "  crease study growth --full --csv -o growth.csv",
            "  crease study all --quick --store results/store --markdown"
        })
final class StudyCommand implements Callable<Integer> {
    private static final String LIST = "list";
    private static final String ALL = "all";

    private final Session session;

    /** What completion offers. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(LIST, ALL), Studies.catalogue().names().stream())
                    .iterator();
        }
    }

    @Parameters(
            paramLabel = "STUDY",
            arity = "1..*",
            completionCandidates = Names.class,
            description = "Names of studies, 'all', or 'list': what there is, with plans, claims and rules.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    StudyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (names.equals(List.of(LIST))) {
            session.terminal().out().print(session.terminal().shown(StudyList.text(Studies.catalogue())));
            session.terminal().out().flush();
            return ExitCode.DONE;
        }
        List<Study> studies = studies();
        StudySettings settings = options.settings(session.terminal().environment());
        long start = System.nanoTime();
        List<StudyResult> results = new ArrayList<>();
        int used;
        try (Workers workers = threads.workers();
                Progress progress = session.progress(studies.size())) {
            used = workers.threads();
            StudyRun run = new StudyRun(workers, progress, progress::doing);
            for (Study study : studies) {
                if (!progress.cancelled()) {
                    results.add(run.of(study, settings));
                }
            }
        }
        boolean complete = results.size() == studies.size() && results.stream().allMatch(StudyResult::complete);
        StudyForms found = new StudyForms(
                session.command(),
                used,
                (System.nanoTime() - start) / 1e9,
                complete,
                options.summary ? results.stream().map(StudyResult::overSeeds).toList() : results,
                session.verbose());
        output.write(found, session.terminal());
        return complete ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    private List<Study> studies() {
        if (names.equals(List.of(ALL))) {
            return Studies.catalogue().entries();
        }
        try {
            return names.stream().distinct().map(Studies.catalogue()::named).toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ", " + LIST + ", " + ALL, e);
        }
    }
}
