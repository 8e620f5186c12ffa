package io.crease.figure;

import java.util.List;

/**
 * One pair of axes with what is drawn between them.
 *
 * @param title above it; may be empty
 * @param subtitle a second line below the title, in lighter type: what the panel says in numbers; may be empty
 * @param x across
 * @param y upwards
 * @param series drawn in this order, the last on top
 * @param references lines across the panel with a word beside them
 * @param equal whether a unit is as long upwards as across, as for plane curves
 */
public record Panel(
        String title, String subtitle, Axis x, Axis y, List<Series> series, List<Reference> references, boolean equal) {

    /** Copies the lists. @throws IllegalArgumentException if nothing is drawn */
    public Panel {
        series = List.copyOf(series);
        references = List.copyOf(references);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("panel '" + title + "' has no series; expected at least one");
        }
    }

    /** A panel without a subtitle. */
    public Panel(String title, Axis x, Axis y, List<Series> series, List<Reference> references, boolean equal) {
        this(title, "", x, y, series, references, equal);
    }

    /** The same panel with other series between other axes. */
    public Panel with(Axis x, Axis y, List<Series> series) {
        return new Panel(title, subtitle, x, y, series, references, equal);
    }

    /** A panel without reference lines, units as they come. */
    public static Panel of(String title, Axis x, Axis y, List<Series> series) {
        return new Panel(title, x, y, series, List.of(), false);
    }
}
