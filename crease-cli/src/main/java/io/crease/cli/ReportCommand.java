package io.crease.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crease report}. */
@Command(
        name = "report",
        header = "Make one page of runs that were written to files.",
        description = {
            "",
            "A page is one HTML file with figures that can be looked into, tables, what was found in words, and the commands"
                    + " that make it again. It opens offline. Runs of any kinds stand one behind the other.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease measure mlp:50-50x6-10 --image --json -o run.json",
            "  crease report run.json -o run.html",
            "  crease report before.json after.json regions.json -o all.html",
            "  crease report results/growth.csv results/noise.csv -o studies.html"
        })
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Files that were written with --json (docs/json.md), or by studies with --csv.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The page, FILE.html; written whole or not at all.")
    private Path file = Path.of("report.html");

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path page = ReportFile.checked("-o", file);
        List<Run> read = runs.stream().map(RunFile::read).toList();
        RunReport.write(read, read.stream().map(RunPage::of).toList(), page);
        if (!session.quiet()) {
            session.terminal().say("crease: " + Words.count(read.size(), "run") + " in " + page);
        }
        return ExitCode.DONE;
    }
}
