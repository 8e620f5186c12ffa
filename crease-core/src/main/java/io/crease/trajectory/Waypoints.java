package io.crease.trajectory;

import io.crease.numeric.Tensor;
import java.util.List;

/**
 * The points that a {@link TrajectoryKind} draws its curve through or towards.
 *
 * @param from where it starts
 * @param to where it ends, or what it turns towards
 * @param via the points given beside these, possibly none
 */
public record Waypoints(Tensor from, Tensor to, List<Tensor> via) {

    /** Copies the list. */
    public Waypoints {
        via = List.copyOf(via);
    }
}
