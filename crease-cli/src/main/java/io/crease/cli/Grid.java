package io.crease.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts.
 *
 * @param columns heads
 * @param cells rows of as many cells
 */
record Grid(List<Column> columns, List<List<String>> cells) {

    /** How cells of a column stand under each other. */
    enum Align {
        LEFT,
        RIGHT,
        /** Decimal points in one line. */
        POINT
    }

    /** Head and alignment. */
    record Column(String head, Align align) {}

    Grid {
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        for (List<String> row : cells) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row has " + row.size() + " cells; expected " + columns.size());
            }
        }
    }

    /** Collects columns, each with its cells from top to bottom. */
    static final class Builder {
        private final List<Column> columns = new ArrayList<>();
        private final List<List<String>> contents = new ArrayList<>();

        Builder column(String head, Align align, List<String> content) {
            columns.add(new Column(head, align));
            contents.add(content);
            return this;
        }

        Grid build() {
            List<List<String>> rows = new ArrayList<>();
            for (int r = 0; !contents.isEmpty() && r < contents.get(0).size(); r++) {
                List<String> row = new ArrayList<>();
                for (List<String> content : contents) {
                    row.add(content.get(r));
                }
                rows.add(row);
            }
            return new Grid(columns, rows);
        }
    }

    /** The cells of a column, padded to one width with spaces. */
    List<String> padded(int column) {
        List<String> texts = cells.stream().map(row -> row.get(column)).toList();
        Align align = columns.get(column).align();
        int left = 0;
        for (String text : texts) {
            left = Math.max(left, point(text));
        }
        List<String> result = new ArrayList<>();
        for (String text : texts) {
            result.add(align == Align.POINT ? " ".repeat(left - point(text)) + text : text);
        }
        int width = length(columns.get(column).head());
        for (String text : result) {
            width = Math.max(width, length(text));
        }
        List<String> padded = new ArrayList<>();
        int widest = result.stream().mapToInt(Grid::length).max().orElse(0);
        for (String text : result) {
            String block = text + " ".repeat(align == Align.POINT ? widest - length(text) : 0);
            String fill = " ".repeat(width - length(block));
            padded.add(align == Align.LEFT ? block + fill : fill + block);
        }
        return padded;
    }

    /** Head of a column, padded like its cells. */
    String paddedHead(int column, int width) {
        String head = columns.get(column).head();
        String fill = " ".repeat(width - length(head));
        return columns.get(column).align() == Align.LEFT ? head + fill : fill + head;
    }

    /** Number of characters that take room. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Where the decimal point of the first number stands, or would stand. */
    private static int point(String text) {
        int i = 0;
        while (i < text.length() && !Character.isDigit(text.charAt(i))) {
            i++;
        }
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return text.codePointCount(0, i);
    }
}
