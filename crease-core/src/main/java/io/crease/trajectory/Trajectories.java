package io.crease.trajectory;

import io.crease.network.Catalogue;

/** All kinds of curves that can be asked for by name. */
public final class Trajectories {
    private static final Catalogue<TrajectoryKind> CATALOGUE = new Catalogue<>(
            "trajectory",
            new ArcKind(),
            new LineKind(),
            new CircleKind(),
            new EllipseKind(),
            new BezierKind(),
            new PolylineKind());

    private Trajectories() {}

    /** The catalogue; the first is the default. */
    public static Catalogue<TrajectoryKind> catalogue() {
        return CATALOGUE;
    }
}
