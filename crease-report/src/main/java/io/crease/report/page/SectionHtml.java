package io.crease.report.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Sections as HTML. Whatever comes from a section passes through {@link Escape}. */
final class SectionHtml {
    private final StringBuilder html = new StringBuilder();
    private final List<String> headings = new ArrayList<>();
    private int figures;
    private int tables;

    /** The sections in order. */
    String of(List<Section> sections) {
        for (Section section : sections) {
            add(section);
        }
        return html.toString();
    }

    /** Whether there were figures, which need the libraries that draw them. */
    boolean drawn() {
        return figures > 0;
    }

    /** A list of links to the headings, and to the end of the page. */
    String contents() {
        StringBuilder list = new StringBuilder("<ol>\n");
        for (int i = 0; i < headings.size(); i++) {
            list.append("<li><a href=\"#part-")
                    .append(i + 1)
                    .append("\">")
                    .append(Escape.text(headings.get(i)))
                    .append("</a></li>\n");
        }
        return list.append("<li><a href=\"#provenance\">Where this comes from</a></li>\n</ol>")
                .toString();
    }

    /** A block of text as it is typed, with a button that copies it. */
    static String copied(String text, String label) {
        return "<div class=\"typed\"><pre tabindex=\"0\"><code>" + Escape.text(text)
                + "</code></pre><button type=\"button\" data-copy>" + Escape.text(label) + "</button></div>\n";
    }

    private void add(Section section) {
        if (section instanceof Section.Heading heading) {
            headings.add(heading.text());
            html.append("<h2 id=\"part-")
                    .append(headings.size())
                    .append("\">")
                    .append(Escape.text(heading.text()))
                    .append("</h2>\n");
        } else if (section instanceof Section.Paragraph paragraph) {
            html.append("<p>").append(Escape.text(paragraph.text())).append("</p>\n");
        } else if (section instanceof Section.Drawn drawn) {
            figures++;
            html.append(new FigureHtml(drawn.figure()).html(figures));
        } else if (section instanceof Section.Picture picture) {
            picture(picture);
        } else if (section instanceof Section.Table table) {
            table(table);
        } else if (section instanceof Section.Judged judged) {
            judged(judged);
        }
    }

    private void picture(Section.Picture picture) {
        html.append("<figure class=\"picture\" data-name=\"")
                .append(Escape.text(picture.name()))
                .append("\">\n<div class=\"paper\"><img alt=\"")
                .append(Escape.text(picture.alternative()))
                .append("\" src=\"data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8)))
                .append("\"></div>\n<figcaption>")
                .append(Escape.text(picture.caption()))
                .append("</figcaption>\n</figure>\n");
    }

    private void table(Section.Table table) {
        tables++;
        String name = table.caption().isEmpty() ? "Table " + tables : table.caption();
        html.append("<div class=\"table\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Escape.text(name))
                .append("\">\n<table>\n");
        if (!table.caption().isEmpty()) {
            html.append("<caption>").append(Escape.text(table.caption())).append("</caption>\n");
        }
        html.append("<thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            html.append(table.numeric().get(i) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append(Escape.text(table.columns().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> line : table.lines()) {
            html.append("<tr>");
            for (int i = 0; i < line.size(); i++) {
                html.append(table.numeric().get(i) ? "<td class=\"number\">" : "<td>")
                        .append(Escape.text(line.get(i)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n</div>\n");
    }

    private void judged(Section.Judged judged) {
        html.append("<article class=\"judged\" id=\"claim-")
                .append(Escape.text(judged.id()))
                .append("\">\n<header><code>")
                .append(Escape.text(judged.id()))
                .append("</code> ")
                .append(badge(judged.outcome()))
                .append("</header>\n<p class=\"claim\">")
                .append(Escape.text(judged.text()))
                .append(" <cite>")
                .append(Escape.text(judged.source()))
                .append("</cite></p>\n<dl>\n<div><dt>Printed</dt><dd>")
                .append(Escape.text(judged.printed()))
                .append("</dd></div>\n<div><dt>Found here</dt><dd>")
                .append(Escape.text(judged.found()))
                .append("</dd></div>\n</dl>\n<details><summary>Rule and command</summary>\n<p>")
                .append(Escape.text(judged.rule()))
                .append("</p>\n")
                .append(copied(judged.command(), "Copy the command"))
                .append("</details>\n</article>\n");
    }

    /** An outcome as a class of the style sheet, and in words that stand alone. */
    private static String badge(String outcome) {
        String[] kind =
                switch (outcome) {
                    case "borne out" -> new String[] {"yes", outcome};
                    case "partly" -> new String[] {"partly", "partly borne out"};
                    case "not" -> new String[] {"no", "not borne out"};
                    default -> new String[] {"open", outcome};
                };
        return "<span class=\"badge " + kind[0] + "\">" + Escape.text(kind[1]) + "</span>";
    }
}
