package io.crease.cli;

import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown. */
final class MarkdownText {
    private MarkdownText() {}

    static String of(Page page) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < page.title().size(); i++) {
            text.append(
                            i == 0
                                    ? "**" + escaped(page.title().get(i)) + "**"
                                    : escaped(page.title().get(i)))
                    .append("\n\n");
        }
        for (Grid grid : page.grids()) {
            text.append(line(grid.columns().stream().map(Grid.Column::head).toList()));
            text.append(grid.columns().stream()
                            .map(c -> c.align() == Grid.Align.LEFT ? ":---" : "---:")
                            .collect(Collectors.joining(" | ", "| ", " |")))
                    .append('\n');
            grid.cells().forEach(row -> text.append(line(row)));
            text.append('\n');
        }
        page.sentences().forEach(s -> text.append(escaped(s)).append("\n\n"));
        return text.toString().stripTrailing() + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(MarkdownText::escaped).collect(Collectors.joining(" | ", "| ", " |")) + "\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_|<>])", "\\\\$1");
    }
}
