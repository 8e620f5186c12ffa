package io.crease.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Regions that were found without cutting the domain.
 *
 * @param result the envelope with all rows
 * @param method {@code sample} or {@code search}
 * @param summary the numbers at the top level of the JSON, by name, in order
 * @param doubts why the number of regions is not certainly the exact one; none when it is certified
 * @param headline what the page says beside the domain
 * @param sentences below the table
 * @param exitCode what the process ends with
 */
record FoundRegions(
        Result result,
        String method,
        Map<String, @Nullable Number> summary,
        List<String> doubts,
        String headline,
        List<String> sentences,
        int exitCode) {
    FoundRegions {
        doubts = List.copyOf(doubts);
        sentences = List.copyOf(sentences);
    }
}
