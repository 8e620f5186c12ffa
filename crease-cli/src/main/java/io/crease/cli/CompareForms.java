package io.crease.cli;

import java.util.List;

/**
 * A comparison in every form.
 *
 * @param chosen names of the measures asked for, or empty for the standard tables
 * @param verbose with the provenance
 */
record CompareForms(Comparison comparison, List<String> chosen, boolean verbose) implements ResultForms {
    CompareForms {
        chosen = List.copyOf(chosen);
    }

    @Override
    public String json() {
        return JsonText.of(comparison);
    }

    @Override
    public String csv() {
        return CsvText.of(comparison);
    }

    @Override
    public Page page(boolean bars) {
        return ComparePage.of(comparison, chosen, verbose);
    }
}
