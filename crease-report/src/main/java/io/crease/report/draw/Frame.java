package io.crease.report.draw;

import io.crease.figure.Figure;

/**
 * The room of panels.
 *
 * @param width between the axes of each
 * @param left of the first, for labels and title of its axis
 */
record Frame(double width, double left) {
    /** A guess, for a first try or where nothing can be measured. */
    static Frame guess(Figure figure, Look look) {
        int columns = look.columns(figure);
        return new Frame(Math.max(4 * look.type(), look.width() / columns - 6.5 * look.type()), 5 * look.type());
    }
}
