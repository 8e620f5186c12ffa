package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.figure.Figure;
import io.crease.numeric.InputException;
import io.crease.report.page.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that {@code crease reproduce} writes. It holds files of that command only, each written whole or not at all. */
final class ReproductionFolder {
    private static final String RESULTS = "results.json";
    private static final String PAGE = "index.html";
    private static final List<String> FORMS = List.of("svg", "pdf", "png", "csv");

    private final Path folder;

    private ReproductionFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder to write to; it is made if there is none.
     *
     * @throws InputException if it cannot be written, or holds files of someone else: anything, and no results.json of an earlier
     *     {@code crease reproduce}
     */
    static ReproductionFolder open(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException(folder + ": is a file; expected the name of a folder to write to");
        }
        try {
            if (Files.isDirectory(folder) && !empty(folder) && !ours(folder.resolve(RESULTS))) {
                throw new InputException(
                        folder + ": is a folder with other files; expected a new one, an empty one, or one of an"
                                + " earlier 'crease reproduce': choose another");
            }
            Files.createDirectories(folder.resolve("figures"));
            Files.createDirectories(folder.resolve("rows"));
        } catch (IOException e) {
            throw new InputException(
                    folder + ": cannot be written (" + e + "); expected a writable folder: choose another", e);
        }
        ReproductionFolder opened = new ReproductionFolder(folder);
        AtomicFile.draft(opened.page()).close();
        return opened;
    }

    /** Nothing in it but what a killed start leaves behind. */
    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> {
                String name = String.valueOf(file.getFileName());
                return name.startsWith(".crease-") || ((name.equals("figures") || name.equals("rows")) && bare(file));
            });
        }
    }

    private static boolean bare(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length == 0;
    }

    /** Whether this is the file of an earlier run: the command that made it stands in its first lines. */
    private static boolean ours(Path results) throws IOException {
        if (!Files.isRegularFile(results)) {
            return false;
        }
        try (var in = Files.newInputStream(results)) {
            return new String(in.readNBytes(2000), StandardCharsets.UTF_8).contains("\"crease reproduce ");
        }
    }

    /** The page. */
    Path page() {
        return folder.resolve(PAGE);
    }

    /** Whether an earlier run has left its page. */
    boolean begun() {
        return Files.exists(folder.resolve(RESULTS)) && Files.exists(page());
    }

    /** Writes the rows of a study. */
    void rows(String study, String csv) {
        AtomicFile.write(folder.resolve("rows").resolve(study + ".csv"), csv);
    }

    /** Writes the figures of a study in every form. */
    void figures(String study, List<Figure> figures) {
        for (Figure figure : figures) {
            String stem = figure.name().startsWith(study) ? figure.name() : study + "-" + figure.name();
            FORMS.forEach(
                    form -> ReportFiles.figure(figure, folder.resolve("figures").resolve(stem + "." + form)));
        }
    }

    /** Writes what is found so far. */
    void results(String json, ReportPage page) {
        AtomicFile.write(folder.resolve(RESULTS), json);
        ReportFiles.page(page, page());
    }
}
