package io.crease.cli;

import io.crease.figure.Figure;
import io.crease.report.page.HtmlPage;
import io.crease.report.page.ReportPage;
import io.crease.report.page.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs as one page. */
final class RunReport {
    private RunReport() {}

    /** Writes the page of a run that has just ended, from what it would write as JSON. */
    static void write(String json, String name, Path file) {
        Run run = RunFile.of(name, json);
        write(List.of(run), List.of(RunPage.of(run)), file);
    }

    /** Writes the page of several runs. */
    static void write(List<Run> runs, List<RunPage> pages, Path file) {
        HtmlPage.write(page(runs, pages), file);
    }

    /** The page: of one run, or of several under a heading each. */
    static ReportPage page(List<Run> runs, List<RunPage> pages) {
        List<Section> sections = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        List<ReportPage.Fact> facts = new ArrayList<>();
        List<String> headlines = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>();
        boolean several = runs.size() > 1;
        List<StudyChapter> chapters =
                pages.stream().flatMap(page -> page.chapters().stream()).toList();
        notices.addAll(StudyReport.notices(chapters));
        if (!chapters.isEmpty()) {
            headlines.add(StudyReport.headline(chapters));
        }
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            RunPage page = pages.get(r);
            String of = several ? title(run) + ": " : "";
            if (!run.complete() && page.chapters().isEmpty()) {
                notices.add(of + (several ? "the" : "The") + " run was interrupted; what it had done is shown.");
            }
            String sentences = (String.join(" ", page.page().sentences()) + certainty(run)).strip();
            if (!sentences.isEmpty() && page.chapters().isEmpty()) {
                headlines.add(of + sentences);
            }
            if (several && page.chapters().isEmpty()) {
                sections.add(new Section.Heading(title(run)));
            }
            page.chapters().forEach(chapter -> sections.addAll(StudyReport.sections(chapter, "in " + run.name())));
            if (page.chapters().isEmpty()) {
                sections(page, several, sections);
            }
            run.facts().forEach(fact -> facts.add(new ReportPage.Fact(of + fact.name(), fact.value())));
            run.networks().stream()
                    .filter(network -> network.sha256() != null)
                    .forEach(network -> facts.add(new ReportPage.Fact(
                            of + "SHA-256 of " + network.source(), String.valueOf(network.sha256()))));
            sources.addAll(Bibliography.of(named(run)));
        }
        String command = String.join(
                "\n",
                runs.stream().map(run -> run.provenance().command()).distinct().toList());
        return new ReportPage(
                !several
                        ? title(runs.get(0))
                        : pages.stream().noneMatch(page -> page.chapters().isEmpty())
                                ? Words.studies(chapters.size())
                                : Words.count(runs.size(), "run"),
                String.join(" ", headlines),
                notices,
                sections,
                facts,
                command,
                List.copyOf(sources));
    }

    /** Whether what was traced is exact, in a sentence; empty for what was not traced. */
    private static String certainty(Run run) {
        if (run.trajectory() == null) {
            return "";
        }
        List<String> kinds = run.rows().stream()
                .filter(row -> row.row().value() != null)
                .map(row -> row.row().certainty().text())
                .distinct()
                .toList();
        return kinds.equals(List.of("exact"))
                ? " All numbers are exact, up to rounding."
                : " Numbers are " + String.join(" or ", kinds) + "; each says which.";
    }

    /** Where rows and findings say that their statistics, predictions and claims are from. */
    private static List<String> named(Run run) {
        List<String> named = new ArrayList<>();
        run.rows().forEach(row -> {
            named.add(row.row().statistic());
            row.row().predictions().forEach(predicted -> named.add(predicted.source()));
        });
        run.findings().forEach(finding -> named.add(finding.source()));
        return named;
    }

    /** {@code measure: mlp:10-10x3-2}. */
    private static String title(Run run) {
        String about = run.networks().isEmpty()
                ? String.join(
                        ", ",
                        run.rows().stream().map(Run.RunRow::study).distinct().toList())
                : String.join(
                        " and ",
                        run.networks().stream()
                                .map(network -> PictureFile.name(network.source()))
                                .toList());
        return run.command() + ": " + about;
    }

    private static void sections(RunPage page, boolean several, List<Section> sections) {
        page.page().title().stream()
                .filter(line -> !line.isEmpty())
                .forEach(line -> sections.add(new Section.Paragraph(line)));
        heading(
                "Figures",
                !several && !(page.figures().isEmpty() && page.pictures().isEmpty()),
                sections);
        for (Figure figure : page.figures()) {
            sections.add(new Section.Drawn(figure));
        }
        sections.addAll(page.pictures());
        heading("Numbers", !several && !page.page().grids().isEmpty(), sections);
        for (Grid grid : page.page().grids()) {
            sections.add(table(grid));
        }
    }

    private static void heading(String text, boolean wanted, List<Section> sections) {
        if (wanted) {
            sections.add(new Section.Heading(text));
        }
    }

    /** A table of the terminal's. */
    static Section.Table table(Grid grid) {
        return new Section.Table(
                "",
                grid.columns().stream().map(Grid.Column::head).toList(),
                grid.columns().stream()
                        .map(column -> column.align() != Grid.Align.LEFT)
                        .toList(),
                grid.cells());
    }
}
