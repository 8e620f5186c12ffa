package io.crease.cli;

/** How a result is written. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** The envelope of docs/json.md. */
    JSON,
    /** The rows, one a line. */
    CSV,
    /** The table in Markdown. */
    MARKDOWN,
    /** The table in LaTeX (booktabs). */
    LATEX
}
