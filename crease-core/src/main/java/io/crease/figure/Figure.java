package io.crease.figure;

import java.util.List;

/**
 * A picture of numbers, described: panels of series with a common legend. From this one description the interactive and the static form are made.
 *
 * @param name by which it is asked for, and the stem of its files: {@code length-by-depth}
 * @param title first line: what is shown
 * @param subtitle second line: of what, with the number of repetitions and what the intervals are; may be empty
 * @param colours how groups are told apart
 * @param legend what the groups are: {@code σw²}; empty if they speak for themselves
 * @param panels small multiples in the order in which they are read, at least one
 * @param columns panels to a row
 * @param alternative what can be seen, in a sentence or two made from the numbers, for those who cannot see it
 * @param source the command that makes the numbers again
 */
public record Figure(
        String name,
        String title,
        String subtitle,
        Colours colours,
        String legend,
        List<Panel> panels,
        int columns,
        String alternative,
        String source) {

    /** How groups, or shades, are told apart by colour. */
    public enum Colours {
        /** Distinct: groups have no order. */
        CATEGORIES,
        /** From dark to light in the order in which groups first appear, or by shade. */
        ORDERED,
        /** Round a circle of hues by shade, for points of a closed curve. */
        CYCLE,
        /** Two hues away from the middle of the shades, which is 0. */
        DIVERGING
    }

    /** @throws IllegalArgumentException if there are no panels or columns, or the name is not letters, digits and hyphens */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    name + ": " + panels.size() + " panels in " + columns + " columns; expected some");
        }
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a figure named '" + name + "'; expected small letters, digits and hyphens");
        }
    }
}
