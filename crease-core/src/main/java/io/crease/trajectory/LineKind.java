package io.crease.trajectory;

/** A straight line. */
final class LineKind implements TrajectoryKind {

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String syntax() {
        return "line --from A --to B";
    }

    @Override
    public String describe() {
        return "the straight line from A to B";
    }

    @Override
    public String example() {
        return "--along line --from gaussian:1 --to gaussian:2";
    }

    @Override
    public int mostVia() {
        return 0;
    }

    @Override
    public Trajectory through(Waypoints points) {
        return new Line(points.from(), points.to());
    }
}
