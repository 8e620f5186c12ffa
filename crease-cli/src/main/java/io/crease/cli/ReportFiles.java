package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.figure.Figure;
import io.crease.report.draw.Drawing;
import io.crease.report.page.HtmlPage;
import io.crease.report.page.ReportPage;
import java.nio.file.Path;

/** Pages and figures as files, each written whole or not at all. */
final class ReportFiles {
    private ReportFiles() {}

    /** Writes a page. @throws io.crease.numeric.InputException if it cannot be written */
    static void page(ReportPage page, Path file) {
        AtomicFile.write(file, HtmlPage.of(page));
    }

    /** Writes a figure in the form that the file's name ends with. @throws io.crease.numeric.InputException if it cannot be written */
    static void figure(Figure figure, Path file) {
        Drawing.write(figure, file);
    }
}
