package io.crease.trajectory;

/** A quadratic Bézier curve. */
final class BezierKind implements TrajectoryKind {

    @Override
    public String name() {
        return "bezier";
    }

    @Override
    public String syntax() {
        return "bezier --from A --via C --to B";
    }

    @Override
    public String describe() {
        return "the quadratic Bezier curve from A to B with control point C";
    }

    @Override
    public String example() {
        return "--along bezier --from zeros --via gaussian:1 --to ones";
    }

    @Override
    public int mostVia() {
        return 1;
    }

    @Override
    public int randomVia() {
        return 1;
    }

    @Override
    public Trajectory through(Waypoints points) {
        return new Bezier(points.from(), points.via().get(0), points.to());
    }
}
