package io.crease.report.page;

import io.crease.figure.Figure;
import java.util.List;

/** A part of a page. All text is plain text, whatever it holds: it is escaped when it becomes HTML. */
public sealed interface Section {

    /** A heading, with an entry in the page's contents. */
    record Heading(String text) implements Section {}

    /** A paragraph. */
    record Paragraph(String text) implements Section {}

    /** A figure that can be looked into. */
    record Drawn(Figure figure) implements Section {}

    /**
     * A picture that is drawn already.
     *
     * @param name stem of its file when it is downloaded
     * @param caption below it
     * @param alternative for those who cannot see it
     * @param svg the file
     */
    record Picture(String name, String caption, String alternative, String svg) implements Section {}

    /**
     * A table that can be sorted, and copied as Markdown, LaTeX or CSV.
     *
     * @param caption above it; may be empty
     * @param columns their names
     * @param numeric whether a column holds numbers, one a column
     * @param lines one cell a column
     */
    record Table(String caption, List<String> columns, List<Boolean> numeric, List<List<String>> lines)
            implements Section {
        /** Copies the lists. @throws IllegalArgumentException if a line has not one cell a column */
        public Table {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
            lines = lines.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (numeric.size() != width || lines.stream().anyMatch(line -> line.size() != width)) {
                throw new IllegalArgumentException("a table of " + width + " columns with lines of other lengths");
            }
        }
    }

    /**
     * A claim beside what was found.
     *
     * @param id short name
     * @param text the claim
     * @param source where it is made
     * @param printed what is printed there
     * @param found what was measured
     * @param outcome {@code borne out}, {@code partly}, {@code not} or {@code undecided}
     * @param rule by which that was decided
     * @param command that makes it again
     */
    record Judged(
            String id,
            String text,
            String source,
            String printed,
            String found,
            String outcome,
            String rule,
            String command)
            implements Section {}
}
