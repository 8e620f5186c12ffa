package io.crease.cli;

import io.crease.region.RegionCount;
import io.crease.report.page.HtmlPage;
import io.crease.report.page.ReportPage;
import io.crease.report.page.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of {@code crease regions}: of one network, or of several on one domain, side by side and then under a heading each. */
final class RegionsReport {
    private RegionsReport() {}

    /**
     * Writes the page of one network.
     *
     * @param picture has gathered its cells; null if they cannot be drawn
     */
    static void write(RegionsForms forms, @Nullable PictureFile picture, Path file) {
        Run run = RunFile.of(file.toString(), forms.json());
        RunReport.write(List.of(run), List.of(page(run, forms, picture)), file);
    }

    /**
     * Writes the page of several networks.
     *
     * @param members that were counted, and perhaps some that were not
     */
    static void write(SeriesPage series, List<SeriesRun.Member> members, Path file) {
        List<RegionsForms> forms = series.results().stream()
                .map(result -> new RegionsForms(result, false))
                .toList();
        List<Run> runs = forms.stream()
                .map(form -> RunFile.of(file.toString(), form.json()))
                .toList();
        List<RunPage> pages = IntStream.range(0, runs.size())
                .mapToObj(i -> page(runs.get(i), forms.get(i), members.get(i).picture()))
                .toList();
        ReportPage all = RunReport.page(runs, pages);
        Page table = series.page(false);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Heading("Side by side"));
        table.grids().forEach(grid -> sections.add(RunReport.table(grid)));
        IntStream.range(0, runs.size())
                .mapToObj(i -> name(series.results().get(i)) + ": "
                        + String.join(" ", pages.get(i).page().sentences()))
                .forEach(text -> sections.add(new Section.Paragraph(text)));
        sections.addAll(all.sections());
        String counts = series.results().stream()
                .map(result -> name(result) + " has " + (result.ended() == null ? "" : "at least ")
                        + Words.count(result.count().regions(), "region"))
                .collect(Collectors.joining(", "));
        HtmlPage.write(
                new ReportPage(
                        "regions: " + Words.count(runs.size(), "network"),
                        Stream.concat(Stream.of(counts + "."), table.sentences().stream())
                                .collect(Collectors.joining(" ")),
                        all.notices(),
                        sections,
                        all.facts(),
                        all.command(),
                        all.sources()),
                file);
    }

    private static String name(RegionsResult result) {
        return PictureFile.name(result.result().subject().network().source());
    }

    /** With a map of each layer's regions and one of all. */
    private static RunPage page(Run run, RegionsForms forms, @Nullable PictureFile picture) {
        List<Section.Picture> pictures = new ArrayList<>();
        RegionCount count = forms.regions().count();
        if (picture != null) {
            if (count.afterLayer().size() > 1) {
                pictures.add(picture.section(count, "regions-by-layer", true));
            }
            pictures.add(picture.section(count, "regions", false));
        }
        return RunPage.of(run).with(forms.page(false)).with(pictures);
    }
}
