package io.crease.cli;

import java.util.List;

/**
 * What people read of a result: lines that say what it is about, tables, sentences.
 *
 * @param title lines above the tables, the first the most important
 * @param grids tables
 * @param sentences what the numbers say
 */
record Page(List<String> title, List<Grid> grids, List<String> sentences) {
    Page {
        title = List.copyOf(title);
        grids = List.copyOf(grids);
        sentences = List.copyOf(sentences);
    }
}
