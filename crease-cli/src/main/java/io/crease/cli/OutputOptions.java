package io.crease.cli;

import io.crease.data.AtomicFile;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** In which form a result goes where. */
final class OutputOptions {

    /** At most one of these. */
    static final class Form {
        @Option(names = "--json", description = "Print everything as JSON (docs/json.md).")
        boolean json;

        @Option(names = "--csv", description = "Print the rows as CSV, one a line.")
        boolean csv;

        @Option(names = "--markdown", description = "Print the table in Markdown.")
        boolean markdown;

        @Option(names = "--latex", description = "Print the table in LaTeX.")
        boolean latex;

        OutputFormat format() {
            return json
                    ? OutputFormat.JSON
                    : csv
                            ? OutputFormat.CSV
                            : markdown ? OutputFormat.MARKDOWN : latex ? OutputFormat.LATEX : OutputFormat.TABLE;
        }
    }

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE, whole or not at all, instead of printing.")
    private @Nullable Path file;

    /** Whether it is JSON. */
    boolean json() {
        return form.format() == OutputFormat.JSON;
    }

    /** @throws UsageException if the form has room for one network only */
    void requirePage(String why) {
        OutputFormat format = form.format();
        if (format == OutputFormat.JSON || format == OutputFormat.CSV) {
            throw new UsageException("--" + format.name().toLowerCase(Locale.ROOT) + " " + why);
        }
    }

    /** @throws UsageException if the page would be written over what is asked for */
    void requireOtherThan(@Nullable Path page) {
        Path target = file;
        if (page != null
                && target != null
                && page.toAbsolutePath()
                        .normalize()
                        .equals(target.toAbsolutePath().normalize())) {
            throw new UsageException("-o and --report name the same file " + page + "; expected two");
        }
    }

    /** What a page is made from, once it is known whether it has bars. */
    interface PageOf {
        Page page(boolean bars);
    }

    /** Writes a result in the form asked for. */
    void write(Result result, PageOf pages, Terminal terminal) {
        write(ResultForms.of(result, pages), terminal);
    }

    /** Writes a result in the form asked for. */
    void write(ResultForms forms, Terminal terminal) {
        Path target = file;
        OutputFormat format = form.format();
        boolean bars = format == OutputFormat.TABLE && target == null && terminal.outInteractive();
        String text =
                switch (format) {
                    case JSON -> forms.json();
                    case CSV -> forms.csv();
                    case MARKDOWN -> MarkdownText.of(forms.page(false));
                    case LATEX -> LatexText.of(forms.page(false));
                    case TABLE ->
                        target == null
                                ? terminal.shown(forms.plain(bars, terminal.colour()))
                                : forms.plain(false, false);
                };
        if (target != null) {
            AtomicFile.write(target, text);
        } else {
            terminal.out().print(text);
            terminal.out().flush();
        }
    }
}
