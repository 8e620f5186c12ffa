package io.crease.trajectory;

import io.crease.network.CatalogueEntry;

/** A kind of curve that can be asked for by name. One file each and one line in {@link Trajectories}. */
public interface TrajectoryKind extends CatalogueEntry {

    /** Most points that {@link Waypoints#via} may hold. */
    int mostVia();

    /** Number of points drawn at random for {@link Waypoints#via} when none is given. */
    default int randomVia() {
        return 0;
    }

    /**
     * The curve.
     *
     * @throws IllegalArgumentException if points differ in size or coincide where they must not
     */
    Trajectory through(Waypoints points);
}
