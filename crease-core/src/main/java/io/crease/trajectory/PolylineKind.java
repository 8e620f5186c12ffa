package io.crease.trajectory;

import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Straight lines from point to point. */
final class PolylineKind implements TrajectoryKind {

    @Override
    public String name() {
        return "polyline";
    }

    @Override
    public String syntax() {
        return "polyline --from A --via C [--via D ...] --to B";
    }

    @Override
    public String describe() {
        return "straight lines from A through C, D, ... to B";
    }

    @Override
    public String example() {
        return "--along polyline --from zeros --via gaussian:1 --via gaussian:2 --to ones";
    }

    @Override
    public int mostVia() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int randomVia() {
        return 1;
    }

    @Override
    public Trajectory through(Waypoints points) {
        List<Tensor> all = new ArrayList<>();
        all.add(points.from());
        all.addAll(points.via());
        all.add(points.to());
        return new Polyline(all);
    }
}
