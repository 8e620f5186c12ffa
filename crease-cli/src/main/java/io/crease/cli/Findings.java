package io.crease.cli;

import java.util.ArrayList;
import java.util.List;

/** Sentences that say what the rows of a measurement show; each is made from rows alone and left out where they say nothing. */
final class Findings {
    private Findings() {}

    static List<String> of(Result result) {
        List<String> sentences = new ArrayList<>();
        if (result.complete() || result.aggregated()) {
            GrowthFinding.of(result).ifPresent(sentences::add);
            NeuronFinding.of(result).ifPresent(sentences::add);
        }
        TheoryFinding.of(result).ifPresent(sentences::add);
        return sentences;
    }
}
