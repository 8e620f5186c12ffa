package io.crease.report.page;

import io.crease.data.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page as one HTML file, which loads nothing: style, scripts, figures and pictures are within, and its content security policy forbids everything else,
 * scripts other than its own included. Without scripts all words and tables can still be read.
 */
public final class HtmlPage {
    private HtmlPage() {}

    /** Writes {@link #of} in UTF-8, over what was there. @throws io.crease.numeric.InputException if the file cannot be written */
    public static void write(ReportPage page, Path file) {
        AtomicFile.write(file, of(page).getBytes(StandardCharsets.UTF_8));
    }

    /** The page. The same page gives the same text. */
    public static String of(ReportPage page) {
        SectionHtml sections = new SectionHtml();
        String body = sections.of(page.sections());
        List<String> scripts = new ArrayList<>();
        if (sections.drawn()) {
            scripts.add(Template.read("npm/vega/package/build/vega.min.js"));
            scripts.add(Template.read("npm/vega-lite/package/build/vega-lite.min.js"));
        }
        scripts.add(Template.read("page/page.js"));
        return Template.fill(
                Template.read("page/page.html"),
                Map.of(
                        "hashes", scripts.stream().map(Template::hash).collect(Collectors.joining(" ")),
                        "style", Template.read("page/page.css"),
                        "title", Escape.text(page.title()),
                        "headline", Escape.text(page.headline()),
                        "notices", notices(page.notices()),
                        "contents", sections.contents(),
                        "sections", body,
                        "provenance", provenance(page),
                        "scripts",
                                scripts.stream()
                                        .map(script -> "<script>" + script + "</script>\n")
                                        .collect(Collectors.joining())));
    }

    private static String notices(List<String> notices) {
        return notices.stream()
                .map(notice -> "<p class=\"notice\" role=\"note\">" + Escape.text(notice) + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String provenance(ReportPage page) {
        StringBuilder html = new StringBuilder();
        if (!page.facts().isEmpty()) {
            html.append("<dl class=\"facts\">\n");
            for (ReportPage.Fact fact : page.facts()) {
                html.append("<div><dt>")
                        .append(Escape.text(fact.name()))
                        .append("</dt><dd>")
                        .append(Escape.text(fact.value()))
                        .append("</dd></div>\n");
            }
            html.append("</dl>\n");
        }
        if (!page.command().isEmpty()) {
            html.append("<p>The command that makes this page again:</p>\n")
                    .append(SectionHtml.copied(page.command(), "Copy the command"));
        }
        if (!page.sources().isEmpty()) {
            html.append("<h3>Sources</h3>\n")
                    .append(SectionHtml.copied(String.join("\n\n", page.sources()), "Copy as BibTeX"));
        }
        return html.toString();
    }
}
