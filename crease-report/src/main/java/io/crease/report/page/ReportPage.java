package io.crease.report.page;

import java.util.List;

/**
 * What a page says, before it is HTML.
 *
 * @param title of the page
 * @param headline what was found, in one paragraph made from the rows
 * @param notices what must be known before anything else: that data were drawn by the program, that a run is incomplete; may be empty
 * @param sections in order
 * @param facts where it comes from: versions, seeds, machine, time
 * @param command that makes it again
 * @param sources BibTeX entries
 */
public record ReportPage(
        String title,
        String headline,
        List<String> notices,
        List<Section> sections,
        List<Fact> facts,
        String command,
        List<String> sources) {

    /** Copies the lists. */
    public ReportPage {
        notices = List.copyOf(notices);
        sections = List.copyOf(sections);
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
    }

    /** A thing that should be known: {@code Java}, {@code 17.0.15}. */
    public record Fact(String name, String value) {}
}
