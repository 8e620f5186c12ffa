package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.study.Studies;
import io.crease.study.Study;
import io.crease.study.StudySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crease reproduce}. */
@Command(
        name = "reproduce",
        header = "Make every figure of the paper again, and a page that sets its claims beside what was measured.",
        description = {
            "",
            "Runs all studies of the paper and of what came after it, short ones first, and writes to a folder: index.html with each"
                    + " claim, what is printed, what was measured, the verdict by the rule written down beforehand and the command;"
                    + " figures/ with every figure as SVG, PDF, PNG and CSV; rows/ with all rows as CSV; results.json. The page is written"
                    + " anew after every study. A run that was stopped, or killed, goes on where it was when it is asked for again.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 2 usage, 3 input unreadable (the other studies are done), 4 a study lacks",
            "numbers, 5 a claim is not borne out or undecided (--strict), 130 interrupted (what is done is",
            "written).",
            "",
            "Examples:",
            "  crease reproduce --quick -o out",
            "  crease reproduce --full --data DIR -o paper",
            "  crease reproduce --quick --strict -o out bounds growth transitions"
        })
final class ReproduceCommand implements Callable<Integer> {
    private final Session session;

    /** What completion offers. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Studies.catalogue().names().iterator();
        }
    }

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..*",
            completionCandidates = Names.class,
            description = "Names of studies (default: all; 'crease study list' shows them).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "Folder to write to: new, empty, or of an earlier 'crease reproduce'.")
    private Path out = Path.of("");

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Folder for trained networks and finished cells, which later runs go on from (default: CREASE_STORE, or"
                            + " OUT/store).")
    private @Nullable Path store;

    @Option(
            names = "--strict",
            description =
                    "End with exit code 5 and a line for each claim that is not borne out or undecided; partly is good enough.")
    private boolean strict;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    ReproduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Study> studies = names.isEmpty() ? Studies.catalogue().entries() : StudyCommand.named(names);
        Map<String, String> environment = session.terminal().environment();
        Path named = store == null ? StudyOptions.namedStore(environment) : store;
        StudySettings settings = options.settings(environment, named == null ? out.resolve("store") : named);
        try (Workers workers = threads.workers()) {
            Reproduction reproduction =
                    new Reproduction(session, studies, settings, ReproductionFolder.open(out), workers);
            if (settings.data() == null
                    && studies.stream().anyMatch(study -> !study.data().isEmpty())) {
                session.terminal()
                        .say(
                                "crease: no data folder given: images that the program draws stand in for the real ones; give"
                                        + " --data DIR for those");
            }
            return reproduction.run(strict);
        }
    }
}
