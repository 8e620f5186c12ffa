package io.crease.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page in LaTeX: tables for the package booktabs, all else as comments above and below. */
final class LatexText {
    private static final Map<Integer, String> COMMANDS = Map.ofEntries(
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) '≥', "$\\geq$"),
            Map.entry((int) '≤', "$\\leq$"),
            Map.entry((int) '≈', "$\\approx$"),
            Map.entry((int) '−', "$-$"),
            Map.entry((int) '–', "--"),
            Map.entry((int) '√', "$\\surd$"),
            Map.entry((int) 'χ', "$\\chi$"),
            Map.entry((int) 'σ', "$\\sigma$"),
            Map.entry((int) 'φ', "$\\varphi$"),
            Map.entry((int) '₁', "$_1$"),
            Map.entry((int) '²', "$^2$"),
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"));

    private LatexText() {}

    static String of(Page page) {
        StringBuilder text = new StringBuilder();
        page.title().forEach(line -> text.append("% ").append(line).append('\n'));
        for (Grid grid : page.grids()) {
            text.append("\\begin{tabular}{")
                    .append(grid.columns().stream()
                            .map(c -> c.align() == Grid.Align.LEFT ? "l" : "r")
                            .collect(Collectors.joining()))
                    .append("}\n\\toprule\n");
            text.append(line(grid.columns().stream().map(Grid.Column::head).toList()));
            text.append("\\midrule\n");
            grid.cells().forEach(row -> text.append(line(row)));
            text.append("\\bottomrule\n\\end{tabular}\n");
        }
        page.sentences().forEach(s -> text.append("% ").append(s).append('\n'));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(LatexText::escaped).collect(Collectors.joining(" & ")) + " \\\\\n";
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ("#$%&_{}".indexOf(c) >= 0) {
                result.append('\\').appendCodePoint(c);
            } else {
                result.append(COMMANDS.getOrDefault(c, Character.toString(c)));
            }
        });
        return result.toString();
    }
}
