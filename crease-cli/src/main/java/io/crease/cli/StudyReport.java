package io.crease.cli;

import io.crease.report.page.ReportPage;
import io.crease.report.page.Section;
import io.crease.study.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of studies: a headline counted from the outcomes, then study by study claims, figures and table. */
final class StudyReport {
    private static final int MOST_LINES = 200;
    private static final int MOST_NAMED = 3;

    private StudyReport() {}

    /**
     * The page.
     *
     * @param notices what must be known before anything else, beside what the chapters say of stand-in data, sizes and studies that are not done
     * @param facts where it comes from
     * @param command that makes the page again
     * @param everything where rows are that the tables leave out: {@code in rows/growth.csv}, {@code with --csv}; %s stands for the study
     */
    static ReportPage of(
            String title,
            List<StudyChapter> chapters,
            List<String> notices,
            List<ReportPage.Fact> facts,
            String command,
            String everything) {
        List<Section> sections = new ArrayList<>();
        chapters.forEach(chapter -> sections.addAll(sections(chapter, everything)));
        List<String> sources = Stream.concat(
                        chapters.stream()
                                .flatMap(chapter -> chapter.judged().stream())
                                .map(Section.Judged::source),
                        chapters.stream()
                                .flatMap(chapter -> chapter.rows().list().stream())
                                .flatMap(row -> row.row().predictions().stream())
                                .map(io.crease.measure.Row.Predicted::source))
                .distinct()
                .toList();
        return new ReportPage(
                title,
                headline(chapters),
                Stream.concat(notices(chapters).stream(), notices.stream()).toList(),
                sections,
                facts,
                command,
                Bibliography.of(sources));
    }

    /** How many claims came out how, and what the first claims of each kind rest on. */
    static String headline(List<StudyChapter> chapters) {
        List<Section.Judged> claims = chapters.stream()
                .filter(StudyChapter::done)
                .flatMap(chapter -> chapter.judged().stream())
                .toList();
        long done = chapters.stream().filter(StudyChapter::done).count();
        String studies = (done == chapters.size() ? "" : done + " of ") + Words.studies(chapters.size());
        if (claims.isEmpty()) {
            return chapters.size() == 1 && done == 0
                    ? "No claim is judged yet: the study is not done."
                    : "No claim is judged" + (done < chapters.size() ? " yet: " + studies + " done." : " here.");
        }
        return "Of " + Words.count(claims.size(), "claim") + " in " + studies + ", " + counts(claims) + "."
                + named("Borne out", Outcome.BORNE_OUT, claims, chapters)
                + named("Not borne out", Outcome.NOT, claims, chapters);
    }

    /** {@code 12 are borne out, 3 partly, 1 is not}. */
    static String counts(List<Section.Judged> claims) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            int n = with(outcome, claims).size();
            if (n > 0) {
                String word = n == 1 ? "is" : "are";
                parts.add(
                        switch (outcome) {
                            case BORNE_OUT -> n + " " + word + " borne out";
                            case PARTLY -> n + " partly";
                            case NOT -> n + " " + word + " not";
                            case UNDECIDED -> n + " " + word + " undecided";
                        });
            }
        }
        return String.join(", ", parts);
    }

    /** The first claim with that outcome of each study, with its numbers: claims stand in the order of their weight. */
    private static String named(String what, Outcome outcome, List<Section.Judged> all, List<StudyChapter> chapters) {
        List<Section.Judged> firsts = chapters.stream()
                .filter(StudyChapter::done)
                .flatMap(chapter -> with(outcome, chapter.judged()).stream().limit(1))
                .limit(MOST_NAMED)
                .toList();
        if (firsts.isEmpty()) {
            return "";
        }
        String some = firsts.size() < with(outcome, all).size() ? ", among others: " : ": ";
        return firsts.stream()
                .map(claim -> claim.text() + " (" + claim.found() + ")")
                .collect(Collectors.joining("; ", " " + what + some, "."));
    }

    private static List<Section.Judged> with(Outcome outcome, List<Section.Judged> claims) {
        return claims.stream()
                .filter(claim -> claim.outcome().equals(outcome.text()))
                .toList();
    }

    /** What must be known before anything else of those studies. */
    static List<String> notices(List<StudyChapter> chapters) {
        List<String> notices = new ArrayList<>();
        List<String> drawn = chapters.stream()
                .filter(chapter -> !chapter.data().isEmpty())
                .map(StudyChapter::name)
                .toList();
        if (!drawn.isEmpty()) {
            notices.add("Synthetic data: no data folder was given, so images that the program draws stand in for "
                    + chapters.stream()
                            .flatMap(chapter -> chapter.data().stream())
                            .distinct()
                            .collect(Collectors.joining(" and "))
                    + " in " + String.join(", ", drawn) + ". What is measured there says nothing of the real images.");
        }
        if (chapters.stream().anyMatch(StudyChapter::quick)) {
            notices.add(
                    "Quick sizes: networks, training and the number of conditions are smaller than the paper's, so a claim that"
                            + " fails here may hold at full size.");
        }
        List<String> missing = chapters.stream()
                .filter(chapter -> !chapter.done())
                .map(StudyChapter::name)
                .toList();
        if (!missing.isEmpty()) {
            notices.add("Incomplete: " + String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " not done. The same command goes on where it stopped.");
        }
        return notices;
    }

    /** Heading, claims, figures and table of a study. */
    static List<Section> sections(StudyChapter chapter, String everything) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Heading(chapter.name()));
        String describes = chapter.describes();
        sections.add(new Section.Paragraph(describes.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + describes.substring(1) + "."
                + (chapter.work().isEmpty()
                        ? ""
                        : " This run: " + chapter.work().replaceFirst("^" + chapter.name() + ", ", "") + ".")));
        if (!chapter.done()) {
            sections.add(new Section.Paragraph(chapter.missing()));
        }
        sections.addAll(chapter.judged());
        chapter.figures().forEach(figure -> sections.add(new Section.Drawn(figure)));
        List<Grid> grids = StudyPage.rows(chapter.rows(), chapter.shown(), MOST_LINES);
        for (Grid grid : grids) {
            sections.add(table(grid));
        }
        int lines = StudyPage.lines(chapter.rows(), chapter.shown());
        if (lines > MOST_LINES) {
            sections.add(new Section.Paragraph(Words.count(lines - MOST_LINES, "more line")
                    + " are left out here; all rows are " + everything.replace("%s", chapter.name()) + "."));
        }
        return sections;
    }

    private static Section.Table table(Grid grid) {
        List<Boolean> numeric = new ArrayList<>();
        for (int c = 0; c < grid.columns().size(); c++) {
            int column = c;
            numeric.add(grid.columns().get(c).align() != Grid.Align.LEFT
                    || grid.cells().stream().allMatch(line -> line.get(column).matches("-?[0-9.]*")));
        }
        return new Section.Table(
                "Over seeds: mean ± s.e., median [5th, 95th percentile]",
                grid.columns().stream().map(Grid.Column::head).toList(),
                numeric,
                grid.cells());
    }
}
