package io.crease.trajectory;

import io.crease.numeric.Tensor;

/** A closed ellipse through two points. */
final class EllipseKind implements TrajectoryKind {

    @Override
    public String name() {
        return "ellipse";
    }

    @Override
    public String syntax() {
        return "ellipse --from A --to B [--via CENTRE]";
    }

    @Override
    public String describe() {
        return "the closed ellipse CENTRE + cos(2 pi t) u + sin(2 pi t) v through A = CENTRE + u and B = CENTRE + v; CENTRE is the origin unless given";
    }

    @Override
    public String example() {
        return "--along ellipse --from gaussian:1 --to gaussian:2 --via zeros";
    }

    @Override
    public int mostVia() {
        return 1;
    }

    @Override
    public Trajectory through(Waypoints points) {
        return new Ellipse(centre(points), halfAxis(points, points.from()), halfAxis(points, points.to()));
    }

    static Tensor centre(Waypoints points) {
        return points.via().isEmpty()
                ? Tensor.zeros(points.from().shape())
                : points.via().get(0);
    }

    /** From the centre to a point. */
    static Tensor halfAxis(Waypoints points, Tensor end) {
        Tensor centre = centre(points);
        Ends.sameSize("circle or ellipse", centre, end);
        double[] axis = end.toArray();
        for (int i = 0; i < axis.length; i++) {
            axis[i] -= centre.get(i);
        }
        return Tensor.adopt(end.shape(), axis);
    }
}
