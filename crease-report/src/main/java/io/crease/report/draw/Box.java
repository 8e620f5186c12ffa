package io.crease.report.draw;

/**
 * An upright rectangle in a panel, its edges included.
 *
 * @param left from the panel's left edge
 * @param right at least {@code left}
 * @param bottom from the panel's lower edge
 * @param top at least {@code bottom}
 */
record Box(double left, double right, double bottom, double top) {

    /** The same with so much more at each side. */
    Box widened(double by) {
        return new Box(left - by, right + by, bottom - by, top + by);
    }

    /** Whether they have a point in common. */
    boolean meets(Box other) {
        return left <= other.right && other.left <= right && bottom <= other.top && other.bottom <= top;
    }

    /** Whether the straight line between two points has a point in it: what of the line is left when each edge cuts off what lies beyond it (Liang and Barsky 1984). */
    boolean meets(double x1, double y1, double x2, double y2) {
        double[] steps = {x1 - x2, x2 - x1, y1 - y2, y2 - y1};
        double[] rooms = {x1 - left, right - x1, y1 - bottom, top - y1};
        double from = 0;
        double to = 1;
        for (int edge = 0; edge < steps.length; edge++) {
            if (steps[edge] == 0) {
                if (rooms[edge] < 0) {
                    return false;
                }
            } else if (steps[edge] < 0) {
                from = Math.max(from, rooms[edge] / steps[edge]);
            } else {
                to = Math.min(to, rooms[edge] / steps[edge]);
            }
        }
        return from <= to;
    }
}
