package io.crease.cli;

import io.crease.trajectory.Norms;
import io.crease.trajectory.Trajectory;
import java.util.List;

/**
 * A trajectory with how it was asked for.
 *
 * @param trajectory the curve
 * @param from the start in words, {@code gaussian:1} or {@code random}
 * @param to the end
 * @param via points between
 * @param norms of its points
 * @param notes what was done to points on the way, one sentence each
 */
record Curve(Trajectory trajectory, String from, String to, List<String> via, Norms norms, List<String> notes) {
    Curve {
        via = List.copyOf(via);
        notes = List.copyOf(notes);
    }
}
