package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.report.draw.Drawing;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page of a run goes, if anywhere. */
final class ReportFile {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page with figures and tables to FILE.html, which opens offline.")
    private @Nullable Path file;

    /** The file, which can be written; null if there is to be no page. @throws UsageException if its name is no page's */
    @Nullable
    Path file() {
        Path page = file;
        return page == null ? null : checked("--report", page);
    }

    /** A file that can be written and is called .html. */
    static Path checked(String option, Path page) {
        String name = page.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".html") && !name.endsWith(".htm")) {
            throw new UsageException(option + " " + page + ": a page of another kind; expected FILE.html");
        }
        AtomicFile.draft(page).close();
        Drawing.prepare();
        return page;
    }
}
