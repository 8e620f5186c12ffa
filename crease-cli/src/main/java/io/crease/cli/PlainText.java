package io.crease.cli;

import java.util.ArrayList;
import java.util.List;

/** A page for a terminal. */
final class PlainText {
    private static final int WIDTH = 100;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String NORMAL = "\u001b[0m";
    private static final String GAP = "  ";

    private PlainText() {}

    static String of(Page page, boolean colour) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < page.title().size(); i++) {
            String line = page.title().get(i);
            text.append(colour && i == 0 ? BOLD + line + NORMAL : line).append('\n');
        }
        for (Grid grid : page.grids()) {
            text.append(text.isEmpty() ? "" : "\n").append(table(grid, colour));
        }
        if (!page.sentences().isEmpty()) {
            text.append('\n');
        }
        for (String sentence : page.sentences()) {
            text.append(wrapped(sentence)).append('\n');
        }
        return text.toString();
    }

    private static String table(Grid grid, boolean colour) {
        List<List<String>> columns = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (int c = 0; c < grid.columns().size(); c++) {
            List<String> cells = grid.padded(c);
            int width = cells.isEmpty() ? Grid.length(grid.columns().get(c).head()) : Grid.length(cells.get(0));
            columns.add(cells);
            head.append(c == 0 ? "" : GAP).append(grid.paddedHead(c, width));
        }
        StringBuilder text = new StringBuilder();
        String line = head.toString().stripTrailing();
        text.append(colour ? FAINT + line + NORMAL : line).append('\n');
        for (int r = 0; r < grid.cells().size(); r++) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < columns.size(); c++) {
                row.append(c == 0 ? "" : GAP).append(columns.get(c).get(r));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The sentence in lines of at most {@value #WIDTH} characters. */
    static String wrapped(String sentence) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column > 0 && column + 1 + Grid.length(word) > WIDTH) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += Grid.length(word);
        }
        return text.toString();
    }
}
