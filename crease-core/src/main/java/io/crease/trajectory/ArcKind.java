package io.crease.trajectory;

/** The arc of the paper. */
final class ArcKind implements TrajectoryKind {

    @Override
    public String name() {
        return "arc";
    }

    @Override
    public String syntax() {
        return "arc --from A --to B";
    }

    @Override
    public String describe() {
        return "cos(pi t/2) A + sin(pi t/2) B: a quarter circle about the origin when A and B are orthogonal and of equal norm";
    }

    @Override
    public String example() {
        return "--along arc --from mnist:test/0 --to mnist:test/1";
    }

    @Override
    public int mostVia() {
        return 0;
    }

    @Override
    public Trajectory through(Waypoints points) {
        return new Arc(points.from(), points.to());
    }
}
