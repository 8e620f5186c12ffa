package io.crease.figure;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param group what they have in common; series of the same group have the same colour in all panels, and one entry in the legend
 * @param mark how they are drawn
 * @param style what they are, which decides line and ink
 * @param points in the order in which they are joined
 */
public record Series(String group, Mark mark, Style style, List<Point> points) {

    /** How points are drawn. */
    public enum Mark {
        /** Joined by lines, with a dot at each where there are few, and a band from low to high where there are such. */
        LINE,
        /** A dot each, with a bar from low to high where there are such. */
        DOTS,
        /** A bar from zero (from the bottom on a log axis) each, side by side where groups share an x. */
        BARS,
        /** Joined by lines, each coloured by the shade of the point that it starts from. */
        PATH,
        /** A rectangle each around (x, y), as large as the distance to the next, coloured by its shade. */
        CELLS
    }

    /** What points are. */
    public enum Style {
        /** Measured: full line. */
        MEASURED,
        /** Said by theory where it holds: dashed. */
        THEORY,
        /** Printed as a bound or prediction, but not valid here: dotted and pale, and said so in the legend. */
        NOT_VALID,
        /** Measured, of a second kind, such as layers of batch normalisation: dotted; the subtitle says what is. */
        SECOND
    }

    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }

    /** Measured points joined by a line. */
    public static Series line(String group, List<Point> points) {
        return new Series(group, Mark.LINE, Style.MEASURED, points);
    }

    /** What theory says. */
    public static Series theory(String group, List<Point> points) {
        return new Series(group, Mark.LINE, Style.THEORY, points);
    }
}
