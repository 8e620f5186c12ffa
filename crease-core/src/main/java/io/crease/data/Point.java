package io.crease.data;

import io.crease.numeric.Tensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * A point of a network's input space that was read from somewhere.
 *
 * @param values its coordinates
 * @param notes what was done to it on the way (resampled, turned grey …), one sentence each; for the provenance of a result
 */
public record Point(Tensor values, List<String> notes) {

    /** Copies the list of notes. */
    public Point {
        notes = List.copyOf(notes);
    }

    /** The same point with one note more. */
    Point with(String note) {
        return new Point(values, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** A point that was read as it is. */
    public static Point of(Tensor values) {
        return new Point(values, List.of());
    }
}
