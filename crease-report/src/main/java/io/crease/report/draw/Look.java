package io.crease.report.draw;

import io.crease.figure.Figure;
import io.crease.figure.Panel;

/**
 * How large a figure is drawn.
 *
 * @param width of the whole figure in units
 * @param type size of the type along axes in the same units; all distances follow it
 * @param unit what a unit is in the file: {@code pt} in print, {@code px} on a page
 * @param interactive whether it can be looked into, which a printed one cannot
 */
public record Look(double width, double type, String unit, boolean interactive) {
    private static final double POINTS_PER_CM = 72 / 2.54;

    /** One column of a paper, 8.5 cm wide, in type of 7.5 points. */
    public static final Look ONE_COLUMN = new Look(8.5 * POINTS_PER_CM, 7.5, "pt", false);

    /** Two columns of a paper, 17.5 cm wide, in type of 8 points. */
    public static final Look TWO_COLUMNS = new Look(17.5 * POINTS_PER_CM, 8, "pt", false);

    /** For a page, 760 pixels wide. */
    public static final Look PAGE = new Look(760, 12, "px", true);

    /** @throws IllegalArgumentException if there is not room for some letters */
    public Look {
        if (!(type > 0) || !(width >= 16 * type) || !Double.isFinite(width)) {
            throw new IllegalArgumentException(
                    "width " + width + " with type of " + type + "; expected at least 16 times the type");
        }
    }

    /** A single panel with few words in one column, others in two. */
    public static Look printed(Figure figure) {
        return figure.panels().size() == 1 ? ONE_COLUMN : TWO_COLUMNS;
    }

    /** Panels to a row: as many as the figure asks for, or as there is room for. */
    int columns(Figure figure) {
        boolean square = figure.panels().stream().allMatch(Panel::equal);
        int room = Math.max(1, (int) (width / type / (square ? 10 : 17)));
        return Math.min(room, Math.min(figure.columns(), figure.panels().size()));
    }
}
