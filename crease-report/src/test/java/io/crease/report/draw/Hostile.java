package io.crease.report.draw;

import io.crease.figure.Axis;
import io.crease.figure.Figure;
import io.crease.figure.Figure.Colours;
import io.crease.figure.Panel;
import io.crease.figure.Series;
import java.util.List;

/** A figure whose names come from files that mean no good. */
final class Hostile {
    static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\"quoted\" & 'single', \\ and \u2028",
            "two\nlines",
            "x".repeat(300),
            "😀 layer",
            "]]>\u0001");

    private Hostile() {}

    static Figure named() {
        List<Series> all = NAMES.stream()
                .map(name -> Series.line(name, Figures.points(5, x -> x * (1 + NAMES.indexOf(name)))))
                .toList();
        Panel numbers = Panel.of(NAMES.get(0), Axis.linear(NAMES.get(1)), Axis.linear(NAMES.get(3)), all);
        Panel names = Panel.of(NAMES.get(2), Axis.names("name", NAMES), Axis.linear("'+datum.value+'"), all);
        return new Figure(
                "hostile",
                "</title><script>",
                "-->" + "word ".repeat(80),
                Colours.CATEGORIES,
                "<b>",
                List.of(numbers, names),
                2,
                "a \"description\" > b",
                "crease");
    }
}
