package io.crease.trajectory;

/**
 * The small function space a curve lies in between two of its breaks. It is closed under affine maps, so every neuron lies in it
 * too as long as no neuron changes its piece.
 *
 * @param kind which space
 * @param angularSpeed for an arc the angle per unit of t, in radians; 0 otherwise
 */
public record Geometry(Kind kind, double angularSpeed) {

    /** The spaces. */
    public enum Kind {
        /** u + v·t. */
        LINE,
        /** u·cos ωt + v·sin ωt + w. */
        ARC,
        /** u + v·t + w·t². */
        QUADRATIC,
        /** Known by its points only; can be sampled, not traced exactly. */
        FREE
    }

    /** Straight between breaks. */
    public static final Geometry LINE = new Geometry(Kind.LINE, 0);

    /** A quadratic polynomial between breaks. */
    public static final Geometry QUADRATIC = new Geometry(Kind.QUADRATIC, 0);

    /** Known by points only. */
    public static final Geometry FREE = new Geometry(Kind.FREE, 0);

    /** An arc of a circle or ellipse that turns by {@code angularSpeed} radians per unit of t. */
    public static Geometry arc(double angularSpeed) {
        return new Geometry(Kind.ARC, angularSpeed);
    }

    /** True for arcs and quadratics: three numbers, not two, determine a piece. */
    public boolean curved() {
        return kind == Kind.ARC || kind == Kind.QUADRATIC;
    }

    /** tan(η/2) for a piece of length {@code dt}, where η is half the angle it turns through; 0 unless this is an arc. */
    public double tangent(double dt) {
        return kind == Kind.ARC ? Math.tan(angularSpeed * dt / 4) : 0;
    }
}
