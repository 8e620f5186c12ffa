package io.crease.cli;

import io.crease.figure.Figure;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import io.crease.report.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run says for people: the lines, tables and sentences that its command prints, and the figures.
 *
 * @param page lines, tables, sentences
 * @param chapters of its studies, with figures of their own; none of other runs
 * @param figures to be looked into
 * @param pictures that are drawn already
 */
record RunPage(Page page, List<StudyChapter> chapters, List<Figure> figures, List<Section.Picture> pictures) {

    /** What is made of a run read from a file. @throws io.crease.numeric.InputException if its rows do not fit together */
    static RunPage of(Run run) {
        try {
            List<StudyChapter> chapters = StudyChapter.of(run);
            return new RunPage(
                    chapters.isEmpty()
                            ? page(run)
                            : new Page(List.of(), List.of(), List.of(StudyReport.headline(chapters))),
                    chapters,
                    chapters.isEmpty()
                            ? RunFigures.of(run)
                            : chapters.stream()
                                    .flatMap(chapter -> chapter.figures().stream())
                                    .toList(),
                    List.of());
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | java.util.NoSuchElementException e) {
            throw new io.crease.numeric.InputException(
                    run.name() + ": its rows do not fit together (" + e.getMessage()
                            + "); expected those of one run: make it anew with --json",
                    e);
        }
    }

    /** The same with pictures beside the figures. */
    RunPage with(List<Section.Picture> drawn) {
        return new RunPage(page, chapters, figures, drawn);
    }

    /** The same with the words of a command that knows more than its rows, behind the first sentence made from them. */
    RunPage with(Page words) {
        List<String> sentences =
                new ArrayList<>(page.sentences().stream().limit(1).toList());
        sentences.addAll(words.sentences());
        return new RunPage(new Page(words.title(), words.grids(), sentences), chapters, figures, pictures);
    }

    private static Page page(Run run) {
        Subject.OfTrajectory curve = run.trajectory();
        if (run.command().equals("compare") && curve != null) {
            return ComparePage.of(run.comparison(curve), List.of(), false);
        }
        return switch (run.command()) {
            case "measure", "check" -> MeasurePage.of(run.result(), List.of(), false, false);
            case "dichotomies" -> run.sweep() == null ? rows(run) : DichotomiesPage.of(run.result(), false);
            case "theory" -> TheoryPage.of(run.result());
            case "regions" -> regions(run);
            case "bounds" -> bounds(run);
            default -> rows(run);
        };
    }

    /** Every row in a table. */
    private static Page rows(Run run) {
        List<Row> rows = run.rows().stream().map(Run.RunRow::row).toList();
        return new Page(
                List.of(run.networks().get(0).line()),
                List.of(new Grid.Builder()
                        .column(
                                "measure",
                                Grid.Align.LEFT,
                                rows.stream().map(Row::measure).toList())
                        .column(
                                "layer",
                                Grid.Align.RIGHT,
                                rows.stream()
                                        .map(r -> r.layer() == 0 ? "" : "" + r.layer())
                                        .toList())
                        .column(
                                "statistic",
                                Grid.Align.LEFT,
                                rows.stream().map(Row::statistic).toList())
                        .column(
                                "value",
                                Grid.Align.POINT,
                                rows.stream().map(r -> figure(r.value())).toList())
                        .column(
                                "unit",
                                Grid.Align.LEFT,
                                rows.stream().map(Row::unit).toList())
                        .column(
                                "",
                                Grid.Align.LEFT,
                                rows.stream().map(r -> r.certainty().text()).toList())
                        .build()),
                List.of());
    }

    private static String figure(@Nullable Double value) {
        return value == null ? "–" : Figures.text(value);
    }

    private static Page regions(Run run) {
        Result result = run.result();
        Page all = rows(run);
        List<Subject.Layer> layers = result.subject().network().layers().stream()
                .filter(layer -> layer.layer() > 0
                        && result.row(RegionRows.REGIONS, layer.layer(), layer.site(), Row.VALUE)
                                .isPresent())
                .toList();
        List<Grid> grids = layers.isEmpty() ? all.grids() : List.of(RegionsPage.grid(result, layers));
        List<String> sentences = new ArrayList<>();
        Row whole = result.row(RegionRows.REGIONS, 0, ReadingRows.NETWORK, Row.VALUE)
                .orElse(null);
        Double count = whole == null ? null : whole.value();
        if (whole != null && count != null) {
            sentences.add((run.complete() ? "" : "At least ") + Words.count(count.longValue(), "region") + ", "
                    + whole.certainty().text() + ".");
            whole.predictions().stream()
                    .filter(bound -> bound.value() > 0)
                    .findFirst()
                    .ifPresent(bound -> sentences.add(RegionsPage.bound(count.longValue(), bound)));
        }
        List<String> doubts = run.doubts();
        if (doubts != null && run.complete()) {
            sentences.add(
                    doubts.isEmpty() ? "The count is certified." : "Not certified: " + String.join("; ", doubts) + ".");
        }
        Subject.OfDomain domain = run.domain();
        return new Page(
                Stream.concat(all.title().stream(), domain == null ? Stream.of() : Stream.of(RegionsPage.words(domain)))
                        .toList(),
                grids,
                sentences);
    }

    private static Page bounds(Run run) {
        List<Row> rows = run.rows().stream().map(Run.RunRow::row).toList();
        List<Row> numbers =
                rows.stream().filter(row -> row.measure().equals(Bound.REGIONS)).toList();
        Grid.Builder grid = new Grid.Builder()
                .column(
                        "",
                        Grid.Align.LEFT,
                        numbers.stream().map(Row::statistic).toList())
                .column(
                        "seed",
                        Grid.Align.RIGHT,
                        numbers.stream()
                                .map(r -> r.seed() == null ? "" : "" + r.seed())
                                .toList())
                .column(
                        "regions",
                        Grid.Align.RIGHT,
                        numbers.stream().map(r -> digits(run, r)).toList())
                .column(
                        "",
                        Grid.Align.LEFT,
                        numbers.stream().map(r -> r.certainty().text()).toList())
                .column(
                        "source",
                        Grid.Align.LEFT,
                        numbers.stream().map(r -> source(run, r)).toList());
        List<String> sentences = new ArrayList<>();
        rows.stream()
                .filter(row -> row.measure().equals(BoundsRun.SHARE) && row.value() != null)
                .filter(row -> !row.statistic().equals(Row.MEDIAN) && row.seed() == null)
                .forEach(row -> sentences.add(first(row.statistic()) + ": "
                        + Figures.percent(row.value() == null ? 0 : row.value()) + " of the smallest upper bound."));
        return new Page(List.of(run.networks().get(0).line()), List.of(grid.build()), sentences);
    }

    private static String first(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String digits(Run run, Row row) {
        return run.bounds().stream()
                .filter(bound -> row.statistic().equals(bound.kind() + " bound, " + bound.name()))
                .map(Run.BoundText::regions)
                .findFirst()
                .orElse(figure(row.value()));
    }

    private static String source(Run run, Row row) {
        return run.bounds().stream()
                .filter(bound -> row.statistic().equals(bound.kind() + " bound, " + bound.name()))
                .map(bound -> bound.source() + " (" + bound.activations() + ")")
                .findFirst()
                .orElse("");
    }
}
