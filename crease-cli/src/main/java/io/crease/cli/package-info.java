/** The {@code crease} command: options in, rows out, as a table, JSON, CSV, Markdown or LaTeX. */
@NullMarked
package io.crease.cli;

import org.jspecify.annotations.NullMarked;
