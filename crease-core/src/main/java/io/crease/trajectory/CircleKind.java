package io.crease.trajectory;

import io.crease.numeric.Tensor;

/** A closed circle in the plane of its centre and two points. */
final class CircleKind implements TrajectoryKind {
    /** Below this sine of the angle between the points its direction is rounding. */
    private static final double LEAST_SINE = 0x1p-40;

    @Override
    public String name() {
        return "circle";
    }

    @Override
    public String syntax() {
        return "circle --from A --to B [--via CENTRE]";
    }

    @Override
    public String describe() {
        return "the closed circle that starts in A and turns towards B about CENTRE, the origin unless given; its radius is |A - CENTRE|";
    }

    @Override
    public String example() {
        return "--along circle --from gaussian:1 --to gaussian:2";
    }

    @Override
    public int mostVia() {
        return 1;
    }

    @Override
    public Trajectory through(Waypoints points) {
        Tensor u = EllipseKind.halfAxis(points, points.from());
        Tensor towards = EllipseKind.halfAxis(points, points.to());
        double[] v = towards.toArray();
        // Twice is enough for orthogonality to rounding, however small the angle.
        for (int round = 0; round < 2; round++) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < v.length; i++) {
                product += u.get(i) * v[i];
                square += u.get(i) * u.get(i);
            }
            for (int i = 0; i < v.length && square > 0; i++) {
                v[i] -= product / square * u.get(i);
            }
        }
        double norm = Tensor.vector(v).norm();
        if (u.norm() == 0 || norm <= LEAST_SINE * towards.norm()) {
            throw new IllegalArgumentException(
                    "circle: the centre and the two points lie on one line; expected three points that span a plane");
        }
        for (int i = 0; i < v.length; i++) {
            v[i] *= u.norm() / norm;
        }
        return new Ellipse(EllipseKind.centre(points), u, Tensor.adopt(u.shape(), v));
    }
}
