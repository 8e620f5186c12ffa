package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.report.page.ReportPage;
import io.crease.study.Studies;
import io.crease.study.Study;
import io.crease.study.StudyResult;
import io.crease.study.StudyRun;
import io.crease.study.StudySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            "  crease study noise single-layer --report studies.html",
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

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Folder for trained networks and finished cells, which later runs go on from (default: CREASE_STORE, or"
                            + " crease in the user's cache folder).")
    private @Nullable Path store;

    @Option(
            names = "--summary",
            description = "Leave out the rows of single seeds; means and medians over seeds stay (CSV and JSON).")
    private boolean summary;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page (one HTML file) with claims, figures, tables and where they come from.")
    private @Nullable Path report;

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
        Map<String, String> environment = session.terminal().environment();
        StudySettings settings = options.settings(environment, store == null ? StudyOptions.store(environment) : store);
        if (report != null) {
            ReportFile.checked("--report", report); // before hours of work
            output.requireOtherThan(report);
        }
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
                session.command(), used, (System.nanoTime() - start) / 1e9, complete, results, session.verbose());
        if (report != null) {
            ReportFiles.page(page(found, studies), report);
        }
        output.write(summary ? found.overSeeds() : found, session.terminal());
        return complete ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    private static ReportPage page(StudyForms found, List<Study> studies) {
        String title = studies.size() == 1 ? "Study: " + studies.get(0).name() : "Studies";
        return StudyReport.of(
                title,
                found.results().stream().map(StudyChapter::of).toList(),
                List.of(),
                found.facts(),
                found.command(),
                "printed by crease study %s --csv");
    }

    private List<Study> studies() {
        return names.equals(List.of(ALL)) ? Studies.catalogue().entries() : named(names, LIST, ALL);
    }

    /**
     * The studies of those names, each once.
     *
     * @param others words that might have stood there
     * @throws UsageException if there is no such study
     */
    static List<Study> named(List<String> names, String... others) {
        try {
            return names.stream().distinct().map(Studies.catalogue()::named).toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + (others.length == 0 ? "" : ", " + String.join(", ", others)), e);
        }
    }
}
